import { FaultError } from '../faults.ts';

/** The system's name of a file error, e.g. `EEXIST`; empty when it has none. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The fault of a state folder that does not do what it must: the path and the system's own words. */
export const stateFault = (path: string, error: unknown): FaultError =>
  error instanceof FaultError ? error : new FaultError('state-folder', { path, detail: error instanceof Error ? error.message : String(error) }, 'not-checked', error);

/** Runs one use of the state folder. @throws FaultError `state-folder` instead of the file system's error */
export const inState = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw stateFault(path, error);
  }
};
