import { expect, test } from '@playwright/test';
import { hasRoom, usualAtOnce } from '../../../engine/night/capacity.ts';

const GB = 1024 ** 3;

test('as many visits as cores and memory bear, and never none', () => {
  expect(usualAtOnce(2, 8 * GB)).toBe(12);
  expect(usualAtOnce(8, 1 * GB)).toBe(5);
  expect(usualAtOnce(64, 64 * GB)).toBe(64);
  expect(usualAtOnce(1, 0)).toBe(1);
});

test('an overloaded computer gets no more visits than it has cores; one without memory none', () => {
  expect(hasRoom(10, 2, GB, [1, 1, 1])).toBe(true);
  expect(hasRoom(2, 2, GB, [20, 1, 1])).toBe(false);
  expect(hasRoom(1, 2, GB, [20, 1, 1])).toBe(true);
  expect(hasRoom(1, 2, GB / 4, [0, 0, 0])).toBe(false);
});
