import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { canonicalIp, canonicalText, sameLabel } from '../../../engine/inputs/ip.ts';

const SHOWN: readonly [string, string, string | undefined][] = [
  ['bare', '10.0.0.1', '10.0.0.1'],
  ['/32', '10.0.0.1/32', '10.0.0.1'],
  ['/32 with blanks', ' 10.0.0.1 / 32 ', '10.0.0.1'],
  ['range of one', '1.2.3.4-1.2.3.4', '1.2.3.4'],
  ['range of one with tilde and blanks', '1.2.3.4 ~ 1.2.3.4', '1.2.3.4'],
  ['range of one over two lines', '1.2.3.4 -\n1.2.3.4', '1.2.3.4'],
  ['mask of one', '10.0.0.1/255.255.255.255', '10.0.0.1'],
  ['mask of one behind a blank', '10.0.0.1 255.255.255.255', '10.0.0.1'],
  ['NBSP around (F-55)', '\u00a010.0.0.1\u00a0', '10.0.0.1'],
  ['line breaks around', '\r\n\t10.0.0.1\r\n', '10.0.0.1'],
  ['padded parts', '10.  0.  0.  1', '10.0.0.1'],
  ['zero-width marks', '\u200b10.0.0.1\ufeff', '10.0.0.1'],
  ['F-61: longer address', '10.0.0.10', '10.0.0.10'],
  ['two addresses', '10.0.0.1 10.0.0.2', undefined],
  ['two lines are never joined to another address', '10.0.0.1\n2', undefined],
  ['two equal addresses are a list, not one', '10.0.0.1 10.0.0.1', undefined],
  ['network', '10.0.0.0/24', undefined],
  ['mask of a network', '10.0.0.1/255.255.255.0', undefined],
  ['range of two', '10.0.0.1-10.0.0.2', undefined],
  ['a range is no mask', '10.0.0.1-255.255.255.255', undefined],
  ['a slash is no range', '10.0.0.1/10.0.0.1', undefined],
  ['a dash is no prefix', '10.0.0.1-32', undefined],
  ['leading zeros could be octal', '010.000.000.001', undefined],
  ['full-width (F-50)', '１０.0.0.1', undefined],
  ['text behind it', '10.0.0.1 (급여)', undefined],
  ['empty', '', undefined],
];

for (const [name, text, expected] of SHOWN) {
  test(`canonicalIp, ${name}: ${JSON.stringify(text)} is ${expected}`, () => {
    expect(canonicalIp(text)).toBe(expected);
  });
}

test('canonicalText folds NFD (F-59), NBSP (F-20) and line breaks, and nothing else', () => {
  expect(canonicalText('\u00a0급여메일'.normalize('NFD') + '\r\n  정책\u3000')).toBe('급여메일 정책');
  expect(canonicalText('a\u200bb')).toBe('a\u200bb');
  expect(canonicalText('')).toBe('');
});

test('canonicalText is idempotent', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('가', '\u1100', '\u1161', ' ', '\u00a0', '\n', 'a', '\u200b', '\u3000') }), (text) => {
    expect(canonicalText(canonicalText(text))).toBe(canonicalText(text));
  }), { seed: 59 });
});

const LABELS: readonly [string, string, boolean][] = [
  ['Super White IP', 'SuperWhite IP', true],
  ['스팸메일', '스팸 메일', true],
  ['필터 관리', '필터관리', true],
  ['\u00a0허용', '허용 ', true],
  ['접속 단계'.normalize('NFD'), '접속단계', true],
  ['접\u200b속 단계', '접속단계', true],
  ['정책A', '정책AB', false],
  ['정책A', '정책A(구)', false],
  ['저장', '저장 후 닫기', false],
  ['Save', 'save', false],
];

for (const [a, b, same] of LABELS) {
  test(`F-20, F-61: the labels ${JSON.stringify(a)} and ${JSON.stringify(b)} are ${same ? 'the same' : 'two'}`, () => {
    expect(sameLabel(a, b)).toBe(same);
  });
}
