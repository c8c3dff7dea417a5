import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { localDate, localTime } from '../evidence/folder-name.ts';
import { writeFileAtomic } from '../evidence/write-file-atomic.ts';
import { redactSecretsIn } from '../redaction/in-force.ts';
import type { Lang } from '../words/phrase.ts';
import { writeWhole } from '../write-whole.ts';
import { keptJson, keptText } from './kept-text.ts';
import type { NightTarget, TargetResult } from './target.ts';

/** What a night covers: every profile of the folder, or a part of them, in the words of the command. */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'part'; readonly what: string };

/** Everything a night is expected to look at; on disk before anything is opened. */
export interface NightManifest {
  readonly format: 'terrace-runbooks/night/1';
  readonly id: string;
  /** UTC, ISO. */
  readonly startedAt: string;
  /** Counts the nights of a folder of runs: the order in which they began, whatever the clock said. */
  readonly order?: number;
  readonly scope: Scope;
  /** The night whose good results this one takes over. */
  readonly continues?: string;
  readonly lang: Lang;
  readonly operator: string;
  readonly product: string;
  /** Names the profiles it was made from. */
  readonly config: string;
  readonly targets: readonly NightTarget[];
}

/** How a night that ended says so; without this line it was cut short. */
export interface NightEnd {
  readonly type: 'ended';
  readonly at: string;
  /** Troubles of the night itself: a report that could not be written, an alarm that was not taken. */
  readonly problems: readonly string[];
  /** Stopped by a person or by `--max-duration`. */
  readonly stopped: boolean;
}

/** A night as its folder tells it. */
export interface Night {
  readonly dir: string;
  readonly manifest: NightManifest;
  readonly results: readonly TargetResult[];
  readonly end: NightEnd | undefined;
}

const manifestName = 'manifest.json';
const resultsName = 'results.jsonl';

/** Where the nights lie among the run folders. */
export const nightsDir = (runsDir: string): string => join(runsDir, 'nights');

/** The folder of a night that is going on. Every line is flushed: what was proven stays proven when the process dies. */
export class NightFolder {
  readonly dir: string;
  readonly manifest: NightManifest;
  readonly #fd: number;
  #length = 0;

  private constructor(dir: string, manifest: NightManifest) {
    this.dir = dir;
    this.manifest = manifest;
    this.#fd = openSync(join(dir, resultsName), 'wx', 0o600);
  }

  /** Makes the folder and writes the manifest. @throws the file system's error */
  static async create(runsDir: string, now: Date, of: Omit<NightManifest, 'format' | 'id' | 'startedAt' | 'order'>): Promise<NightFolder> {
    const order = (headsIn(nightsDir(runsDir))[0]?.order ?? 0) + 1;
    const base = `${localDate(now).replaceAll('-', '')}-${localTime(now)}`;
    const { dir, id } = makeUnique(nightsDir(runsDir), base);
    const manifest: NightManifest = redactSecretsIn({ format: 'terrace-runbooks/night/1', id, startedAt: now.toISOString(), order, ...of });
    await writeFileAtomic(join(dir, manifestName), `${JSON.stringify(manifest)}\n`);
    return new NightFolder(dir, manifest);
  }

  append(line: TargetResult | NightEnd): void {
    const bytes = Buffer.from(`${JSON.stringify(redactSecretsIn(line))}\n`);
    // A line that failed half-way is written over by the next.
    writeWhole(this.#fd, bytes, this.#length);
    fsyncSync(this.#fd);
    this.#length += bytes.length;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

const makeUnique = (root: string, base: string): { dir: string; id: string } => {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    try {
      mkdirSync(join(root, id), { mode: 0o700 });
      return { dir: join(root, id), id };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
};

/** Reads a night; undefined for a folder without a manifest, which proves nothing. A torn last line is a result that was not proven. */
export const readNight = (dir: string): Night | undefined => {
  const manifest = keptJson<unknown>(keptText(join(dir, manifestName)));
  if (!isManifest(manifest)) return undefined;
  const lines = keptText(join(dir, resultsName)).split('\n').flatMap((text) => keptJson<TargetResult | NightEnd>(text) ?? []);
  const end = lines.findLast((line): line is NightEnd => 'type' in line);
  const results = new Map(lines.flatMap((line) => ('type' in line ? [] : [[line.key, line] as const])));
  return { dir, manifest, results: [...results.values()], end };
};

/** All nights under a folder of runs, newest first, read one after the other as they are asked for. */
export function* nightsIn(runsDir: string): Generator<Night> {
  const root = nightsDir(runsDir);
  for (const { name } of headsIn(root)) {
    const night = readNight(join(root, name));
    if (night) yield night;
  }
}

/** The nights under a folder of runs, newest first; at most `count`. */
export const readNights = (runsDir: string, count: number): Night[] => {
  const nights: Night[] = [];
  if (count < 1) return nights;
  for (const night of nightsIn(runsDir)) if (nights.push(night) >= count) break;
  return nights;
};

/** What tells a night's place among the others, from the beginning of its manifest: all of them are asked, and a manifest names every target. */
interface Head {
  readonly name: string;
  readonly order: number;
  readonly startedAt: string;
}

const headBytes = 400;

/** Newest first by the order in which they began. Folder names are local time, which a clock set back or the end of summer time repeats (F-110). */
const headsIn = (root: string): Head[] => {
  const names = existsSync(root) ? readdirSync(root).filter((name) => /^\d{8}-\d{6}(?:-\d+)?$/.test(name)) : [];
  return names.flatMap((name) => headOf(join(root, name)) ?? []).sort((a, b) => b.order - a.order || b.startedAt.localeCompare(a.startedAt) || b.name.localeCompare(a.name, 'en', { numeric: true }));
};

const headOf = (dir: string): Head | undefined => {
  const text = beginningOf(join(dir, manifestName));
  const startedAt = /"startedAt":"([^"]+)"/.exec(text)?.[1];
  return startedAt === undefined ? undefined : { name: basename(dir), order: Number(/"order":(\d+)/.exec(text)?.[1] ?? '0'), startedAt };
};

const beginningOf = (file: string): string => {
  try {
    const fd = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(headBytes);
      return bytes.toString('utf8', 0, readSync(fd, bytes));
    } finally {
      closeSync(fd);
    }
  } catch {
    return '';
  }
};

const isManifest = (value: unknown): value is NightManifest => typeof value === 'object' && value !== null && 'format' in value && value.format === 'terrace-runbooks/night/1';
