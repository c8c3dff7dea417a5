import { Secret as Key, TOTP, URI } from 'otpauth';
import { FaultError } from '../faults.ts';
import type { Secret } from '../secrets/secret.ts';

/** A code typed with less than this left of its step would arrive too late (F-43). */
const edgeMs = 3_000;

/** Steps that may be found spent in a row before somebody must look: other runs of the same account are using them up. */
const mostSteps = 5;

/** The time and the wait of codes; tests give their own. */
export interface CodeClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Reads the key of a second factor: base32, or the `otpauth://totp/…` address of a QR code. @throws FaultError `no-secret`, which never quotes it */
export const totpOf = (secret: Secret): TOTP => {
  const text = secret.reveal();
  try {
    if (!/^otpauth:/i.test(text)) return new TOTP({ secret: Key.fromBase32(text.replaceAll(/[\s-]/g, '')) });
    const read = URI.parse(text);
    if (read instanceof TOTP) return read;
  } catch {
    // The library's message may quote a part of the key.
  }
  throw new FaultError('no-secret', { detail: 'TOTP' });
};

/**
 * The code of the present step, or of the next one when little is left of this step or when it is spent, by this process or another (F-43).
 * @param spend takes a step for us alone; false when it is spent
 * @throws FaultError `no-secret`, `code-needed` when every step is taken by others
 */
export const freshCode = async (secret: Secret, spend: (step: number) => boolean, clock: CodeClock): Promise<string> => {
  const totp = totpOf(secret);
  const periodMs = totp.period * 1000;
  for (let tried = 0; tried < mostSteps; tried += 1) {
    const now = clock.now();
    const leftMs = periodMs - (now % periodMs);
    if (leftMs >= edgeMs && spend(totp.counter({ timestamp: now }))) return totp.generate({ timestamp: now });
    await clock.wait(leftMs);
  }
  throw new FaultError('code-needed', { text: 'TOTP' });
};
