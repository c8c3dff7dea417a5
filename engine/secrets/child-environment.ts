/** What child processes, the browser first of all, get to see of our environment (case F-92). */

import { secretsInForce } from './secret.ts';

/** A copy of an environment without every variable that contains a secret in force. Give it to each process that is started. */
export function environmentForChildren(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const values = secretsInForce().map((secret) => secret.reveal());
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || values.some((secret) => value.includes(secret)) ? [] : [[name, value] as const]),
  );
}
