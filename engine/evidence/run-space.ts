import { closeSync, fsyncSync, openSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '../faults.ts';
import { writeWhole } from '../write-whole.ts';

/** Name of the file that keeps room for a journal's last lines; gone when the run ends. */
export const ballastName = '.ballast';

/** Measured: the journal of a whole chapter with its rollback takes 60 to 150 KB, one line at most 30 KB. */
const ballastBytes = 1024 * 1024;

/**
 * Free space a run must find before it begins, in bytes. Measured on a chapter of five slides: pictures 2.9 MB, report 3.5 MB, journal and log 0.2 MB; sheets, PDF and
 * pack take about as much again. Four times that, since others write to the same disk.
 */
export const neededBytes = 64 * 1024 * 1024;

/** Bytes that this user may still write where `dir` lies. */
export const freeBytes = (dir: string): number => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

/** @throws FaultError `no-space` when less than that is free where `dir` lies (F-83) */
export const requireRoom = (dir: string, needed: number): void => {
  const free = freeBytes(dir);
  const megabytes = (bytes: number): string => String(Math.floor(bytes / 1024 / 1024));
  if (free < needed) throw new FaultError('no-space', { path: dir, needed: megabytes(needed), free: megabytes(free) });
};

/** Whether an error says that the disk, or this user's share of it, is full. */
export const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/**
 * The room a run keeps for its record (F-83): a file written in full at the start and given up when the disk is full, so that the last lines of the journal still find
 * a place while pictures, which are far larger, no longer do.
 */
export class RunSpace {
  readonly #ballast: string;
  #held = false;
  /** The disk was full once: pictures are no longer taken, so that they do not eat what the journal needs. */
  full = false;

  /** @throws the file system's error when not even the ballast can be written: then nothing has been done yet */
  constructor(dir: string) {
    this.#ballast = join(dir, ballastName);
    const fd = openSync(this.#ballast, 'wx', 0o600);
    this.#held = true;
    try {
      // Written, not only lengthened: a sparse file keeps no room.
      writeWhole(fd, Buffer.alloc(ballastBytes, 0x20), 0);
      fsyncSync(fd);
    } catch (error) {
      this.release();
      throw error;
    } finally {
      closeSync(fd);
    }
  }

  /** Gives the room up, because the disk is full. True when there was any. */
  spend(): boolean {
    this.full = true;
    const held = this.#held;
    this.release();
    return held;
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    rmSync(this.#ballast, { force: true });
  }
}

/** The room of one run; undefined on a disk that is full already, where the run is refused in a moment. */
export const openSpace = (dir: string): RunSpace | undefined => {
  try {
    return new RunSpace(dir);
  } catch (error) {
    if (isFull(error)) return undefined;
    throw new FaultError('evidence', { detail: error instanceof Error ? error.message : String(error) }, 'not-checked', error);
  }
};
