import type { Page } from 'playwright';
import { FaultError, type Fault } from '../faults.ts';
import { reach, type Reachable } from '../reach.ts';
import { causeWords, probedWords } from '../words/causes.ts';
import { describeFault } from '../words/faults.ts';
import { paceWords } from '../words/pace.ts';
import { causeOf, type Probes } from './cause.ts';
import type { Pace } from './pace.ts';

/** Where a failure happened. */
export interface FailedAt {
  readonly pace: Pace | undefined;
  readonly tab: Page;
  readonly probes: Probes;
}

/** After a failure the browser stays open with the cause in words, until the person closes it. Where nobody watches, or who watches has stopped it, nothing waits. */
export const stayOpen = async ({ pace, tab, probes }: FailedAt, fault: Fault): Promise<void> => {
  if (!pace?.window || !pace.attended || fault.code === 'stopped') return;
  const cause = await causeOf(fault, probes);
  const { lang } = pace;
  const { sentence, next } = describeFault(fault, lang);
  const closed = new AbortController();
  const onClose = (): void => closed.abort();
  tab.once('close', onClose);
  try {
    if (tab.isClosed()) return;
    await pace.ask({
      about: 'failure', title: causeWords[cause.kind][lang](), sentence, next, facts: [...cause.probed.map((one) => probedWords[one][lang]()), paceWords.failure[lang]()], choices: ['close'],
    }, closed.signal);
  } catch (error) {
    // Leaving this question in any way only means that the person has seen enough.
    if (!(error instanceof FaultError)) throw error;
  } finally {
    tab.off('close', onClose);
  }
};

/** The way to a machine, as a probe of causes. */
export const wayTo = (machine: Reachable): Probes['way'] => async () => {
  const found = await reach(machine);
  if (found.ok) return undefined;
  return ['tls-version', 'certificate', 'pin'].includes(found.cause) ? 'tls' : 'network';
};
