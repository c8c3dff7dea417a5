import { expect, test } from '@playwright/test';
import type { Response } from 'playwright';
import { isExact } from '../../../pages/rspamd/exact-text.ts';

const given = (bytes: Buffer): Response => ({ allHeaders: () => Promise.resolve({ 'content-length': String(bytes.length) }), body: () => Promise.resolve(bytes) }) as unknown as Response;

/** What a textarea holds after it was given these bytes by a script, as browsers do it. */
const inTextarea = (bytes: Buffer): string => new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n').replace(/^\n/, '');

const cases: readonly (readonly [string, string | Buffer, boolean])[] = [
  ['plain lines', '# 허용\n192.0.2.1 & <b> "q" %\n', true],
  ['nothing', '', true],
  ['no last line break', '192.0.2.1', true],
  ['CR LF', '192.0.2.1\r\n', false],
  ['CR alone, which has the same length', '192.0.2.1\r', false],
  ['a first empty line', '\n192.0.2.1\n', false],
  ['a byte order mark', '\ufeff192.0.2.1\n', false],
  ['bytes that are no UTF-8', Buffer.from([0xb0, 0xa1, 0x0a]), false],
  ['a replacement character of its own', '# \ufffd\n', false],
];

for (const [name, text, exact] of cases) {
  test(`${name}: ${exact ? 'the editor holds it' : 'not to be saved'}`, async () => {
    const bytes = Buffer.from(text as string);
    expect(await isExact(inTextarea(bytes), given(bytes))).toBe(exact);
  });
}
