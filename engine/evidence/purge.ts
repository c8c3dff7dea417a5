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

/** What was done with one run folder, one night, the readings of one machine, or the shared history. */
export interface Purged {
  /** Path below the root, with `/`; for the shared history its folder. */
  readonly run: string;
  /** `pages`: what a night shows, its record stays. `readings`: the older lines of a machine's readings became one. */
  readonly what: 'pictures' | 'run' | 'pages' | 'night' | 'readings' | 'history';
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
  const age = daysSince(ended, order.now);
  const whole = age > order.keep.journals;
  if (!whole && age <= order.keep.pictures) return undefined;
  const going = await entriesOf(dir, whole);
  if (going.length === 0) return undefined;
  const purged: Purged = { run: nameBelow(order.root, dir), what: whole ? 'run' : 'pictures', ...(await sizeOfAll(dir, going)) };
  if (order.dryRun) return purged;
  const record = recordPurge(order, purged);
  if (whole) await rm(dir, { recursive: true });
  else {
    await writeFileAtomic(join(dir, purgedName), `${JSON.stringify({ ...record, entries: going }, undefined, 2)}\n`);
    for (const path of going) await rm(join(dir, path), { recursive: true });
  }
  return purged;
};

/** Days between a moment (ISO) and now. */
export const daysSince = (moment: string, now: Date): number => (now.getTime() - Date.parse(moment)) / day;

/** A path below the root as the record names it. */
export const nameBelow = (root: string, path: string): string => relative(root, path).split(sep).join('/');

/** Writes down what is about to go; to be called before it goes. @returns the record @throws the file system's error: then nothing may go */
export const recordPurge = (order: PurgeOrder, purged: Purged): object => {
  const record = { at: order.now.toISOString(), by: order.by, keep: order.keep, ...purged };
  appendFileSync(join(order.root, purgeRecordName), `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true });
  return record;
};

/** Files and bytes of some names of a folder. */
export const sizeOfAll = async (dir: string, names: readonly string[]): Promise<Pick<Purged, 'files' | 'bytes'>> => {
  const sizes = await Promise.all(names.map((name) => sizeOf(join(dir, name))));
  return { files: sizes.reduce((n, one) => n + one.files, 0), bytes: sizes.reduce((n, one) => n + one.bytes, 0) };
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

