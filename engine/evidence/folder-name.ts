import { createHash } from 'node:crypto';

/** Names Windows keeps for devices, whatever the case (F-118). */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

const longest = 32;

/**
 * A name for a folder made of a text from a profile: lower-case ASCII letters, digits and single hyphens, at most 39 of them. Texts that are not
 * such a name already get a short hash of themselves (in NFC), so that two texts never share a folder and none is a path, a device or too long (F-98, F-118, F-119).
 */
export const folderName = (text: string): string => {
  const exact = text.normalize('NFC');
  const slug = exact.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, longest).replace(/-+$/, '');
  if (slug === exact && slug !== '' && !reserved.test(slug)) return slug;
  const hash = createHash('sha256').update(exact).digest('hex').slice(0, 6);
  return slug === '' ? `x-${hash}` : `${slug}-${hash}`;
};

/** `2026-11-25` of the local clock, which is the day the engineer means. */
export const localDate = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** `153012` of the local clock. */
export const localTime = (now: Date): string => `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;

const two = (n: number): string => String(n).padStart(2, '0');

/** The name of a run's folder when this is one of evidence that was made again, beside it: `…-report`, `…-report-2`; else the name itself. */
export const originalName = (name: string): string => name.replace(/-report(?:-\d+)?$/, '');

/** Names for a folder of evidence that is made again, first choice first. */
export const copyName = (name: string, n: number): string => `${originalName(name)}-report${n === 1 ? '' : `-${n}`}`;
