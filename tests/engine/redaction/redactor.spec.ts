import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { redacted } from '../../../engine/redaction/address.ts';
import { redactData, redactor } from '../../../engine/redaction/redactor.ts';
import { isScannable, shortestSecret } from '../../../engine/redaction/secrets.ts';
import { canary, textWriters } from './encoders.ts';

for (const [name, write] of Object.entries(textWriters)) {
  test(`a secret written as ${name} is replaced and its neighbours stay`, () => {
    const text = write(canary);
    const result = redactor([canary])(`비밀번호: [[ ${text} ]] 끝`);
    expect(result.startsWith('비밀번호: [[ ')).toBe(true);
    expect(result.endsWith(' ]] 끝')).toBe(true);
    expect(result).toContain(redacted);
    // What may remain beside the mark are the base64 digits of the neighbours, at most a few.
    const rest = result.slice('비밀번호: [[ '.length, -' ]] 끝'.length).replace(redacted, () => '');
    expect(rest.length).toBeLessThanOrEqual(/^(base64|percent over)/.test(name) ? 10 : 0);
  });
}

test('a password with replacement patterns is replaced whole and its mark is not expanded (F-88)', () => {
  const secret = `a$&b$$c$1$'$\``;
  expect(redactor([secret])(`x ${secret} y ${secret}`)).toBe(`x ${redacted} y ${redacted}`);
});

test('overlapping secrets leave no rest', () => {
  expect(redactor(['abcdefg', 'defghijk'])('--abcdefghijk--')).toBe(`--${redacted}--`);
  expect(redactor(['abcabc'])('abcabcabc!')).toBe(`${redacted}!`);
  expect(redactor(['secret', 'secret-long'])('secret-long')).toBe(redacted);
});

test('text without a secret comes back as it was', () => {
  const text = '정책 "급여메일"의 대상 IP에 203.0.113.10 추가 %EA%B0%80 &amp; \\u0041 QUJD';
  expect(redactor([canary, 'admin-pass'])(text)).toBe(text);
});

test('secrets too short to be replaced safely are refused without being named (F-73)', () => {
  for (const secret of ['', 'a', '10', 'admin', '가']) {
    expect(isScannable(secret)).toBe(false);
    expect(() => redactor(['long-enough', secret])).toThrow(RangeError);
  }
  expect(isScannable('가나')).toBe(true);
  expect(isScannable('x'.repeat(shortestSecret))).toBe(true);
});

test('any secret is replaced in every writing', () => {
  const secret = fc
    .array(fc.oneof(fc.constantFrom(...Array.from(`가힣똠비밀번호ab09&"'<>\\/$#%+=;:?[]{}|~^ `)), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })), { minLength: 6, maxLength: 14 })
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(secret, fc.constantFrom(...Object.keys(textWriters)), (value, name) => {
      const text = textWriters[name]?.(value) ?? '';
      expect(redactor([value])(`<${text}>`)).toContain(redacted);
    }),
    { numRuns: 400 },
  );
});

test('plain data is redacted in values and keys and stays data', () => {
  const redact = redactor([canary]);
  const data = { [canary]: [canary, 5, null, true], nested: { text: `x${canary}` } };
  const clean = redactData<unknown>(redact, data);
  expect(clean).toEqual({ [redacted]: [redacted, 5, null, true], nested: { text: `x${redacted}` } });
});

test('a process that meets thousands of secrets, as a night does, still has room and time', () => {
  for (let n = 0; n < 2_000; n += 1) {
    const secret = `tok${n}-${(n * 2_654_435_761).toString(36)}`;
    expect(redactor([secret])(`Basic ${Buffer.from(`admin:${secret}`).toString('base64')}`)).toContain(redacted);
  }
});

test('one search serves hundreds of secrets', () => {
  const secrets = Array.from({ length: 400 }, (_, n) => `비밀-${n}-${(n * 40_503).toString(36)}`);
  const redact = redactor(secrets);
  for (const secret of secrets) expect(redact(`a ${encodeURIComponent(secret)} b`)).toMatch(/^a \[redacted\].{0,3} b$/);
});

test('of several ways to read a writing the longest is taken, so that no piece of a secret stays', () => {
  expect(redactor(['밀$&$#&'])('<&#xbc00&#36&#38&#x24;&#x23&#38;>')).toBe(`<${redacted}>`);
  expect(redactor(['%%abcd'])('%2525%25abcd!')).toBe(`${redacted}!`);
  expect(redactor(['abcde;'])('abcde&#59;;')).toBe(`${redacted};`);
});
