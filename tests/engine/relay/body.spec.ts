import { createHash } from 'node:crypto';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeContent } from '../../../engine/relay/body.ts';
import type { Charset } from '../../../engine/relay/charset.ts';
import { expect, test } from '@playwright/test';

const FORM = 'application/x-www-form-urlencoded';

function decode(body: string | Buffer, contentType = FORM, charset: Charset = 'utf-8', more: { query?: string; contentEncoding?: string } = {}) {
  const decoded = decodeContent({ query: '', contentEncoding: '', ...more, contentType, body: Buffer.from(body as string) }, charset);
  if (!decoded.ok) return decoded.why;
  return Object.fromEntries([...decoded.fields].map(([name, values]) => [name, values.map(value => value.text)]));
}

/** As a browser escapes a form in this charset. */
function escaped(text: string, charset: Charset): string {
  const bytes = charset === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'cp949');
  return [...bytes].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

test('a form: repeated names in order, plus as space, missing values empty, the query first', () => {
  expect(decode('ip=1&name=a+b%2B&ip=2&flag', FORM, 'utf-8', { query: 'cmd=add&ip=0' })).toEqual({ cmd: ['add'], ip: ['0', '1', '2'], name: ['a b+'], flag: [''] });
  expect(decode('')).toEqual({});
});

test('Korean in both charsets; the charset the request names wins over the console\'s', () => {
  expect(decode('name=%B1%DE%BF%A9%B8%DE%C0%CF', FORM, 'euc-kr')).toEqual({ name: ['급여메일'] });
  // 똠 and 펲 exist in CP949 only, not in EUC-KR proper.
  expect(decode(`name=${escaped('똠펲', 'euc-kr')}`, FORM, 'euc-kr')).toEqual({ name: ['똠펲'] });
  expect(decode('name=%EA%B8%89', `${FORM}; charset=UTF-8`, 'euc-kr')).toEqual({ name: ['급'] });
  expect(decode('name=%B1%DE', `${FORM}; charset=ks_c_5601-1987`)).toEqual({ name: ['급'] });
});

test('what cannot be decoded to the last byte is not decoded at all', () => {
  expect(decode('name=%B1%DE')).toBe('field name: not utf-8');
  expect(decode('name=%EF%BF%BD')).toBe('field name: not utf-8');
  expect(decode('name=%EF%BB%BFa')).toEqual({ name: ['\uFEFFa'] });
  expect(decode('name=%FF%FF', FORM, 'euc-kr')).toBe('field name: not euc-kr');
  expect(decode('name=%B1', FORM, 'euc-kr')).toBe('field name: not euc-kr');
  expect(decode('%FF=secret')).toBe('a field name: not utf-8');
  expect(decode('name=%B')).toBe('field name: broken percent code');
  expect(decode('a=1&&b=2')).toBe('an empty pair');
  expect(decode('a=1', `${FORM}; charset=utf-16`)).toBe('an unknown charset');
  expect(decode('a=1', FORM, 'utf-8', { contentEncoding: 'gzip' })).toBe('a compressed body');
  expect(decode('a=1', 'text/plain')).toBe('a body of another type');
  expect(decode('a=1', '')).toBe('a body of another type');
});

const hangul = fc.string({ unit: fc.constantFrom('가', '힣', '급', '여', 'a', '0', ' ', '&', '=', '+', '%', ';', '\r\n') });

test('every form a browser can write comes back as it was, in both charsets', () => {
  for (const charset of ['utf-8', 'euc-kr'] as const) {
    fc.assert(fc.property(fc.array(fc.tuple(hangul, hangul), { minLength: 1, maxLength: 5 }), pairs => {
      const body = pairs.map(([name, value]) => `${escaped(name, charset)}=${escaped(value, charset)}`).join('&');
      const wanted = new Map<string, string[]>();
      for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) ?? []), value]);
      expect(decode(body, FORM, charset)).toEqual(Object.fromEntries(wanted));
    }), { numRuns: 60 });
  }
});

test('EUC-KR: any bytes are refused or encode back to the same bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), bytes => {
    const decoded = decode(`v=${[...bytes].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')}`, FORM, 'euc-kr');
    if (typeof decoded !== 'string') expect([...iconv.encode(decoded['v']?.[0] ?? '', 'cp949')]).toEqual([...bytes]);
  }), { numRuns: 300 });
});

const MULTIPART = 'multipart/form-data; boundary=----B';
const part = (head: string, content: string) => `------B\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

test('multipart: fields and files, names with escaped quotes, line breaks inside values', () => {
  const body = part('name="ip"', '1\r\n--\r\n2') + part('name="a%22b"', '') + part('name="file"; filename="목록.txt"\r\nContent-Type: text/plain', '\u0000내용') + '------B--\r\n';
  expect(decode(body, MULTIPART)).toEqual({ ip: ['1\r\n--\r\n2'], 'a"b': [''], file: ['목록.txt'] });
  const decoded = decodeContent({ query: '', contentType: MULTIPART, contentEncoding: '', body: Buffer.from(body) }, 'utf-8');
  expect(decoded.ok && decoded.fields.get('file')?.[0]?.sha256).toBe(createHash('sha256').update('\u0000내용').digest('hex'));
});

test('multipart in EUC-KR', () => {
  const body = iconv.encode(`${part('name="이름"', '급여메일')}------B--\r\n`, 'cp949');
  expect(decode(body, MULTIPART, 'euc-kr')).toEqual({ 이름: ['급여메일'] });
  expect(decode(body, MULTIPART)).toBe('a field name: not utf-8');
});

test('multipart that is not exactly what browsers write is not decoded', () => {
  const good = part('name="a"', '1');
  expect(decode(good, MULTIPART)).toMatch(/without an end/);
  expect(decode(`${good}------B--\r\nmore`, MULTIPART)).toMatch(/something after its end/);
  expect(decode(`x${good}------B--`, MULTIPART)).toMatch(/does not start/);
  expect(decode(good.slice(0, -8), MULTIPART)).toMatch(/without/);
  expect(decode(`${part('name="a"\r\nContent-Transfer-Encoding: base64', 'MQ==')}------B--`, MULTIPART)).toMatch(/other headers/);
  expect(decode(`${part('title="a"', '1')}------B--`, MULTIPART)).toMatch(/without a name/);
  expect(decode(good, 'multipart/form-data')).toMatch(/boundary/);
});

test('JSON: flat values, paths into objects, lists', () => {
  const value = { name: '급여', on: true, max: 500, ips: ['1', '2'], filter: { kind: 'allow' }, rows: [{ ip: '3' }, { ip: '4' }] };
  expect(decode(JSON.stringify(value), 'application/json')).toEqual({
    name: ['급여'], on: ['true'], max: ['500'], ips: ['1', '2'], 'filter.kind': ['allow'], 'rows[0].ip': ['3'], 'rows[1].ip': ['4'],
  });
  expect(decode('{}', 'application/json; charset=utf-8')).toEqual({});
});

test('JSON that could mean two things is not decoded', () => {
  for (const text of ['{"a":1,"a":2}', '{"a": 1}', '{"a":null}', '{"a":[]}', '{"a":{}}', '{"a.b":1}', '[1]', '"a"', '{"a":1', '{"a":1.0}']) {
    expect(typeof decode(text, 'application/json'), text).toBe('string');
  }
});
