import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { InputError } from '../../../engine/inputs/problem.ts';
import { loadEnvFile, parseEnvText } from '../../../engine/secrets/env-file.ts';

const ACCEPTED: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['F-85: # in double quotes', 'PW="abc#def"', { PW: 'abc#def' }],
  ['F-85: # in single quotes', 'PW=\'abc #def\'', { PW: 'abc #def' }],
  ['F-88: $ patterns in quotes', 'PW="a$&b$$c$1$\'"', { PW: 'a$&b$$c$1$\'' }],
  ['F-88: all patterns in backticks', 'PW=`a$&b$$c$1$\'"x`', { PW: 'a$&b$$c$1$\'"x' }],
  ['no expansion in single quotes', 'A=\'x\'\nB=\'${A}\'', { A: 'x', B: '${A}' }],
  ['backslash outside double quotes', 'A=a\\nb\nB=\'a\\nb\'', { A: 'a\\nb', B: 'a\\nb' }],
  ['F-90: BOM', '\ufeffFIRST=one\nSECOND=two\n', { FIRST: 'one', SECOND: 'two' }],
  ['CRLF', 'A=1\r\nB="2"\r\n', { A: '1', B: '2' }],
  ['comments and blank lines', '# 설명 $#\'"\n\n  \nA=값\n#B=x\n', { A: '값' }],
  ['equals signs and inner blanks', 'A=a=b==\nB=a b\tc'.replace('\t', ' '), { A: 'a=b==', B: 'a b c' }],
  ['empty values', 'A=\nB=""\nC=\'\'', { A: '', B: '', C: '' }],
  ['empty file', '', {}],
];
for (const [name, text, expected] of ACCEPTED) {
  test(`.env, ${name}: exact`, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'env-'));
    await writeFile(join(dir, '.env'), text);
    expect(Object.fromEntries(await loadEnvFile(join(dir, '.env')))).toEqual(expected);
    await rm(dir, { recursive: true });
  });
}

const REFUSED: readonly [string, string, readonly [code: string, line: number][]][] = [
  ['F-85: unquoted #', 'A=1\nPW=canary#def', [['env-file.special', 2]]],
  ['F-85: unquoted blank and #', 'PW=canary #def', [['env-file.special', 1]]],
  ['F-88: unquoted $', 'PW=a$&b$$canary', [['env-file.special', 1]]],
  ['quote inside', 'PW=can"ary', [['env-file.stray-quote', 1]]],
  ['quote at the end', 'PW=canary"', [['env-file.stray-quote', 1]]],
  ['same quote inside', 'PW="can"ary"', [['env-file.stray-quote', 1]]],
  ['not closed', 'PW="canary', [['env-file.unclosed-quote', 1]]],
  ['value over two lines', 'PW="canary\n4711"', [['env-file.unclosed-quote', 1], ['env-file.not-an-assignment', 2]]],
  ['comment behind a quote', 'PW="canary" # mine', [['env-file.after-quote', 1]]],
  ['backslash in double quotes', 'PW="canary\\n"', [['env-file.backslash', 1]]],
  ['blank before =', 'PW =canary', [['env-file.blank-at-equals', 1]]],
  ['blank behind =', 'PW= canary', [['env-file.blank-at-equals', 1]]],
  ['blank at the end', 'PW=canary ', [['env-file.blank-at-equals', 1]]],
  ['blank at the start', ' PW=canary', [['env-file.blank-at-equals', 1]]],
  ['export', 'export PW=canary', [['env-file.export', 1]]],
  ['colon', 'PW: canary', [['env-file.not-an-assignment', 1]]],
  ['name with a hyphen', 'MY-PW=canary', [['env-file.not-an-assignment', 1]]],
  ['no name', '=canary', [['env-file.not-an-assignment', 1]]],
  ['twice', 'PW=canary\nA=1\nPW=canary2', [['env-file.duplicate', 3]]],
  ['F-55: NBSP', 'PW=canary\u00a0', [['env-file.invisible', 1]]],
  ['F-55: zero width', 'PW=\'canary\u200b\'', [['env-file.invisible', 1]]],
  ['lone carriage return', 'A=1\rPW=canary', [['env-file.invisible', 1]]],
  ['inner BOM', 'A=1\n\ufeffPW=canary', [['env-file.invisible', 2]]],
  ['prototype', '__proto__=canary', [['env-file.disagree', 1]]],
  ['all lines are told together', 'A=#canary\n\nB=$canary\nC', [['env-file.special', 1], ['env-file.special', 3], ['env-file.not-an-assignment', 4]]],
];
for (const [name, text, expected] of REFUSED) {
  test(`.env, ${name}: refused with the line and without the value`, () => {
    let caught: unknown;
    try {
      parseEnvText(text, '.env');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    const { problems } = caught as InputError;
    expect(problems.map(({ code, where }) => [code, where])).toEqual(expected.map(([code, line]) => [code, `.env:${line}`]));
    expect(JSON.stringify(problems)).not.toContain('canary');
  });
}

for (const [name, bytes, code] of [
  ['UTF-16', Buffer.from('\ufeffPW=canary', 'utf16le'), 'file.utf16'], ['CP949', iconv.encode('PW=가나다', 'cp949'), 'file.cp949'],
] as const) {
  test(`F-90: .env in ${name} is refused with advice`, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'env-'));
    await writeFile(join(dir, '.env'), bytes);
    await expect(loadEnvFile(join(dir, '.env'))).rejects.toMatchObject({ problems: [{ code }] });
    await rm(dir, { recursive: true });
  });
}

test('a missing .env is a problem, and nothing gets into process.env', async () => {
  await expect(loadEnvFile('/nonexistent/.env')).rejects.toMatchObject({ problems: [{ code: 'file.missing' }] });
  parseEnvText('RUNBOOK_TEST_LEAK=x', '.env');
  expect(process.env['RUNBOOK_TEST_LEAK']).toBeUndefined();
});

test('any printable password is read exactly or refused, never differently', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab1 #$\'"`\\=&{}가!')) }), fc.constantFrom('', '\'', '"', '`'), (password, quote) => {
    let read: string | undefined;
    try {
      read = parseEnvText(`PW=${quote}${password}${quote}`, '.env').get('PW');
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      return;
    }
    // Unquoted text that is itself a quoted value reads as the inner part, as the dialect says.
    const whole = /^(['"`])(.*)\1$/.exec(`${quote}${password}${quote}`);
    expect(read).toBe(whole === null ? password : whole[2]);
  }), { seed: 85, numRuns: 5000 });
});
