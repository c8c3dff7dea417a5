import { expect, test } from '@playwright/test';
import type { Difference } from '../../../engine/goal.ts';
import { anyOfOursCame } from '../../../engine/walk/ours-in.ts';

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
