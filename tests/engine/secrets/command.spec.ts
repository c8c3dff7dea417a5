import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isProblem } from '../../../engine/inputs/problem.ts';
import { commandSecret, parseSecretCommand } from '../../../engine/secrets/command.ts';
import { parseSecretReference, resolveSecret } from '../../../engine/secrets/reference.ts';
import { Secret } from '../../../engine/secrets/secret.ts';

/** A vault's command: this Node with a script. */
const vault = (script: string, ...args: string[]): { program: string; args: string[] } => {
  const file = join(mkdtempSync(join(tmpdir(), 'vault-')), 'vault.cjs');
  writeFileSync(file, script);
  return { program: process.execPath, args: [file, ...args] };
};

const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no refusal', (error: Error) => error.message);

test('the first line of the output is the secret, whatever it holds', async () => {
  const { program, args } = vault(String.raw`process.stdout.write("a$&b$$c #한글\r\nuser: admin\n"); process.stderr.write("canary-stderr\n");`);
  const secret = await commandSecret({ program, args });
  expect(secret.reveal()).toBe('a$&b$$c #한글');
  expect(secret.source).toEqual({ kind: 'exec', name: process.execPath });
});

test('by reference, as a profile writes it', async () => {
  const { program, args } = vault('process.stdout.write(process.argv.slice(2).join("|"));', '$HOME', '; rm -rf x', '*');
  const reference = parseSecretReference(`exec:${JSON.stringify([program, ...args])}`);
  if (isProblem(reference)) throw new Error(reference.code);
  expect((await resolveSecret(reference, { baseDir: '/' })).reveal()).toBe('$HOME|; rm -rf x|*');
});

for (const text of ['', 'pass show acme', '[]', '["pass","show"]', '["./pass"]', '["/usr/bin/pass", 1]', '{"program":"/usr/bin/pass"}', '"/usr/bin/pass"', String.raw`["/usr/bin/pass","a\u0000b"]`]) {
  test(`exec:${text} is no fixed command`, () => {
    expect(parseSecretCommand(text, 'password')).toMatchObject({ code: 'secret.reference-exec' });
  });
}

test('the environment is cut down to what a vault needs', async () => {
  Secret.of('canary-7316-secret', { kind: 'fixed' });
  const env = { ...process.env, ACME_PASSWORD: 'x'.repeat(12), VAULT_ADDR: 'https://vault.example', RUNBOOK_STATE: '/x', NODE_OPTIONS: '--no-warnings', VAULT_TOKEN: 'canary-7316-secret' };
  const { program, args } = vault('process.stdout.write(Object.keys(process.env).sort().join(","));');
  const names = (await commandSecret({ program, args }, { env })).reveal().split(',');
  expect(names).toContain('PATH');
  expect(names).toContain('VAULT_ADDR');
  for (const name of ['ACME_PASSWORD', 'RUNBOOK_STATE', 'NODE_OPTIONS', 'VAULT_TOKEN']) expect(names).not.toContain(name);
});

for (const [name, script, says] of [
  ['a failure', 'process.stdout.write("canary-out"); process.stderr.write("canary-err"); process.exit(7);', /code 7/],
  ['nothing', '', /is empty/],
  ['an empty first line', 'process.stdout.write("\\ncanary-out\\n");', /is empty/],
  ['too much', 'process.stdout.write("canary-out".repeat(1000));', /more than 4096 bytes/],
  ['no UTF-8', 'process.stdout.write(Buffer.from([0xb0, 0xa1, 0xb0, 0xa1, 0xb0, 0xa1, 10]));', /no UTF-8/],
  ['too short a secret', 'process.stdout.write("abc\\n");', /shorter than/],
] as const) {
  test(`${name} is refused without quoting anything`, async () => {
    const { program, args } = vault(script);
    const told = await refusal(commandSecret({ program, args }));
    expect(told).toMatch(says);
    expect(told).not.toMatch(/canary|vault\.cjs/);
  });
}

test('a command that does not end is ended, and one that is not there is told', async () => {
  const { program, args } = vault('setInterval(() => {}, 1000);');
  expect(await refusal(commandSecret({ program, args }, { limitMs: 300 }))).toMatch(/within 0 s/);
  expect(await refusal(commandSecret({ program: '/no/such/vault', args: [] }))).toMatch(/did not start: ENOENT/);
});

test('by-hand: has no value', async () => {
  expect(await refusal(resolveSecret({ kind: 'by-hand' }, { baseDir: '/' }))).toMatch(/nobody knows/);
});
