import { join } from 'node:path';
import { FaultError } from '../faults.ts';
import { lockRecord, type LockRecord } from './lock-record.ts';
import { createOnce, folderTime, readRecord, removeOlder, removeRecord } from './state-file.ts';
import { keyOf, namesIn, stateFolder } from './state-folder.ts';

/** The newest lock file of a machine. `torn` is somebody's lock that cannot be read. */
export type Newest =
  | { readonly kind: 'none' }
  | { readonly kind: 'torn'; readonly number: number; readonly path: string; readonly detail: string; readonly mtimeMs: number }
  | { readonly kind: 'record'; readonly number: number; readonly path: string; readonly record: LockRecord; readonly mtimeMs: number };

/** So many older files stay: a listing made while others come and go then still shows one that is newer than its reader's. */
const kept = 8;

/** Half-made files this old are left over from a process that was killed. */
const leftoverMs = 3_600_000;

const lockFile = /^\d{10}\.lock$/;
const halfMade = /^\d{10}\.lock\.[0-9a-f]+\.tmp$/;

/**
 * The lock files of one machine, `<key>/<number>.lock`, of which only the one with the highest number counts. A lock is taken by creating the next number, which the file
 * system gives to one process only, so nobody ever removes or renames another's lock and two racers for a dead owner's place cannot both win. A released lock stays
 * as a mark, so that numbers never start again.
 */
export class LockFiles {
  readonly dir: string;
  /** Numbers known to be taken, though a listing may not show them yet (a network folder may list late). */
  #seen = 0;

  constructor(stateDir: string, machine: string) {
    this.dir = stateFolder(stateDir, 'locks', keyOf(machine));
  }

  pathOf(number: number): string {
    return join(this.dir, `${String(number).padStart(10, '0')}.lock`);
  }

  newestNumber(): number {
    const last = namesIn(this.dir, lockFile).at(-1);
    return Math.max(this.#seen, last === undefined ? 0 : numberOf(last));
  }

  /** @throws FaultError `state-folder` when the files come and go without end */
  newest(): Newest {
    for (let look = 0; look < 100; look += 1) {
      const number = this.newestNumber();
      if (number === 0) return { kind: 'none' };
      const path = this.pathOf(number);
      const found = readRecord(path, lockRecord);
      if (found.kind === 'torn') return { kind: 'torn', number, path, detail: found.detail, mtimeMs: found.mtimeMs };
      if (found.kind === 'value') return { kind: 'record', number, path, record: found.value, mtimeMs: found.mtimeMs };
      this.#seen = 0;
    }
    throw new FaultError('state-folder', { path: this.dir, detail: 'lock files vanish while they are read' });
  }

  /** Takes a number. @returns false when another process has it, or has gone on to a higher one */
  take(number: number, record: LockRecord): boolean {
    this.#seen = Math.max(this.#seen, number);
    if (!createOnce(this.pathOf(number), record)) return false;
    if (this.newestNumber() !== number) {
      removeRecord(this.pathOf(number));
      return false;
    }
    this.#tidy(number);
    return true;
  }

  /** How long ago a file was written, by the folder's own clock. */
  silenceMs(mtimeMs: number): number {
    return folderTime(this.dir) - mtimeMs;
  }

  #tidy(number: number): void {
    for (const name of namesIn(this.dir, lockFile)) if (numberOf(name) <= number - kept) removeRecord(join(this.dir, name));
    const leftovers = namesIn(this.dir, halfMade);
    if (leftovers.length > 0) removeOlder(this.dir, leftovers, folderTime(this.dir) - leftoverMs);
  }
}

const numberOf = (name: string): number => Number.parseInt(name, 10);
