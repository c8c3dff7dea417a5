import { readNights } from '../../engine/night/night-folder.ts';

/** What a visit takes until something is known. */
const unknownMs = 30_000;

/** So many nights back a duration is looked for. */
const lookBack = 7;

/** How long visits took in past nights: a target's own last time, else the middle of all. */
export const pastDurations = (runsDir: string): { readonly of: (key: string) => number } => {
  const known = new Map<string, number>();
  for (const { results } of readNights(runsDir, lookBack)) {
    for (const { key, tookMs, from, verdict } of results) if (from === undefined && verdict !== 'not-checked' && !known.has(key)) known.set(key, tookMs);
  }
  const all = [...known.values()].sort((a, b) => a - b);
  const middle = all[Math.floor(all.length / 2)] ?? unknownMs;
  return { of: (key) => known.get(key) ?? middle };
};
