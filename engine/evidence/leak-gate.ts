import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainFinder, secretFinder, type SecretFinder } from '../redaction/find-secrets.ts';
import { redactor } from '../redaction/redactor.ts';
import { filesIn, outsideSeal, packName, sha256 } from './seal.ts';
import { unpack, type Part, type Unopened } from './unpack.ts';

/** A secret that was found: where, and how it was written; never what it is. */
export interface Leak {
  /** File, and what is packed in it: `trace.zip › resources/1.html`. */
  readonly path: string;
  readonly encoding: string;
}

/** What the gate looked at and found. */
export interface Scan {
  /** Files by path, with the hash they had when they were searched. */
  readonly files: ReadonlyMap<string, string>;
  /** Stretches of bytes searched: the files, and everything packed in them. */
  readonly parts: number;
  readonly bytes: number;
  /** Values searched for, each in every encoding of redaction/writings.ts. */
  readonly secrets: number;
  readonly leaks: readonly Leak[];
  /** What could not be opened counts as a leak: nobody has seen what is inside. */
  readonly unopened: readonly Unopened[];
  /** Hashes of everything that was searched and is clean: equal bytes need no second search. */
  readonly clean: ReadonlySet<string>;
}

export const nothingScanned: Scan = { files: new Map(), parts: 0, bytes: 0, secrets: 0, leaks: [], unopened: [], clean: new Set() };

/** Whether everything in the folder may leave it. */
export const isClean = ({ leaks, unopened }: Scan): boolean => leaks.length === 0 && unopened.length === 0;

export interface ScanOrder {
  /** Values to look for: the run's own (redaction/run-secrets.ts). */
  readonly secrets: readonly string[];
  /** An earlier scan: bytes that it found clean are not searched again. */
  readonly known?: Scan;
}

/**
 * The leak gate: searches every file of a folder, packed contents and file names included, for every secret of the run in every encoding. To be called before anything
 * is sealed, and once more for the pack (`scanPack`).
 * @throws RangeError when a value is too short to be searched for safely (F-73); the file system's error
 */
export const scanFolder = async (dir: string, order: ScanOrder): Promise<Scan> => {
  const paths = (await filesIn(dir)).filter((path) => !outsideSeal.has(path));
  return scan(dir, paths, order);
};

/** The gate over the pack alone. */
export const scanPack = (dir: string, order: ScanOrder): Promise<Scan> => scan(dir, [packName], order);

/** Which values a scan looked for; beside it, because a scan is written down and they never are. */
const lookedFor = new WeakMap<Scan, readonly string[]>();

const scan = async (dir: string, paths: readonly string[], { secrets, known = nothingScanned }: ScanOrder): Promise<Scan> => {
  // An earlier scan vouches for its parts only when it looked for the same values.
  const before = lookedFor.get(known) ?? [];
  const search = new Search(secrets, secrets.every((value) => before.includes(value)) ? known : nothingScanned);
  for (const path of paths) await search.file(path, await readFile(join(dir, path)));
  const { result } = search;
  lookedFor.set(result, secrets);
  return result;
};

/** One search over many files; equal bytes (a picture, the same in the report, the same in the pack) are searched once. */
class Search {
  readonly #deep: SecretFinder;
  readonly #plain: SecretFinder;
  readonly #redact: (text: string) => string;
  readonly #secrets: number;
  readonly #files = new Map<string, string>();
  readonly #clean: Set<string>;
  readonly #leaks: Leak[] = [];
  readonly #unopened: Unopened[] = [];
  #parts: number;
  #bytes: number;

  constructor(secrets: readonly string[], known: Scan) {
    this.#deep = secretFinder(secrets);
    this.#plain = plainFinder(secrets);
    this.#redact = redactor(secrets);
    this.#secrets = secrets.length;
    this.#clean = new Set(known.clean);
    this.#parts = known.parts;
    this.#bytes = known.bytes;
  }

  async file(path: string, content: Buffer): Promise<void> {
    const hash = sha256(content);
    this.#files.set(path, hash);
    this.#search({ path, bytes: Buffer.from(path) });
    // Clean under its own hash means: with all that is packed in it.
    if (this.#clean.has(hash)) return;
    const before = this.#leaks.length + this.#unopened.length;
    for await (const found of unpack(path, content)) {
      if ('part' in found) this.#search(found.part);
      else this.#unopened.push({ ...found.unopened, path: this.#redact(found.unopened.path) });
    }
    if (this.#leaks.length + this.#unopened.length === before) this.#clean.add(hash);
  }

  get result(): Scan {
    return { files: this.#files, parts: this.#parts, bytes: this.#bytes, secrets: this.#secrets, leaks: this.#leaks, unopened: this.#unopened, clean: this.#clean };
  }

  #search({ path, bytes, packed }: Part): void {
    const hash = packed ? undefined : sha256(bytes);
    if (hash !== undefined && this.#clean.has(hash)) return;
    this.#parts += 1;
    this.#bytes += bytes.length;
    const encodings = new Set((packed ? this.#plain : this.#deep)(bytes).map((hit) => hit.encoding));
    for (const encoding of encodings) this.#leaks.push({ path: this.#redact(path), encoding });
    if (hash !== undefined && encodings.size === 0) this.#clean.add(hash);
  }
}
