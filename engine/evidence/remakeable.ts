import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FaultError } from '../faults.ts';
import { scanName } from './finish.ts';
import { journalChangedAt, journalName, readJournal } from './read-journal.ts';

const scanSchema = z.object({ leaks: z.array(z.object({ path: z.string(), encoding: z.string() })), unopened: z.array(z.object({ path: z.string(), why: z.string() })) });

/** What the folder's own search found; undefined where none was made, as after a crash. */
const foundIn = async (dir: string): Promise<{ readonly path: string; readonly encoding: string } | undefined> => {
  const text = await readFile(join(dir, scanName), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const { leaks: [leak], unopened: [closed] } = scanSchema.parse(JSON.parse(text));
    return leak ?? (closed && { path: closed.path, encoding: closed.why });
  } catch {
    // A record that cannot be read vouches for nothing.
    return { path: scanName, encoding: 'unreadable' };
  }
};

/**
 * Whether evidence may be made again from a run folder. What was withheld because of a secret stays withheld: a later search knows fewer secrets than the run's own.
 * A journal of the first version has no chain and is taken as it is.
 * @throws FaultError `leak`, verdict `withheld`; `journal` or `journal-changed`
 */
export const requireRemakeable = async (dir: string): Promise<void> => {
  const { lines } = await readJournal(dir);
  const found = await foundIn(dir);
  if (found) throw new FaultError('leak', found, 'withheld');
  const told = lines.find((line) => line.type === 'fault' && line.fault.code === 'leak');
  if (told?.type === 'fault') throw new FaultError('leak', { ...told.fault.params }, 'withheld');
  const changedAt = await journalChangedAt(dir, lines);
  if (changedAt !== undefined) throw new FaultError('journal-changed', { detail: `${journalName}:${changedAt}` });
};
