import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalLine } from '../events.ts';
import { FaultError } from '../faults.ts';
import { walkChain } from './chain.ts';

export const journalName = 'journal.jsonl';

export interface ReadJournal {
  readonly lines: JournalLine[];
  /** The last line was cut off in the middle of a write: the process ended there. */
  readonly torn: boolean;
}

/** One line of the journal, or undefined when it is not one. */
export const parseLine = (text: string): JournalLine | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    const isLine = value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string' && 'n' in value && typeof value.n === 'number';
    return isLine ? (value as JournalLine) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads the journal of a run folder. A torn last line is the mark of a crash and is left out; a broken line anywhere else means that the file
 * was changed afterwards.
 * @throws FaultError `journal` when the file is missing or a line before the last one is broken
 */
export const readJournal = async (dir: string): Promise<ReadJournal> => {
  const file = join(dir, journalName);
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new FaultError('journal', { detail: error.message }, 'not-checked', error);
  });
  const parts = text.split('\n');
  const ended = parts.at(-1) === '';
  if (ended) parts.pop();
  const lines: JournalLine[] = [];
  for (const [i, part] of parts.entries()) {
    const line = parseLine(part);
    if (line) lines.push(line);
    else if (i === parts.length - 1) return { lines, torn: true };
    else throw new FaultError('journal', { detail: `${file}:${i + 1}` }, 'not-checked');
  }
  return { lines, torn: !ended && parts.length > 0 };
};

/** The number of the first line that is not as the run wrote it; undefined where the chain holds, and for a journal of the first version, which has none. */
export const journalChangedAt = async (dir: string, lines: readonly JournalLine[]): Promise<number | undefined> =>
  lines.some((line) => line.prev !== undefined) ? walkChain(await readFile(join(dir, journalName), 'utf8')).brokenAt : undefined;

export { summarise, type RunSummary } from './summary.ts';
