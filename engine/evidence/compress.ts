import type { Page } from 'playwright';
import type { Box } from '../events.ts';
import { sideBySide } from '../side-by-side.ts';
import type { LoadedPicture } from './pictures.ts';

/** How pictures are made smaller: quality of the WebP (0–1), and the length of their sides against the original. */
export interface Reduction {
  readonly quality: number;
  readonly scale: number;
}

/**
 * From best to smallest. Measured with 22 screens of 1280×800 (PNG 1.9 MB in all): 0.97, 0.66, 0.41, 0.22, 0.12 MB. Chromium's lossless WebP was larger than the
 * PNG (2.5 MB), so the best one is not lossless either; the originals stay in the run's folder.
 */
export const reductions: readonly Reduction[] = [
  { quality: 0.9, scale: 1 }, { quality: 0.7, scale: 1 }, { quality: 0.7, scale: 0.75 }, { quality: 0.6, scale: 0.5 }, { quality: 0.5, scale: 0.35 },
];

const inPage = async ({ uri, quality, scale }: Reduction & { uri: string }): Promise<string> => {
  const bitmap = await createImageBitmap(await (await fetch(uri)).blob());
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('no canvas');
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const reader = new FileReader();
  const read = new Promise<string>((resolve, reject) => {
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('not read')));
  });
  reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/webp', quality }));
  return read;
};

/** The browser encodes beside its page; more at a time only hold more pixels. Measured with 22 screens on 2 busy cores: 10.6 s one by one, 7.7 s side by side. */
const atOnce = 4;

/** Each picture that can be shown as WebP, by its hash; what cannot be decoded says so. */
export const compress = async (page: Page, pictures: ReadonlyMap<string, LoadedPicture>, by: Reduction): Promise<ReadonlyMap<string, LoadedPicture>> =>
  new Map(await sideBySide([...pictures], atOnce, async ([hash, picture]): Promise<[string, LoadedPicture]> => {
    if (picture.kind !== 'shown') return [hash, picture];
    const uri = await page.evaluate(inPage, { ...by, uri: picture.uri }).catch(() => undefined);
    return [hash, uri?.startsWith('data:image/webp;base64,') ? { kind: 'shown', uri } : { kind: 'unreadable' }];
  }));

/** Where two pictures differ; undefined when they do not. */
const differencesInPage = async ([first, second]: readonly [string, string]): Promise<Box | 'other-size' | undefined> => {
  const pixels = async (uri: string): Promise<ImageData> => {
    const bitmap = await createImageBitmap(await (await fetch(uri)).blob());
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!drawing) throw new Error('no canvas');
    drawing.drawImage(bitmap, 0, 0);
    return drawing.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = await Promise.all([pixels(first), pixels(second)]);
  if (a.width !== b.width || a.height !== b.height) return 'other-size';
  const [x, y] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
  let [left, right, top, bottom] = [a.width, -1, a.height, -1];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i] === y[i]) continue;
    const column = i % a.width;
    const row = Math.floor(i / a.width);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
};

/** A caret or a focus ring: at most as large as this, and wholly inside what was touched. */
const caret = { width: 24, height: 40 };

/** Whether two pictures show the same screen: the same in every pixel but for one spot of a caret's size inside one of the touched boxes. */
export const showsSame = async (page: Page, first: string, second: string, touched: readonly Box[]): Promise<boolean> => {
  const spot = await page.evaluate(differencesInPage, [first, second] as const).catch(() => 'other-size' as const);
  if (spot === undefined) return true;
  if (spot === 'other-size' || spot.width > caret.width || spot.height > caret.height) return false;
  return touched.some(box => spot.x >= box.x && spot.y >= box.y && spot.x + spot.width <= box.x + box.width && spot.y + spot.height <= box.y + box.height);
};
