import { FaultError } from '../engine/faults.ts';
import { InputError, problem } from '../engine/inputs/problem.ts';
import { sourceName, type Secret } from '../engine/secrets/secret.ts';
import { totpOf } from '../engine/session/one-time-code.ts';

/**
 * Looks whether a secret can be the key of a second factor, before a password is typed on the way to it (F-43).
 * @throws InputError naming the reference, never the key
 */
export const requireTotpKey = (secret: Secret): void => {
  try {
    totpOf(secret);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new InputError([problem('secret.totp', sourceName(secret.source), {})]);
  }
};
