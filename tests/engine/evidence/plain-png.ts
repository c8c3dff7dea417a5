import { crc32, deflateSync } from 'node:zlib';
import { screenNames, type Screen, type ScreenName } from './sample-screens.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
};

/** CRC of a PNG chunk; node's own where it has one (from 20.15 on). */
const crc = (bytes: Buffer): number => {
  if (typeof crc32 === 'function') return crc32(bytes);
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
};

/** A grey PNG whose pixels are given by their place. */
const greyPng = (width: number, height: number, greyAt: (x: number, y: number) => number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => greyAt(x, y))]))));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};

/** A one-coloured grey PNG. */
export const plainPng = (width: number, height: number, grey: number): Buffer => greyPng(width, height, () => grey);

/** One with a pattern, as a screen with letters has; no screen of it is blank. */
export const texturedPng = (width: number, height: number, grey: number): Buffer => greyPng(width, height, (x, y) => ((x * 7 + y * 13) % 29 === 0 ? 255 : grey));

const box = { x: 20, y: 10, width: 30, height: 12 };
const boxNames = ['menu', 'tree', 'add', 'name', 'filters', 'save', 'ip', 'move', 'listed', 'limit', 'row'];

const screensBy = (png: typeof plainPng): Record<ScreenName, Screen> =>
  Object.fromEntries(
    screenNames.map((name, i) => [name, { bytes: png(120, 80, 20 * i), width: 120, height: 80, boxes: Object.fromEntries(boxNames.map(key => [key, box])) }]),
  ) as Record<ScreenName, Screen>;

/** Stand-ins for tests that need no browser: each screen has another grey. */
export const plainScreens = (): Record<ScreenName, Screen> => screensBy(plainPng);

/** The same with something on them. */
export const texturedScreens = (): Record<ScreenName, Screen> => screensBy(texturedPng);
