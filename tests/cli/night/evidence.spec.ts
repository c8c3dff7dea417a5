import { expect, test } from '@playwright/test';
import { reportOf, verdictOf } from '../../../cli/night/evidence.ts';

const good = { outcome: { verdict: 'as-wanted' as const } };
const checks = [{ verdict: 'as-wanted' as const }];

test('a gap in the evidence withholds a target as it withholds a run', () => {
  expect(verdictOf(checks, good, true)).toBe('as-wanted');
  expect(verdictOf(checks, { outcome: { verdict: 'withheld', gaps: [{ kind: 'picture', detail: 'crash' }] } }, true)).toBe('withheld');
  expect(verdictOf([{ verdict: 'differs' }], { outcome: { verdict: 'differs', gaps: [{ kind: 'picture', detail: 'crash' }] } }, true)).toBe('differs');
});

test("a run that was not completed is not checked, and its own worse verdict is kept", () => {
  expect(verdictOf(checks, { outcome: { verdict: 'not-checked' } }, false)).toBe('not-checked');
  expect(verdictOf(checks, { outcome: { verdict: 'differs' } }, false)).toBe('not-checked');
  for (const verdict of ['failed', 'unknown'] as const) expect(verdictOf(checks, { outcome: { verdict } }, false)).toBe(verdict);
});

test('a report that the leak gate refused is handed on by nobody; another fault leaves it', () => {
  const fault = (code: 'leak' | 'evidence') => ({ ...good, report: '/runs/report.html', reportFault: { code, params: {}, verdict: 'withheld' as const } });
  expect(reportOf(fault('leak'))).toBeUndefined();
  expect(reportOf(fault('evidence'))).toBe('/runs/report.html');
  expect(verdictOf(checks, fault('leak'), true)).toBe('withheld');
});
