import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { exitCodes, worst, type Verdict } from '../../engine/verdict.ts';

const verdicts = Object.keys(exitCodes) as Verdict[];
const good: readonly Verdict[] = ['as-wanted', 'changed', 'recorded'];

test('F-105 nothing that was checked is not checked, with an exit code of its own', () => {
  expect(worst([])).toBe('not-checked');
  expect(exitCodes[worst([])]).toBe(3);
});

test('F-107 one section that is not good spoils the run, wherever it stands and however many are good', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...verdicts), { minLength: 1 }), (found) => {
    const whole = worst(found);
    expect(found).toContain(whole);
    expect(exitCodes[whole] === 0).toBe(found.every((one) => good.includes(one)));
    expect(worst(found.toReversed())).toBe(whole);
  }));
});

test('F-107 unknown > failed > not checked > differs > withheld > as wanted', () => {
  const order: Verdict[] = ['unknown', 'failed', 'not-checked', 'differs', 'withheld', 'as-wanted'];
  for (const [i, one] of order.entries()) for (const better of order.slice(i + 1)) expect(worst([better, one, better])).toBe(one);
});
