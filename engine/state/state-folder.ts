import { createHash } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, inState } from './state-fault.ts';

/** The folders of the state, by what they hold. */
export type StatePart = 'locks' | 'refusals' | 'machines' | 'intents' | 'spent-codes' | 'browsers' | 'simulators' | 'history';

/**
 * Makes one folder of the state and gives its path. Who may use the state is said by the state folder's own mode (a team's folder has, for example,
 * 2770 and a group); everything below takes it over. A state folder that is not there yet becomes its maker's alone.
 * @throws FaultError `state-folder`
 */
export const stateFolder = (stateDir: string, part: StatePart, ...keys: readonly string[]): string =>
  inState(join(stateDir, part, ...keys), () => {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    let dir = stateDir;
    for (const name of [part, ...keys]) {
      const parent = dir;
      dir = join(dir, name);
      makeLike(parent, dir);
    }
    return dir;
  });

const makeLike = (parent: string, dir: string): void => {
  try {
    mkdirSync(dir);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  if (process.platform === 'win32') return;
  const mode = statSync(parent).mode & 0o2777;
  try {
    if ((statSync(dir).mode & 0o2777) !== mode) chmodSync(dir, mode);
  } catch (error) {
    // A mounted share may rule over modes itself.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
  }
};

/** The mode of a file in a folder of the state: as the folder's, nothing executable. */
export const fileMode = (dir: string): number => statSync(dir).mode & 0o666;

/** A new or lost name is on disk only when its folder is flushed; Windows and some shares cannot flush a folder and order this themselves. */
export const flushFolder = (dir: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    closeSync(folder);
  }
};

/**
 * A file's name for texts that are not ours: 32 hex digits, so that no text is a path and two texts never share a file, on a case-blind file system
 * neither (F-98, law 9).
 */
export const keyOf = (...texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts.map((text) => text.normalize('NFC')))).digest('hex').slice(0, 32);

/** Names in a folder that match, sorted; none when the folder is not there. @throws FaultError `state-folder` */
export const namesIn = (dir: string, pattern: RegExp): string[] =>
  inState(dir, () => {
    try {
      return readdirSync(dir).filter((name) => pattern.test(name)).sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  });
