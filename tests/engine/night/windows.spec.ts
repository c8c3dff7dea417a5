import { expect, test } from '@playwright/test';
import { windowAt } from '../../../engine/night/windows.ts';

const who = { reason: '증설', owner: '김운영' };
const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

test('weekly windows, also over midnight; the end is outside; the expiry holds', () => {
  // 22 November 2026 is a Sunday.
  const sunday = [{ kind: 'weekly' as const, day: 'sun' as const, from: '01:00', to: '05:00', ...who }];
  expect([at(22, 1), at(22, 4, 59)].map((one) => windowAt(sunday, one) !== undefined)).toEqual([true, true]);
  expect([at(22, 0, 59), at(22, 5), at(23, 2)].map((one) => windowAt(sunday, one))).toEqual([undefined, undefined, undefined]);
  const night = [{ kind: 'weekly' as const, day: 'sat' as const, from: '22:00', to: '03:00', ...who }];
  expect([at(21, 23), at(22, 2)].map((one) => windowAt(night, one) !== undefined)).toEqual([true, true]);
  expect([at(21, 2), at(22, 23), at(22, 3)].map((one) => windowAt(night, one))).toEqual([undefined, undefined, undefined]);
  expect(windowAt([{ ...sunday[0]!, until: '2026-11-21' }], at(22, 2))).toBeUndefined();
});

test('a window of one time', () => {
  const once = [{ kind: 'once' as const, from: '2026-11-25 22:00', to: '2026-11-26 04:00', ...who }];
  expect([at(25, 22), at(26, 3, 59)].map((one) => windowAt(once, one) !== undefined)).toEqual([true, true]);
  expect([at(25, 21, 59), at(26, 4)].map((one) => windowAt(once, one))).toEqual([undefined, undefined]);
});
