import { expect, test } from '@playwright/test';
import { sideBySide } from '../../engine/side-by-side.ts';

test('works go side by side up to a number, and their results stand in the order of the items', async () => {
  const open: (() => void)[] = [];
  let most = 0;
  const work = async (item: number): Promise<number> => {
    await new Promise<void>((resolve) => {
      open.push(resolve);
      most = Math.max(most, open.length);
    });
    return item * 10;
  };
  const done = sideBySide([1, 2, 3, 4, 5], 2, work);
  // The later of two works ends first.
  for (let ended = 0; ended < 5; ) {
    await Promise.resolve();
    const end = open.pop();
    if (!end) continue;
    end();
    ended += 1;
  }
  expect(await done).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test('nothing to do is done, and a fault is not lost', async () => {
  expect(await sideBySide([], 4, () => Promise.reject(new Error('no')))).toEqual([]);
  await expect(sideBySide([1, 2], 4, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
});
