import { explain } from '../playwright-errors.ts';
import type { Armed } from '../relay/relay.ts';
import type { ArmedWrite, WriteOutcome } from '../relay/rules.ts';
import type { Press } from '../appliance.ts';
import { pause, type SessionParts } from './parts.ts';

/** How a request of the session ended; undefined: no answer within the wait. */
export type Sent = WriteOutcome | undefined;

/** A request as the relay knows it, whatever became of the click that made it. */
export type Request = Pick<Armed, 'sent' | 'outcome'>;

/**
 * Lets exactly one request of the session out, once, at one click (laws 1, 4). A click that failed after its request had left counts by the request.
 * @param onArmed called with the request before anything is pressed
 * @throws what the click threw, when no request appeared
 */
export const sendOnce = async (parts: Pick<SessionParts<unknown>, 'relay' | 'limitMs'>, write: ArmedWrite, click: () => Promise<void>, onArmed?: (request: Request) => void): Promise<Sent> => {
  const armed = parts.relay.arm(write);
  onArmed?.(armed);
  let clickError: unknown;
  try {
    await click().catch((error: unknown) => {
      clickError = error;
    });
    await Promise.race([armed.sent, pause(parts.limitMs)]);
  } finally {
    armed.disarm();
  }
  const sent = await Promise.race([armed.outcome, pause(parts.limitMs).then(() => undefined)]);
  if (clickError !== undefined && sent?.kind === 'not-sent') throw clickError;
  return sent;
};

/** Presses one control of a page between sign-in and console. `values` are fields that hold something else than what the page was read with. */
export const pressOnce = async (
  parts: Pick<SessionParts<unknown>, 'relay' | 'limitMs'>, press: Press, what: string, more: { readonly values?: Readonly<Record<string, readonly string[]>>; readonly secret?: boolean } = {},
): Promise<Sent | 'closed'> => {
  const click = (): Promise<void> => explain(what, () => press.control.click({ timeout: parts.limitMs, noWaitAfter: true }));
  if (!press.sends) {
    await click();
    return 'closed';
  }
  const { rule, expected, free } = press.sends;
  return sendOnce(parts, { intentId: what, rule, expected: { ...expected, ...more.values }, free, session: true, ...(more.secret ? { secret: true } : {}) }, click);
};
