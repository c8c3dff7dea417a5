import { appendFileSync } from 'node:fs';
import { lstat, readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { journalName, readJournal } from './read-journal.ts';
import { outsideSeal, packName, packSumName, purgedName } from './seal.ts';
import { scanName } from './finish.ts';
import { isOpen, summariseWrites } from './summary.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** Where a root of run folders keeps the record of what was taken away; one JSON line per folder, never purged itself. */
export const purgeRecordName = 'purge.jsonl';

const day = 86_400_000;

/** How long evidence is kept unless the settings say otherwise, in days. */
export const usualKeep = { pictures: 90, journals: 730 } as const;

export interface PurgeOrder {
  readonly root: string;
  /** Days after the end of a run. */
  readonly keep: { readonly pictures: number; readonly journals: number };
  readonly now: Date;
  /** Who asked for it. */
  readonly by: string;
  /** Only tell what would be done. */
  readonly dryRun?: boolean;
}

/** What was done with one run folder. */
export interface Purged {
  /** Path below the root, with `/`. */
  readonly run: string;
  readonly what: 'pictures' | 'run';
  readonly files: number;
  readonly bytes: number;
}

/** What stays when the pictures go: the record, its seal and signature, and what the gate said. */
const stays: ReadonlySet<string> = new Set([journalName, scanName, ...[...outsideSeal].filter((name) => name !== packName && name !== packSumName)]);

/**
 * Takes away what has been kept long enough: everything that shows pictures (pictures, sheets, report, PDF, pack, trace, log), later the whole folder. What is done is recorded in
 * `purge.jsonl` under the root, flushed before a file goes, and in the folder that stays. Links are not followed; a folder without a readable journal is no run and is left alone, and so is
 * one whose save nobody has resolved yet.
 */
export const purge = async (order: PurgeOrder): Promise<readonly Purged[]> => {
  const done: Purged[] = [];
  for (const dir of await runFolders(order.root)) {
    const one = await purgeRun(order, dir);
    if (one) done.push(one);
  }
  return done;
};

const purgeRun = async (order: PurgeOrder, dir: string): Promise<Purged | undefined> => {
  const { lines } = await readJournal(dir).catch(() => ({ lines: [] }));
  const ended = lines.at(-1)?.at;
  if (ended === undefined || lines[0]?.type !== 'run-started') return undefined;
  if (!lines.some((line) => line.type === 'run-ended') && summariseWrites(lines).some(isOpen)) return undefined;
  const age = (order.now.getTime() - Date.parse(ended)) / day;
  const whole = age > order.keep.journals;
  if (!whole && age <= order.keep.pictures) return undefined;
  const going = await entriesOf(dir, whole);
  if (going.length === 0) return undefined;
  const sizes = await Promise.all(going.map((path) => sizeOf(join(dir, path))));
  const run = relative(order.root, dir).split(sep).join('/');
  const purged: Purged = { run, what: whole ? 'run' : 'pictures', files: sizes.reduce((n, one) => n + one.files, 0), bytes: sizes.reduce((n, one) => n + one.bytes, 0) };
  if (order.dryRun) return purged;
  const record = { at: order.now.toISOString(), by: order.by, keep: order.keep, ...purged };
  appendFileSync(join(order.root, purgeRecordName), `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true });
  if (whole) await rm(dir, { recursive: true });
  else {
    await writeFileAtomic(join(dir, purgedName), `${JSON.stringify({ ...record, entries: going }, undefined, 2)}\n`);
    for (const path of going) await rm(join(dir, path), { recursive: true });
  }
  return purged;
};

/** The names directly below a run folder that go. */
const entriesOf = async (dir: string, whole: boolean): Promise<string[]> => (await readdir(dir)).filter((name) => whole || !stays.has(name)).toSorted();

const sizeOf = async (path: string): Promise<{ files: number; bytes: number }> => {
  const entry = await lstat(path);
  if (!entry.isDirectory()) return { files: 1, bytes: entry.size };
  const below = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return below.reduce((sum, one) => ({ files: sum.files + one.files, bytes: sum.bytes + one.bytes }), { files: 0, bytes: 0 });
};

/** `<date>/<customer>/<run>` below the root; links are no folders here. */
const runFolders = async (root: string): Promise<string[]> => {
  const below = async (dir: string): Promise<string[]> => {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(dir, entry.name));
  };
  if (!(await stat(root).catch(() => undefined))?.isDirectory()) return [];
  const dates = (await below(root)).filter((dir) => /[\\/]\d{4}-\d{2}-\d{2}$/.test(dir));
  const customers = (await Promise.all(dates.map(below))).flat();
  return (await Promise.all(customers.map(below))).flat().toSorted();
};

