import { FaultError } from '../faults.ts';
import type { Gate } from '../gate.ts';
import type { Journal } from '../journal.ts';
import type { StoppedRequest } from '../relay/rules.ts';

/** Writes down a save that was held back while a person worked. The relay's callback must not throw; a disk that takes no line stops the walk at its next one. */
export const noteHeld = (journal: Journal, at: Gate['at'], { method, url, detail }: StoppedRequest): void => {
  try {
    journal.write({ type: 'request-held', ...at, request: `${method} ${url}`, ...(detail === undefined ? {} : { detail }) });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
};
