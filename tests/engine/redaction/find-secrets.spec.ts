import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { findSecrets, secretFinder } from '../../../engine/redaction/find-secrets.ts';
import { canary, charsets, eucKr, textWriters } from './encoders.ts';

const noise = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0x1a]);
const find = secretFinder([canary]);

for (const [charset, encode] of Object.entries(charsets)) {
  test(`every writing of a secret is found in bytes of ${charset}`, () => {
    for (const [name, write] of Object.entries(textWriters)) {
      const bytes = Buffer.concat([noise, encode(write(canary)), noise]);
      const hits = find(bytes);
      expect(hits.length, `${charset}: ${name}`).toBeGreaterThan(0);
      const first = hits[0];
      expect(first?.offset, `${charset}: ${name}`).toBeGreaterThanOrEqual(noise.length);
      expect(first?.offset, `${charset}: ${name}`).toBeLessThan(noise.length + 24);
    }
  });
}

test('a find is named by its encoding and never shows the value', () => {
  const names = (bytes: Buffer): string[] => find(bytes).map(hit => hit.encoding);
  expect(names(Buffer.from(canary))).toEqual(['plain']);
  expect(names(eucKr(canary))).toEqual(['euc-kr']);
  expect(names(Buffer.from(JSON.stringify(canary)))).toEqual(['json']);
  expect(names(Buffer.from(encodeURIComponent(canary)))).toEqual(['percent-utf-8']);
  expect(names(Buffer.from(textWriters['percent euc-kr form']?.(canary) ?? ''))).toEqual(['percent-euc-kr']);
  expect(names(Buffer.from(textWriters['html hex']?.(canary) ?? ''))).toEqual(['html']);
  expect(names(Buffer.from(textWriters['quoted-printable']?.(canary) ?? ''))).toEqual(['quoted-printable']);
  expect(names(Buffer.from(Buffer.from(canary).toString('base64')))).toEqual(['base64']);
  expect(names(Buffer.from(Buffer.from(canary).toString('hex')))).toEqual(['hex']);
  expect(names(Buffer.from(canary, 'utf16le'))).toEqual(['utf-16le plain']);
  expect(JSON.stringify(find(Buffer.from(canary)))).not.toContain('비');
});

test('a Basic authorization header is found', () => {
  const header = `Authorization: Basic ${Buffer.from(`admin:${canary}`).toString('base64')}`;
  expect(findSecrets(Buffer.from(header), [canary]).map(hit => hit.encoding)).toEqual(['base64']);
});

test('half of a secret and random bytes are no find', () => {
  expect(find(Buffer.from(canary.slice(0, -1)))).toEqual([]);
  expect(findSecrets(randomBytes(200_000), ['correct-horse'])).toEqual([]);
  expect(findSecrets(Buffer.from(randomBytes(200_000).toString('base64')), ['correct-horse'])).toEqual([]);
});

test('every place of a secret is found', () => {
  const text = `${'x'.repeat(100)}secret-1${'y'.repeat(50)}secret-1`;
  expect(findSecrets(Buffer.from(text), ['secret-1'])).toEqual([{ encoding: 'plain', offset: 100 }, { encoding: 'plain', offset: 158 }]);
});
