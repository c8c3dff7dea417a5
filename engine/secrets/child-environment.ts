/** What child processes other than the browser get to see of our environment (case F-92). */

import { secretsInForce } from './secret.ts';

/** What a program needs to find its own keys, settings and agents. */
const PASSED_ON = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TMPDIR|TEMP|TMP|XDG_[A-Z_]+|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|SSH_AUTH_SOCK|GNUPGHOME|GPG_TTY|SYSTEMROOT|SYSTEMDRIVE|WINDIR|PATHEXT|USERNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA)$/i;

/**
 * The variables that a child may have: an allow-list, because the passwords of other profiles stand in the environment (`env:NAME`) before anybody has asked for them; and
 * of it no variable that contains a secret in force. Give it to each process that is started.
 * @param more further names for a program that needs them
 */
export function environmentForChildren(env: Readonly<Record<string, string | undefined>> = process.env, more?: RegExp): Record<string, string> {
  const values = secretsInForce().map((secret) => secret.reveal());
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || !(PASSED_ON.test(name) || more?.test(name)) || values.some((secret) => value.includes(secret)) ? [] : [[name, value] as const]),
  );
}
