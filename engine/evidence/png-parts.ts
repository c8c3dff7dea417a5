import { inflateSync } from 'node:zlib';
import type { Stretch } from './stretch.ts';

/** One chunk of a PNG (W3C PNG, 5.3). */
export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG, and the bytes that belong to none. */
export const chunksOf = (bytes: Buffer): { readonly chunks: readonly Chunk[]; readonly rest: Buffer } => {
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) break;
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
    if (chunks.at(-1)?.type === 'IEND') break;
  }
  return { chunks, rest: Buffer.concat([bytes.subarray(0, 8), bytes.subarray(at)]) };
};

/** What a picture holds besides its pixels: all other chunks, its compressed texts, and what was put behind its end. */
export function* pngParts(bytes: Buffer, most: number): Generator<Stretch> {
  const { chunks, rest } = chunksOf(bytes);
  const others = chunks.filter(({ type }) => type !== 'IDAT');
  yield { name: '', open: () => Buffer.concat([rest, ...others.map(({ data }) => data)]), whole: true };
  for (const { type, data } of others) {
    const from = data.indexOf(0) + 1;
    if (type === 'zTXt' || type === 'iCCP') yield { name: type, open: () => inflateSync(data.subarray(from + 1), { maxOutputLength: most }), whole: true };
    if (type !== 'iTXt' || data[from] !== 1) continue;
    const textAt = data.indexOf(0, data.indexOf(0, from + 2) + 1) + 1;
    yield { name: type, open: () => inflateSync(data.subarray(textAt), { maxOutputLength: most }), whole: true };
  }
}
