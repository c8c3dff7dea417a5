import { expect, test } from '@playwright/test';
import type { Difference } from '../../../engine/goal.ts';
import { anyOfOursCame, cameOf, shareOf } from '../../../engine/walk/ours-in.ts';

const came = (meant: Omit<Difference, 'cure' | 'before' | 'after'> & Partial<Difference>, before: Record<string, unknown>, now: Record<string, unknown>): boolean =>
  anyOfOursCame([{ cure: 'steps', before: undefined, after: undefined, ...meant }], before, now);

test("F-32 a list: our item came; somebody else's did not make ours stored, and an item of an earlier save was there before", () => {
  const meant = { path: ['ips'], missing: ['203.0.113.1', '203.0.113.2'] };
  expect(came(meant, { ips: ['198.51.100.1'] }, { ips: ['198.51.100.1', '203.0.113.1'] })).toBe(true);
  expect(came(meant, { ips: [] }, { ips: ['198.51.100.9'] })).toBe(false);
  expect(came(meant, { ips: ['203.0.113.1'] }, { ips: ['203.0.113.1', '198.51.100.9'] })).toBe(false);
  expect(came(meant, { ips: ['203.0.113.1'] }, { ips: ['203.0.113.1', '203.0.113.2'] })).toBe(true);
});

test('values, entries of a table, and what was to be taken away', () => {
  expect(came({ path: ['limit'], before: 100, after: 3000 }, { limit: 100 }, { limit: 3000 })).toBe(true);
  expect(came({ path: ['limit'], before: 100, after: 3000 }, { limit: 100 }, { limit: 200 })).toBe(false);
  const entry = { path: ['policies', '급여메일'], after: { enabled: true } };
  expect(came(entry, { policies: [] }, { policies: [{ name: '급여메일', enabled: true }] })).toBe(true);
  expect(came(entry, { policies: [] }, { policies: [{ name: '소식지' }] })).toBe(false);
  expect(came({ path: ['ips'], removed: ['203.0.113.1'] }, { ips: ['203.0.113.1', '198.51.100.9'] }, { ips: ['198.51.100.9'] })).toBe(true);
  expect(came({ path: ['ips'], removed: ['203.0.113.1'] }, { ips: ['203.0.113.1', '198.51.100.9'] }, { ips: ['203.0.113.1'] })).toBe(false);
  expect(came({ path: ['limit'], after: 3000, cure: 'person' }, { limit: 100 }, { limit: 3000 })).toBe(false);
});

test('what came of a list is the items that came, after what stood there before', () => {
  const meant: readonly Difference[] = [{ path: ['ips'], before: ['a'], after: ['a', 'b', 'c'], missing: ['b', 'c'], cure: 'steps' }];
  expect(cameOf(meant, { ips: ['a'] }, { ips: ['a', 'foreign', 'c'] })).toEqual([{ ...meant[0], missing: ['c'], after: ['a', 'c'] }]);
  expect(cameOf(meant, { ips: ['a'] }, { ips: ['a', 'foreign'] })).toEqual([]);
});

test('F-32 each save is decided by what it was to bring itself', () => {
  const ips: Difference = { path: ['ips'], before: ['a'], after: ['a', 'b', 'c'], missing: ['b', 'c'], cure: 'steps' };
  expect(shareOf([ips], { before: ['a'], after: ['a', 'b'] }).map((one) => one.missing)).toEqual([['b']]);
  expect(shareOf([ips], { before: ['a', 'b'], after: ['a', 'b', 'c'] }).map((one) => one.missing)).toEqual([['c']]);
  const limit: Difference = { path: ['limit'], before: 100, after: 50, cure: 'steps' };
  expect(shareOf([limit, ips], { before: { limit: 100, ips: ['a'] }, after: { limit: 50, ips: ['a'] } })).toEqual([limit]);
  const undo: Difference = { path: ['ips'], before: ['a', 'b', 'c'], after: ['a'], removed: ['b', 'c'], cure: 'steps' };
  expect(shareOf([undo], { before: ['a', 'b', 'c'], after: ['a', 'c'] }).map((one) => one.removed)).toEqual([['b']]);
  // A form's own words share nothing with the state's: it stands for all.
  expect(shareOf([limit, ips], { before: '', after: { maxRcpt: ['x'] } })).toEqual([limit, ips]);
});
