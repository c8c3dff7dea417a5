import { expect, test } from '@playwright/test';
import { pairwise } from './choices.ts';

test('a pairwise choice holds every pair of values', () => {
  const dimensions = { a: ['1', '2', '3'], b: ['x', 'y'], c: ['p', 'q', 'r'], d: ['m', 'n'] };
  const rows = pairwise(dimensions);
  for (const [a, xs] of Object.entries(dimensions)) {
    for (const [b, ys] of Object.entries(dimensions)) {
      if (a === b) continue;
      for (const x of xs) for (const y of ys) expect(rows.some((row) => row[a] === x && row[b] === y), `${a}=${x} ${b}=${y}`).toBe(true);
    }
  }
  expect(rows.length).toBeLessThan(3 * 2 * 3 * 2);
});
