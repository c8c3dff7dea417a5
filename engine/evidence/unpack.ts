import { gunzipSync, inflateRawSync } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { outsideData } from './data-addresses.ts';
import { pdfParts } from './pdf-parts.ts';
import { pngParts } from './png-parts.ts';
import type { Stretch } from './stretch.ts';

/** One stretch of bytes, and where it was found: `report.html`, `trace.zip › trace.network`, `report.pdf › stream 12`. */
export interface Part {
  readonly path: string;
  readonly bytes: Buffer;
  /** Holds pixels, or packed bytes that come as parts of their own: a search for the plain value is enough. */
  readonly packed?: true;
}

/** Something packed that could not be opened: what is inside has not been seen. */
export interface Unopened {
  readonly path: string;
  readonly why: string;
}

export type Unpacked = { readonly part: Part } | { readonly unopened: Unopened };

/** Members in members; deeper ones are taken for an attempt to hide something. */
const deepest = 6;

/** One member or stream unpacked; more than this is taken for a bomb. */
const mostBytes = 256 * 1024 * 1024;

const inner = (path: string, name: string): string => `${path} › ${name}`;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * A file's bytes as they lie there, then everything packed in them: members of zip files (their names and comments too), PDF streams and the text that PDF fonts encode, gzip,
 * texts of PNG pictures, what `data:` addresses hold; all of it recursively.
 */
export async function* unpack(path: string, bytes: Buffer, depth = 0): AsyncGenerator<Unpacked> {
  const kind = kindOf(bytes);
  if (kind === 'plain') {
    yield { part: { path, bytes } };
    return;
  }
  yield { part: { path, bytes, packed: true } };
  if (depth > deepest) yield { unopened: { path, why: 'nested too deep' } };
  else if (kind === 'zip') yield* zipParts(path, bytes, depth);
  else if (kind === 'gzip') yield* one(path, { name: 'gzip', open: () => gunzipSync(bytes, { maxOutputLength: mostBytes }) }, depth);
  else for (const stretch of splitters[kind](bytes, mostBytes)) yield* one(path, stretch, depth);
}

const splitters = { pdf: pdfParts, png: pngParts, data: outsideData } as const;

const kindOf = (bytes: Buffer): 'zip' | 'gzip' | keyof typeof splitters | 'plain' => {
  if (['PK\u0003\u0004', 'PK\u0005\u0006'].includes(bytes.toString('latin1', 0, 4))) return 'zip';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes.toString('latin1', 1, 4) === 'PNG') return 'png';
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  return bytes.includes(';base64,') ? 'data' : 'plain';
};

async function* one(path: string, { name, open, whole }: Stretch, depth: number): AsyncGenerator<Unpacked> {
  const place = name === '' ? path : inner(path, name);
  let bytes: Buffer;
  try {
    bytes = open();
  } catch (error) {
    yield { unopened: { path: place, why: reasonOf(error) } };
    return;
  }
  if (whole) yield { part: { path: place, bytes } };
  else yield* unpack(place, bytes, depth + 1);
}

async function* zipParts(path: string, bytes: Buffer, depth: number): AsyncGenerator<Unpacked> {
  try {
    const zip = await opened(bytes);
    if (zip.comment !== '') yield { part: { path: inner(path, 'comment'), bytes: Buffer.from(zip.comment) } };
    for await (const entry of entriesOf(zip)) {
      yield { part: { path: inner(path, 'name of a member'), bytes: Buffer.from(`${entry.fileName}\n${entry.fileComment}`) } };
      if (!entry.fileName.endsWith('/')) yield* one(path, { name: entry.fileName, open: contentOf(entry, bytes) }, depth);
    }
  } catch (error) {
    yield { unopened: { path, why: reasonOf(error) } };
  }
}

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

/** The members that a zip lists, in its order. @throws what yauzl says of a damaged one */
export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let i = 0; i < zip.entryCount; i += 1) {
    yield await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('error', reject);
      zip.readEntry();
    });
  }
}

/** Unpacks one member from the bytes of the whole file, where its local header says. */
const contentOf = (entry: Entry, bytes: Buffer) => (): Buffer => {
  const at = entry.relativeOffsetOfLocalHeader;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + entry.compressedSize);
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Error('encrypted');
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod === 8) return inflateRawSync(packed, { maxOutputLength: mostBytes });
  throw new Error(`compression method ${entry.compressionMethod}`);
};

/** Every member of a zip by its name. @throws for a damaged or encrypted one */
export const membersOf = async (bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> => {
  const members = new Map<string, Buffer>();
  for await (const entry of entriesOf(await opened(bytes))) {
    if (members.has(entry.fileName)) throw new Error(`two members ${entry.fileName}`);
    if (!entry.fileName.endsWith('/')) members.set(entry.fileName, contentOf(entry, bytes)());
  }
  return members;
};
