import { expect, test } from '@playwright/test';
import type { AdminLogLine } from '../../../engine/events.ts';
import { newLines } from '../../../engine/walk/admin-log.ts';

const lines = (text: string): AdminLogLine[] => Array.from(text, (work) => ({ time: '26/11/25 10:00:00', administrator: 'admin', from: '192.0.2.1', menu: 'm', work }));
const since = (before: string, after: string): string => {
  const { lines: found, met } = newLines(lines(before), lines(after));
  return `${found.map((line) => line.work).join('')}${met ? '' : ' …'}`;
};

test('the lines that came in between stand above the place where the earlier reading is met again', () => {
  expect(since('cba', 'cba')).toBe('');
  expect(since('cba', 'edcba')).toBe('ed');
  // The later page may end before the earlier one does.
  expect(since('cba', 'edc')).toBe('ed');
  // The same work in the same second is two lines.
  expect(since('cba', 'ccba')).toBe('c');
  expect(since('aab', 'aaaab')).toBe('aa');
  expect(since('', 'ba')).toBe('ba');
  expect(since('', '')).toBe('');
});

test('an earlier reading that is not met again leaves open how much is missing', () => {
  expect(since('cba', 'xyz')).toBe('xyz …');
});
