import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { InputError, isProblem } from '../../../engine/inputs/problem.ts';
import { parseSecretReference, resolveSecret, type SecretReference, type SecretSurroundings } from '../../../engine/secrets/reference.ts';
import { forgetSecrets, secretsInForce } from '../../../engine/secrets/secret.ts';

let dir = '';
test.beforeEach(async () => {
  forgetSecrets();
  dir = await mkdtemp(join(tmpdir(), 'secret-'));
});
test.afterEach(() => rm(dir, { recursive: true }));

const READ: readonly [string, SecretReference][] = [
  ['ask:', { kind: 'ask' }],
  ['env:ACME_PASSWORD', { kind: 'env', name: 'ACME_PASSWORD' }],
  ['env:_x9', { kind: 'env', name: '_x9' }],
  ['file:../secrets/acme.txt', { kind: 'file', path: '../secrets/acme.txt' }],
  ['file:/run/secrets/가온', { kind: 'file', path: '/run/secrets/가온' }],
];
for (const [text, expected] of READ) {
  test(`${text} is a reference`, () => expect(parseSecretReference(text)).toEqual(expected));
}

const REFUSED: readonly [string, string][] = [
  ['canary-4711', 'secret.literal'], ['', 'secret.literal'], ['ask', 'secret.literal'], ['ask: canary', 'secret.literal'], ['ENV:canary', 'secret.literal'],
  ['exec:canary', 'secret.reference-exec'], ['exec:["canary"]', 'secret.reference-exec'], ['by-hand', 'secret.literal'], ['env:', 'secret.reference-name'], ['env:$canary', 'secret.reference-name'], ['env:9canary', 'secret.reference-name'],
  ['env:canary-4711', 'secret.reference-name'], ['file:', 'secret.reference-path'], ['file:///canary', 'secret.reference-path'],
  ['file:~/canary', 'secret.reference-path'], ['file:$HOME/canary', 'secret.reference-path'], ['file:%USERPROFILE%\\canary', 'secret.reference-path'],
  ['file: canary', 'secret.reference-path'], ['file:a\u200bcanary', 'secret.reference-path'],
];
for (const [text, code] of REFUSED) {
  test(`F-92: ${JSON.stringify(text)} is refused as ${code} and not quoted`, () => {
    const read = parseSecretReference(text, 'customers/acme.yaml:9 appliances[0].signIn.password');
    expect(read).toMatchObject({ code, where: 'customers/acme.yaml:9 appliances[0].signIn.password' });
    expect(isProblem(read)).toBe(true);
    expect(JSON.stringify(read)).not.toContain('canary');
  });
}

test('F-92: a literal is answered with the line to write instead', () => {
  expect(parseSecretReference('canary', 'a.yaml:3 appliances[0].signIn.password')).toMatchObject({ params: { line: 'password: \'ask:\'' } });
});

const failure = async (reference: SecretReference, surroundings: Partial<SecretSurroundings> = {}): Promise<string> => {
  const error = await resolveSecret(reference, { baseDir: dir, processEnv: {}, ...surroundings }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).not.toContain('canary');
  expect(secretsInForce()).toEqual([]);
  return (error as InputError).problems.map(({ code }) => code).join();
};

test('ask: a person is asked, and exactly what was typed is the secret', async () => {
  const questions: string[] = [];
  const ask = (question: string): Promise<string> => {
    questions.push(question);
    return Promise.resolve('a$&b$$c$1$\'');
  };
  const secret = await resolveSecret({ kind: 'ask' }, { baseDir: dir, ask, question: '가온물산 관리자 비밀번호' });
  expect([secret.reveal(), questions]).toEqual(['a$&b$$c$1$\'', ['가온물산 관리자 비밀번호']]);
});

test('ask: nobody there, or nothing typed, is refused', async () => {
  expect(await failure({ kind: 'ask' })).toBe('secret.nobody-to-ask');
  expect(await failure({ kind: 'ask' }, { ask: () => Promise.resolve('') })).toBe('secret.no-answer');
});

test('env: the .env file comes before the environment, and neither is expanded', async () => {
  const env = new Map([['BOTH', 'from-file-$HOME']]);
  const around = { baseDir: dir, env, processEnv: { BOTH: 'from-process', ONE: '${BOTH}' } };
  expect((await resolveSecret({ kind: 'env', name: 'BOTH' }, around)).reveal()).toBe('from-file-$HOME');
  expect((await resolveSecret({ kind: 'env', name: 'ONE' }, around)).reveal()).toBe('${BOTH}');
});

test('env: missing and empty are two problems', async () => {
  expect(await failure({ kind: 'env', name: 'NONE' })).toBe('secret.env-missing');
  expect(await failure({ kind: 'env', name: 'NONE' }, { processEnv: { NONE: '' } })).toBe('secret.env-empty');
  expect(await failure({ kind: 'env', name: 'SHORT' }, { env: new Map([['SHORT', 'a']]) })).toBe('secret.too-short');
});

const FILES: readonly [string, string | Buffer, { readonly is: string } | { readonly refused: string }][] = [
  ['one line', 'canary 4711#$x\n', { is: 'canary 4711#$x' }],
  ['no closing line feed', 'canary-4711', { is: 'canary-4711' }],
  ['a blank before the value', ' canary-4711\n', { refused: 'secret.file-blank' }],
  ['a blank behind the value', 'canary-4711 \n', { refused: 'secret.file-blank' }],
  ['a no-break space', 'canary\u00a04711\n', { refused: 'secret.invisible' }],
  ['a zero-width space', '\u200bcanary-4711\n', { refused: 'secret.invisible' }],
  ['UTF-8 BOM (F-90)', '\ufeffcanary-4711\n', { is: 'canary-4711' }],
  ['Korean', '비밀가온4711\n', { is: '비밀가온4711' }],
  ['CRLF', 'canary-4711\r\n', { refused: 'secret.file-lines' }],
  ['two lines', 'canary\n4711\n', { refused: 'secret.file-lines' }],
  ['two closing line feeds', 'canary-4711\n\n', { refused: 'secret.file-lines' }],
  ['old Mac line end', 'canary-4711\r', { refused: 'secret.file-lines' }],
  ['empty', '', { refused: 'secret.file-empty' }],
  ['line feed only', '\n', { refused: 'secret.file-empty' }],
  ['UTF-16 (F-90)', Buffer.from('\ufeffcanary-4711', 'utf16le'), { refused: 'file.utf16' }],
  ['CP949 (F-90)', iconv.encode('비밀가온4711', 'cp949'), { refused: 'file.cp949' }],
  ['JSON (F-73)', '{"password":"canary-4711"}\n', { refused: 'secret.structured' }],
  ['too large', 'canary'.repeat(1000), { refused: 'file.too-large' }],
];
for (const [name, content, expected] of FILES) {
  test(`secret file, ${name}`, async () => {
    await writeFile(join(dir, 's.txt'), content);
    if ('is' in expected) expect((await resolveSecret({ kind: 'file', path: 's.txt' }, { baseDir: dir })).reveal()).toBe(expected.is);
    else expect(await failure({ kind: 'file', path: 's.txt' })).toBe(expected.refused);
  });
}

test('secret file: missing, and a folder', async () => {
  expect(await failure({ kind: 'file', path: 'none.txt' })).toBe('file.missing');
  expect(await failure({ kind: 'file', path: '.' })).toBe('file.unreadable');
});
