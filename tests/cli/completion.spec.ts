import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { command } from './test-io.ts';

/** What a real bash offers for a command line whose last word is being typed. */
const offered = async (words: readonly string[], customers = ''): Promise<string[]> => {
  const { out } = await command(['completion', 'bash']);
  const script = `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _runbook; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['--norc', '-c', script, 'bash', ...words], { env: { ...process.env, RUNBOOK_CUSTOMERS: customers }, ...(customers === '' ? {} : { cwd: customers }), encoding: 'utf8' });
  return text.split('\n').filter((one) => one !== '');
};

test('bash completes commands, options, their values and runbooks', async () => {
  expect(await offered(['runbook', 'ap'])).toEqual(['apply']);
  expect(await offered(['runbook', 'config', ''])).toEqual(['check']);
  expect(await offered(['runbook', 'apply', '--pa'])).toEqual(expect.arrayContaining(['--pace', '--pages']));
  expect(await offered(['runbook', 'apply', '--pace', ''])).toEqual(['usual', 'slow']);
  expect(await offered(['runbook', '--lang', 'ko', 'plan', 'tmw/su'])).toEqual(['tmw/super-white-ip']);
  expect(await offered(['runbook', 'plan', 'super'])).toEqual(['super-white-ip']);
  expect(await offered(['runbook', 'completion', ''])).toEqual([]);
});

test('customers are completed by name, and a file name is never run', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'completion-'));
  for (const name of ['acme', 'acme two', '$(touch ran)']) writeFileSync(join(dir, `${name}.yaml`), '');
  const found = await offered(['runbook', 'plan', '--customer', 'acme'], dir);
  // One that a shell would take apart or run is not offered.
  expect(found).toEqual(['acme']);
  expect(await offered(['runbook', 'plan', '--customer', ''], dir)).toEqual(['acme']);
  expect(existsSync(join(dir, 'ran'))).toBe(false);
});

test('PowerShell is told the same commands', async () => {
  const { code, out } = await command(['completion', 'powershell']);
  expect(code).toBe(0);
  expect(out).toContain('Register-ArgumentCompleter -Native -CommandName runbook');
  for (const one of ['apply', 'config check', 'completion']) expect(out).toContain(`'${one}' = @{ Subcommands`);
  expect(out).toContain("'--pace' = @{ From = 'words'; Words = @('usual', 'slow') }");
  expect(out.split('{').length).toBe(out.split('}').length);
});
