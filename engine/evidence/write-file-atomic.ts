import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a virus scanner or an indexer answers while it holds a file (F-123). */
const held: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Pauses between the tries, in milliseconds: about two seconds in all. */
const pauses = [20, 60, 180, 540, 1_200];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const renamePatiently = async (from: string, to: string, move: typeof rename): Promise<void> => {
  for (const pause of [...pauses, undefined]) {
    try {
      return await move(from, to);
    } catch (error) {
      if (pause === undefined || !held.has(codeOf(error))) throw error;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
};

/**
 * Writes a whole file or nothing: a flushed temporary file beside it, then a rename, tried again for a bounded time while another program
 * holds the target.
 * @param move for tests: what renames
 * @throws the file system's error; the temporary file is gone and an older target is as it was
 */
export const writeFileAtomic = async (path: string, data: string | Uint8Array, move: typeof rename = rename): Promise<void> => {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await renamePatiently(temporary, path, move);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
