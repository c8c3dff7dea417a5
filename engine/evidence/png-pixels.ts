import { inflateSync } from 'node:zlib';
import { chunksOf } from './png-parts.ts';

/** Bytes per pixel of the colour types a browser writes, 8 bits each: grey, RGB, RGBA. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

/** The largest picture that is looked at; a run's are of the window, so a hundred times that is an error. */
const mostBytes = 512 * 1024 * 1024;

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};

/** Undoes one row's filter in place (W3C PNG, 9.2). */
const unfilter = (filter: number, row: Buffer, above: Buffer, step: number): void => {
  for (let i = 0; i < row.length; i += 1) {
    const left = i < step ? 0 : (row[i - step] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < step ? 0 : (above[i - step] ?? 0);
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
    row[i] = ((row[i] ?? 0) + guess) & 255;
  }
};

/** What the pixels of a picture come to. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Part of all pixels that have the most frequent colour, 0 to 1. */
  readonly plain: number;
}

/** Reads a PNG as browsers write it (8 bits, not interlaced); undefined for anything else and for a damaged one. */
export const pixelsOf = (png: Buffer): Pixels | undefined => {
  try {
    const { chunks } = chunksOf(png);
    const head = chunks.find(({ type }) => type === 'IHDR')?.data;
    const step = head && head[8] === 8 && head[12] === 0 ? channels[head[9] ?? -1] : undefined;
    if (!head || step === undefined) return undefined;
    const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
    const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)), { maxOutputLength: mostBytes });
    return raw.length === height * (width * step + 1) ? { width, height, plain: plainPart(raw, width, height, step) } : undefined;
  } catch {
    return undefined;
  }
};

const plainPart = (raw: Buffer, width: number, height: number, step: number): number => {
  const counts = new Map<number, number>();
  let above: Buffer = Buffer.alloc(width * step);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width * step + 1);
    const row = raw.subarray(from + 1, from + 1 + width * step);
    unfilter(raw[from] ?? 0, row, above, step);
    for (let x = 0; x < row.length; x += step) {
      const colour = row.readUIntBE(x, step);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    above = row;
  }
  return Math.max(0, ...counts.values()) / Math.max(1, width * height);
};
