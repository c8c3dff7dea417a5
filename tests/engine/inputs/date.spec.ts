import { expect, test } from '@playwright/test';
import { hasPassed, localDay, parseDate } from '../../../engine/inputs/date.ts';
import type { ProblemCode } from '../../../engine/inputs/problem.ts';

const REFUSED: readonly [string, ProblemCode, Readonly<Record<string, string>>?][] = [
  ['2026-02-29', 'date.not-in-calendar'],
  ['2026-13-01', 'date.not-in-calendar'],
  ['2026-00-10', 'date.not-in-calendar'],
  ['2026-04-31', 'date.not-in-calendar'],
  ['2999-01-01', 'date.not-in-calendar'],
  ['26-12-31', 'date.form'],
  ['2026-1-5', 'date.form'],
  ['2026/12/31', 'date.form'],
  ['20261231', 'date.form'],
  ['31.12.2026', 'date.form'],
  ['2026-12-31T00:00:00Z', 'date.form'],
  ['2026-12-31 ', 'date.form'],
  ['', 'date.form'],
  ['２０２６-12-31', 'date.full-width-digits', { suggestion: '2026-12-31' }],
];

for (const [text, code, params] of REFUSED) {
  test(`the date ${JSON.stringify(text)} is refused as ${code}`, () => {
    expect(parseDate(text, 'w')).toMatchObject({ ok: false, problem: { code, where: 'w', params: params ?? {} } });
  });
}

for (const text of ['2026-12-31', '2028-02-29', '2000-01-01']) {
  test(`the date ${text} is accepted`, () => {
    expect(parseDate(text, 'w')).toEqual({ ok: true, date: text });
  });
}

test('until counts to the end of its own day', () => {
  expect([hasPassed('2026-03-31', '2026-03-31'), hasPassed('2026-03-31', '2026-04-01'), hasPassed('2026-03-31', '2025-12-31')]).toEqual([false, true, false]);
});

test('localDay is the calendar day of this computer, not of UTC', () => {
  expect(localDay(new Date(2026, 0, 2, 0, 0, 1))).toBe('2026-01-02');
  expect(localDay(new Date(2026, 10, 30, 23, 59, 59))).toBe('2026-11-30');
});
