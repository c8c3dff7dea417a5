import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fstatSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { FaultError } from '../faults.ts';
import { writePart, writeWhole, type WritePart } from '../write-whole.ts';
import { codeOf, inState } from './state-fault.ts';
import { fileMode, flushFolder } from './state-folder.ts';

/** What a file of the state folder holds. `torn`: it is there and is no whole record; `mtimeMs` is by the clock of whoever keeps the folder. */
export type Found<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'torn'; readonly detail: string; readonly mtimeMs: number }
  | { readonly kind: 'value'; readonly value: T; readonly mtimeMs: number };

/** What a system says when this file system has no hard links (FAT, many SMB shares). */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EXDEV', 'UNKNOWN']);

/**
 * Makes a file with its whole content, or finds that it is there already. The content is flushed first and then linked to its name, so nobody sees
 * half a record; where there are no links, the name is taken by exclusive create and a crash in between leaves a torn file.
 * @param link for tests: what links
 * @param write for tests: what writes
 * @returns false when the name is taken
 * @throws FaultError `state-folder`
 */
export const createOnce = (path: string, value: unknown, link: typeof linkSync = linkSync, write: WritePart = writePart): boolean =>
  inState(path, () => {
    const text = JSON.stringify(value);
    const temporary = writeBeside(path, text, true, write);
    try {
      link(temporary, path);
      flushFolder(dirname(path));
      return true;
    } catch (error) {
      // A share may repeat a request whose answer was lost: then the name is taken by this very content.
      if (codeOf(error) === 'EEXIST') return isText(path, text);
      if (!noLinks.has(codeOf(error))) throw error;
      return takeName(path, text, write);
    } finally {
      removeIfThere(temporary);
    }
  });

/**
 * Puts a whole file in the place of another, or changes nothing.
 * @param flush false for what is of use for seconds only (a lease)
 * @param move for tests: what renames
 * @param write for tests: what writes
 * @throws FaultError `state-folder`
 */
export const replaceFile = (path: string, value: unknown, flush = true, move: typeof renameSync = renameSync, write: WritePart = writePart): void => {
  inState(path, () => {
    const temporary = writeBeside(path, JSON.stringify(value), flush, write);
    try {
      movePatiently(temporary, path, move);
    } catch (error) {
      removeIfThere(temporary);
      throw error;
    }
    if (flush) flushFolder(dirname(path));
  });
};

/** Reads one record. @throws FaultError `state-folder` when the file is there and cannot be opened */
export const readRecord = <T>(path: string, schema: z.ZodType<T>): Found<T> =>
  inState(path, () => {
    let text: string;
    let mtimeMs: number;
    try {
      ({ text, mtimeMs } = readWhole(path));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { kind: 'absent' };
      throw error;
    }
    try {
      const parsed = schema.safeParse(JSON.parse(text));
      return parsed.success ? { kind: 'value', value: parsed.data, mtimeMs } : { kind: 'torn', detail: issuesOf(parsed.error), mtimeMs };
    } catch (error) {
      return { kind: 'torn', detail: error instanceof Error ? error.message : String(error), mtimeMs };
    }
  });

const issuesOf = (error: z.ZodError): string => error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; ');

/** Reads one record that must be whole if it is there. @throws FaultError `state-folder` naming a torn file: it is never passed over */
export const wholeRecord = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  const found = readRecord(path, schema);
  if (found.kind === 'torn') throw new FaultError('state-folder', { path, detail: found.detail });
  return found.kind === 'value' ? found.value : undefined;
};

/** Takes a file away and flushes that. @returns false when it was not there @throws FaultError `state-folder` */
export const removeRecord = (path: string): boolean =>
  inState(path, () => {
    const was = removeIfThere(path);
    if (was) flushFolder(dirname(path));
    return was;
  });

/** Takes away those of the named files that were last written before a time of the folder's clock. @throws FaultError `state-folder` */
export const removeOlder = (dir: string, names: readonly string[], beforeMs: number): void => {
  for (const name of names) {
    const path = join(dir, name);
    inState(path, () => {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat && stat.mtimeMs < beforeMs) removeIfThere(path);
    });
  }
};

/** The time by the clock of whoever keeps the folder, in ms since the epoch: hosts' clocks differ, a share has one. @throws FaultError `state-folder` */
export const folderTime = (dir: string): number =>
  inState(dir, () => {
    const path = join(dir, `.now.${randomBytes(8).toString('hex')}.tmp`);
    const file = openSync(path, 'wx', fileMode(dir));
    try {
      writeSync(file, '.');
      fsyncSync(file);
      return fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
      removeIfThere(path);
    }
  });

/** A virus scanner or a reader may hold the target for a moment (F-123); the caller is synchronous, so the wait is short: 260 ms in all. */
const movePatiently = (from: string, to: string, move: typeof renameSync): void => {
  for (const pauseMs of [20, 60, 180, undefined]) {
    try {
      move(from, to);
      return;
    } catch (error) {
      if (pauseMs === undefined || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
};

const writeBeside = (path: string, text: string, flush: boolean, write: WritePart): string => {
  const dir = dirname(path);
  const temporary = join(dir, `${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  writeNew(temporary, text, flush, fileMode(dir), write);
  return temporary;
};

const takeName = (path: string, text: string, write: WritePart): boolean => {
  try {
    writeNew(path, text, true, fileMode(dirname(path)), write);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return isText(path, text);
    throw error;
  }
  flushFolder(dirname(path));
  return true;
};

/** The whole text or no file: half of it must neither be moved over a good record nor stand there as somebody's torn one. */
const writeNew = (path: string, text: string, flush: boolean, mode: number, write: WritePart): void => {
  const file = openSync(path, 'wx', mode);
  try {
    // The umask has narrowed the mode; in a folder of a team the others must be able to read.
    if (process.platform !== 'win32' && (mode & 0o066) !== 0) widen(file, mode);
    writeWhole(file, Buffer.from(text), 0, write);
    if (flush) fsyncSync(file);
  } catch (error) {
    removeIfThere(path);
    throw error;
  } finally {
    closeSync(file);
  }
};

const widen = (file: number, mode: number): void => {
  try {
    fchmodSync(file, mode);
  } catch (error) {
    // A mounted share may rule over modes itself.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
  }
};

const readWhole = (path: string): { text: string; mtimeMs: number } => {
  const file = openSync(path, 'r');
  try {
    return { text: readFileSync(file, 'utf8'), mtimeMs: fstatSync(file).mtimeMs };
  } finally {
    closeSync(file);
  }
};

/** Records carry a random part, so equal content is our own. */
const isText = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
};

const removeIfThere = (path: string): boolean => {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
};
