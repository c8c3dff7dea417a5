import { expect, test } from '@playwright/test';
import { clockText, parseLogTime, parsePeriod, queryEnds, wallClockOf, within, type Period } from '../../../engine/log/period.ts';

/** 25 November 2026, 09:30:15 on this computer's own clock, whatever its zone. */
const now = new Date(2026, 10, 25, 9, 30, 15);

const periodOf = (text: string): Period => {
  const parsed = parsePeriod(text, now);
  if (!parsed.ok) throw new Error(parsed.problem.en());
  return parsed.period;
};

const read: readonly (readonly [text: string, from: string, to: string, untilNow: boolean])[] = [
  ['24h', '2026-11-24 09:30:15', '2026-11-25 09:30:15', true],
  ['1h', '2026-11-25 08:30:15', '2026-11-25 09:30:15', true],
  ['7d', '2026-11-18 09:30:15', '2026-11-25 09:30:15', true],
  ['365d', '2025-11-25 09:30:15', '2026-11-25 09:30:15', true],
  [' 7d ', '2026-11-18 09:30:15', '2026-11-25 09:30:15', true],
  ['2026-11-01..2026-11-25', '2026-11-01 00:00:00', '2026-11-25 23:59:59', false],
  ['2026-11-25..2026-11-25', '2026-11-25 00:00:00', '2026-11-25 23:59:59', false],
  ['2026-11-24', '2026-11-24 00:00:00', '2026-11-24 23:59:59', false],
  ['2024-02-29', '2024-02-29 00:00:00', '2024-02-29 23:59:59', false],
  ['2026-11-01..2027-01-31', '2026-11-01 00:00:00', '2027-01-31 23:59:59', false],
];

for (const [text, from, to, untilNow] of read) {
  test(`period '${text}'`, () => {
    const period = periodOf(text);
    expect([clockText(period.from), clockText(period.to), period.untilNow]).toEqual([from, to, untilNow]);
  });
}

const refused: readonly (readonly [text: string, says: RegExp])[] = [
  ['', /cannot be read/],
  ['7', /cannot be read/],
  ['0d', /cannot be read/],
  ['-7d', /cannot be read/],
  ['7 d', /cannot be read/],
  ['1.5h', /cannot be read/],
  ['99999d', /cannot be read/],
  ['2weeks', /cannot be read/],
  ['2026-11-01..', /cannot be read/],
  ['..2026-11-01', /cannot be read/],
  ['2026-11-01..2026-11-02..2026-11-03', /cannot be read/],
  ['2026-11-01 ~ 2026-11-25', /cannot be read/],
  ['2026/11/01', /cannot be read/],
  ['26-11-01', /cannot be read/],
  ['2026-11-25..2026-11-01', /ends before it begins/],
  ['2026-11-26', /still to come/],
  ['2026-11-26..2026-12-01', /still to come/],
  ['2026-02-30', /2026-02-30/],
  ['2026-11-01..2026-11-31', /2026-11-31/],
];

for (const [text, says] of refused) {
  test(`no period: '${text}'`, () => {
    const parsed = parsePeriod(text, now);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem.en()).toMatch(says);
    expect(parsed.problem.ko()).toMatch(/니다|십시오/);
  });
}

test('full-width digits are refused with the digits to write', () => {
  const parsed = parsePeriod('２０２６-11-01', now);
  expect(parsed.ok ? '' : parsed.problem.en()).toContain('2026-11-01');
});

const times: readonly (readonly [cell: string, clock: string | undefined])[] = [
  ['18/03/23 21:06:37', '2018-03-23 21:06:37'],
  [' 26/11/25\u00a009:00:00\n', '2026-11-25 09:00:00'],
  ['24/02/29 00:00:00', '2024-02-29 00:00:00'],
  ['26/02/29 00:00:00', undefined],
  ['26/13/01 00:00:00', undefined],
  ['26/11/25 24:00:00', undefined],
  ['26/11/25 09:60:00', undefined],
  ['2018/03/23 21:06:37', undefined],
  ['18-03-23 21:06:37', undefined],
  ['18/03/23 21:06', undefined],
  ['18/03/23', undefined],
  ['18/03/23 21:06:37 210.146.119.75', undefined],
  ['', undefined],
];

for (const [cell, clock] of times) {
  test(`log time ${JSON.stringify(cell)}`, () => {
    const time = parseLogTime(cell);
    expect(time && clockText(time)).toBe(clock);
  });
}

test('both ends count, to the second', () => {
  const period = periodOf('2026-11-01..2026-11-24');
  const inside = (cell: string): boolean | undefined => {
    const time = parseLogTime(cell);
    return time && within(period, time);
  };
  expect(inside('26/10/31 23:59:59')).toBe(false);
  expect(inside('26/11/01 00:00:00')).toBe(true);
  expect(inside('26/11/24 23:59:59')).toBe(true);
  expect(inside('26/11/25 00:00:00')).toBe(false);
});

test('a console whose clock runs ahead loses no row of the last hours', () => {
  const ahead = parseLogTime('26/11/25 18:30:00') ?? new Date(Number.NaN);
  expect(within(periodOf('24h'), ahead)).toBe(true);
  expect(queryEnds(periodOf('24h'))).toEqual({ from: Date.UTC(2026, 10, 24, 9, 30, 15), to: Number.POSITIVE_INFINITY });
  expect(within(periodOf('2026-11-24'), ahead)).toBe(false);
  expect(queryEnds(periodOf('2026-11-24')).to).toBe(Date.UTC(2026, 10, 24, 23, 59, 59, 999));
});

test('our own clock is read with its digits, in whatever zone this computer is', () => {
  expect(clockText(wallClockOf(now))).toBe('2026-11-25 09:30:15');
  expect(wallClockOf(now).getTime()).toBe(parseLogTime('26/11/25 09:30:15')?.getTime());
});
