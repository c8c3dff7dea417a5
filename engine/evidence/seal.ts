import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../faults.ts';
import type { Signer } from './signature.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export const sumsName = 'SHA256SUMS';
export const signatureName = 'SHA256SUMS.sig';
/** The pack holds sealed files, so it is made after the seal and stands outside it. */
export const packName = 'evidence.zip';
/** The pack's own hash, for `sha256sum -c` beside it. */
export const packSumName = 'evidence.zip.sha256';
/** What the leak gate found in a pack that was therefore taken away. */
export const packScanName = `${packName}.scan.json`;
/** What a purge took away and when. */
export const purgedName = 'purged.json';

/** Files of a run folder that the seal does not list: the seal itself, its signature, the pack, and what a purge wrote later. */
export const outsideSeal: ReadonlySet<string> = new Set([sumsName, signatureName, packName, packSumName, packScanName, purgedName]);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names that `sha256sum -c` reads without escapes and every system can hold. */
const plainName = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/**
 * Every file below a folder, by its path with `/`, sorted.
 * @throws FaultError `evidence` for a link or anything else that is no file or folder: it would be read where it leads
 */
export const filesIn = async (dir: string, below = ''): Promise<string[]> => {
  const names = (await readdir(join(dir, below))).toSorted();
  const found = await Promise.all(names.map(async (name) => {
    const path = below === '' ? name : `${below}/${name}`;
    const entry = await lstat(join(dir, path));
    if (entry.isDirectory()) return filesIn(dir, path);
    if (!entry.isFile()) throw new FaultError('evidence', { detail: path }, 'withheld');
    return [path];
  }));
  return found.flat();
};

/** The text of `SHA256SUMS`: one line per file, in the format of `sha256sum`. */
export const sumsText = (files: ReadonlyMap<string, string>): string => [...files].map(([path, hash]) => `${hash}  ${path}\n`).join('');

/** Hash and path of each line; undefined when the text is none of ours. */
export const parseSums = (text: string): ReadonlyMap<string, string> | undefined => {
  const lines = text.split('\n');
  if (lines.pop() !== '') return undefined;
  const pairs = lines.map((line) => /^([0-9a-f]{64})  (.+)$/.exec(line)).map((match) => (match ? ([match[2] ?? '', match[1] ?? ''] as const) : undefined));
  if (pairs.some((pair) => pair === undefined || !plainName.test(pair[0]))) return undefined;
  const sums = new Map(pairs.filter((pair) => pair !== undefined));
  return sums.size === pairs.length ? sums : undefined;
};

/** A folder's seal. */
export interface Seal {
  /** SHA-256 of `SHA256SUMS`: what a ticket keeps, because it fixes every file. */
  readonly head: string;
  readonly files: number;
  /** Fingerprint of the key that signed, `SHA256:…`. */
  readonly signedBy?: string;
}

/**
 * Seals a folder: `SHA256SUMS` over every file in it, and with a signer `SHA256SUMS.sig` over that. Whoever holds the head hash can prove each file with
 * `sha256sum` alone. To be called last, after the leak gate.
 * @throws FaultError `evidence` for a name that cannot stand in the list or a signature that could not be made; the file system's error
 */
export const sealFolder = async (dir: string, signer?: Signer): Promise<Seal> => {
  const paths = (await filesIn(dir)).filter((path) => !outsideSeal.has(path));
  const odd = paths.find((path) => !plainName.test(path));
  if (odd !== undefined) throw new FaultError('evidence', { detail: odd }, 'withheld');
  const sums = new Map<string, string>();
  for (const path of paths) sums.set(path, sha256(await readFile(join(dir, path))));
  const text = sumsText(sums);
  await writeFileAtomic(join(dir, sumsName), text);
  if (!signer) return { head: sha256(Buffer.from(text)), files: sums.size };
  await writeFileAtomic(join(dir, signatureName), await signer.sign(Buffer.from(text)));
  return { head: sha256(Buffer.from(text)), files: sums.size, signedBy: signer.fingerprint };
};
