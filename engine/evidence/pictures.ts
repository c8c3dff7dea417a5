import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Picture } from '../events.ts';

/** A picture as the report shows it: its bytes, or why it cannot be shown. */
export type LoadedPicture = { readonly kind: 'shown'; readonly uri: string } | { readonly kind: 'missing' | 'changed' | 'unreadable' | 'left-out' };

/** A path as the camera writes it: nothing else is opened, whatever a journal says (law 9). */
const cameraPath = /^pictures\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/;

const typeOf = (bytes: Buffer): string | undefined => {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return undefined;
};

const load = async (dir: string, picture: Picture): Promise<LoadedPicture> => {
  if (!cameraPath.test(picture.file)) return { kind: 'missing' };
  try {
    const root = await realpath(dir);
    const file = await realpath(join(root, picture.file));
    if (!file.startsWith(root + sep)) return { kind: 'missing' };
    const bytes = await readFile(file);
    if (createHash('sha256').update(bytes).digest('hex') !== picture.sha256) return { kind: 'changed' };
    const type = typeOf(bytes);
    return type === undefined ? { kind: 'unreadable' } : { kind: 'shown', uri: `data:${type};base64,${bytes.toString('base64')}` };
  } catch {
    return { kind: 'missing' };
  }
};

/** Loads each picture once, by its hash, and proves that the file is the one that was recorded. */
export const loadPictures = async (dir: string, pictures: readonly Picture[]): Promise<ReadonlyMap<string, LoadedPicture>> => {
  const first = new Map(pictures.toReversed().map(picture => [picture.sha256, picture]));
  return new Map(await Promise.all([...first].map(async ([sha256, picture]) => [sha256, await load(dir, picture)] as const)));
};
