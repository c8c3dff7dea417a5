import type { SignInForm } from '../appliance.ts';
import { FaultError } from '../faults.ts';
import type { Request, Sent } from './send.ts';
import { pause, requireNotStopped, type SessionParts } from './parts.ts';

/**
 * The person types account and password in the browser window. The relay lets that one request pass without knowing its content; nothing is recorded until the
 * signed-in sign. A second try needs a second run (F-39).
 * @throws FaultError `person-needed` without a window or when nobody signed in in time, `stopped`
 */
export const signInByHand = async (parts: SessionParts<unknown>, form: SignInForm, why: string, onArmed: (request: Request) => void): Promise<Sent> => {
  const { tab, relay, journal, target, limitMs, personMs = 300_000 } = parts;
  if (!target.headed) throw new FaultError('person-needed', { detail: why });
  const armed = relay.arm({ intentId: 'sign-in', rule: form.rule, secret: true, expected: {}, free: [...Object.values(form.fields), ...form.free] });
  onArmed(armed);
  // The page may speak to the person before their request leaves, of a field they forgot: that is no answer of the machine.
  const theirs = parts.handOver?.();
  journal.write({ type: 'person-asked', what: 'sign-in', seconds: Math.round(personMs / 1000) });
  try {
    const end = performance.now() + personMs;
    let sent: boolean | undefined;
    while (sent === undefined && performance.now() < end) {
      requireNotStopped(parts);
      if (tab.isClosed()) throw new FaultError('person-needed', { detail: 'closed' });
      sent = await Promise.race([armed.sent, pause(200).then(() => undefined)]);
    }
    if (sent === undefined) throw new FaultError('person-needed', { detail: why });
  } finally {
    theirs?.();
    armed.disarm();
  }
  return Promise.race([armed.outcome, pause(limitMs).then(() => undefined)]);
};
