import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, type Fault } from '../../../engine/faults.ts';

/** The fault that the work ends with. */
export const faultOf = (work: () => unknown): Fault => {
  try {
    work();
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error('no fault');
};

/** All lock files, in the order of their numbers within each machine. */
export const lockFiles = (stateDir: string): string[] => {
  const locks = join(stateDir, 'locks');
  if (!existsSync(locks)) return [];
  return readdirSync(locks).flatMap((machine) => readdirSync(join(locks, machine)).map((name) => join(locks, machine, name))).filter((path) => path.endsWith('.lock')).sort();
};

/** The newest lock file, where only one machine was locked. */
export const newestLock = (stateDir: string): string => {
  const path = lockFiles(stateDir).at(-1);
  if (path === undefined) throw new Error('no lock file');
  return path;
};

/** The other host last wrote this long ago, by the clock of the folder. */
export const silentFor = (stateDir: string, ms: number): void => {
  const at = new Date(Date.now() - ms);
  utimesSync(newestLock(stateDir), at, at);
};
