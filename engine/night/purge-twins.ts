import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameBelow, recordPurge, type Purged, type PurgeOrder } from '../evidence/purge.ts';
import { writeFileAtomic } from '../evidence/write-file-atomic.ts';
import { keptJson, keptText } from './kept-text.ts';
import { statesAt, twinsDir, type TwinLine } from './twin.ts';

/**
 * Makes one line of all that a machine read before the kept time: what it held at the cut, so that every change since then is told as before. The last reading stays however old it is.
 * What goes is recorded before it goes.
 */
export const purgeTwins = async (order: PurgeOrder): Promise<readonly Purged[]> => {
  const done: Purged[] = [];
  for (const file of await filesIn(twinsDir(order.root))) {
    const one = await purgeTwin(order, file);
    if (one) done.push(one);
  }
  return done;
};

const filesIn = async (root: string): Promise<string[]> => {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const below = folders.filter((one) => one.isDirectory()).map(async ({ name }) => (await readdir(join(root, name))).filter((file) => file.endsWith('.jsonl')).map((file) => join(root, name, file)));
  return (await Promise.all(below)).flat().toSorted();
};

const purgeTwin = async (order: PurgeOrder, file: string): Promise<Purged | undefined> => {
  const before = await stat(file);
  const lines = keptText(file).split('\n').flatMap((text) => keptJson<TwinLine>(text) ?? []);
  const cut = new Date(order.now.getTime() - order.keep.journals * 86_400_000).toISOString();
  const made = foldedTo(lines, cut);
  if (!made) return undefined;
  const text = made.map((line) => `${JSON.stringify(line)}\n`).join('');
  const purged: Purged = { run: nameBelow(order.root, file), what: 'readings', files: 0, bytes: before.size - Buffer.byteLength(text) };
  if (order.dryRun) return purged;
  // A look may add a line at this moment. One that falls between this question and the rename is not lost: the next look finds the same difference and writes it.
  if ((await stat(file)).size !== before.size) return undefined;
  recordPurge(order, purged);
  await writeFileAtomic(file, text);
  return purged;
};

/** The lines with those before the first one after `cut` as one; undefined where there are not two of them. Order is the file's: a clock may have been set back. */
export const foldedTo = (lines: readonly TwinLine[], cut: string): readonly TwinLine[] | undefined => {
  const first = lines.findIndex((line) => line.at > cut);
  const older = first < 0 ? lines : lines.slice(0, first);
  const last = older.at(-1);
  const held = statesAt(older);
  if (older.length < 2 || !last || !held) return undefined;
  // `who` belongs to the last line: a look compares with it before it tells the same again.
  return [{ ...last, states: held.states }, ...lines.slice(older.length)];
};
