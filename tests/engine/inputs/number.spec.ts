import { expect, test } from '@playwright/test';
import { parseWholeNumber } from '../../../engine/inputs/number.ts';
import type { ProblemCode } from '../../../engine/inputs/problem.ts';

const REFUSED: readonly [string, ProblemCode, Readonly<Record<string, string | number>>?][] = [
  ['', 'number.empty'],
  ['  ', 'number.empty'],
  ['1,000', 'number.grouped', { suggestion: '1000' }],
  ['1 000', 'number.grouped', { suggestion: '1000' }],
  ['1_000_000', 'number.grouped', { suggestion: '1000000' }],
  ['1.000.000', 'number.grouped', { suggestion: '1000000' }],
  ['1e3', 'number.exponent'],
  ['1E+3', 'number.exponent'],
  ['0x10', 'number.exponent'],
  ['+1', 'number.signed'],
  ['-5', 'number.signed'],
  ['1.5', 'number.fraction'],
  ['1.000', 'number.fraction'],
  ['3000.', 'number.fraction'],
  ['007', 'number.leading-zero', { suggestion: '7' }],
  ['３０００', 'number.full-width-digits', { suggestion: '3000' }],
  ['3000\u200b', 'number.invisible', { codePoints: 'U+200B', position: 5 }],
  ['3000\n', 'number.invisible', { codePoints: 'U+000A' }],
  ['3000명', 'number.not-whole'],
  ['Infinity', 'number.not-whole'],
  ['NaN', 'number.not-whole'],
  ['0', 'number.range', { min: 1, max: 5000 }],
  ['5001', 'number.range'],
  ['99999999999999999999999', 'number.range'],
];

for (const [text, code, params] of REFUSED) {
  test(`F-50 and its kind: the number ${JSON.stringify(text)} is refused as ${code}`, () => {
    const parsed = parseWholeNumber(text, { min: 1, max: 5000 }, '--max-recipients');
    expect(parsed).toMatchObject({ ok: false, problem: { code, where: '--max-recipients', params: params ?? {} } });
  });
}

for (const [text, value] of [['1', 1], ['3000', 3000], ['5000', 5000]] as const) {
  test(`the number ${text} is accepted`, () => {
    expect(parseWholeNumber(text, { min: 1, max: 5000 }, '--max-recipients')).toEqual({ ok: true, value, notices: [] });
  });
}

test('blanks around a number are taken off with a notice', () => {
  expect(parseWholeNumber(' 20 ', { min: 1, max: 50 }, 'x')).toEqual({ ok: true, value: 20, notices: [{ code: 'text.trimmed', where: 'x', params: { value: '20' } }] });
});
