import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sealFolder } from '../../engine/evidence/seal.ts';
import { loadSigner } from '../../engine/evidence/signature.ts';
import { chainedText } from '../engine/evidence/chained.ts';
import { SampleJournal, startEvent, usualTexts } from '../engine/evidence/sample-run.ts';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'cli-evidence-'));

/** A run that saw nothing: its evidence is its record alone. */
const runFolder = (): string => {
  const dir = join(temporary(), '2026-11-25', 'acme', 'run');
  mkdirSync(join(dir, 'pictures'), { recursive: true });
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'plan'));
  journal.add({ type: 'run-ended', verdict: 'not-checked', exitCode: 3, sections: [], sentence: 'x' });
  writeFileSync(join(dir, 'journal.jsonl'), chainedText(journal.lines));
  writeFileSync(join(dir, 'pictures', '01.png'), 'x');
  return dir;
};

const keyFile = (): string => {
  const file = join(temporary(), 'key.pem');
  writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return file;
};

test('evidence verify says in one sentence what is proven, and what must be compared', async () => {
  const dir = runFolder();
  const { head } = await sealFolder(dir);
  const open = await command(['evidence', 'verify', dir, '--lang', 'ko']);
  expect(open.code).toBe(0);
  expect(open.out).toBe(`봉인한 파일 2개가 봉인할 때와 같고, 실행 기록 2줄이 끊김 없이 이어지며, 사진 0장이 각 단계의 것임을 확인했습니다. 봉인을 다시 만든 것이 아닌지는 티켓에 적은 해시와 비교해야 합니다: ${head}\n`);
  const compared = await command(['evidence', 'verify', dir, '--head', head, '--lang', 'ko']);
  expect(compared.out).toContain('봉인 해시가 티켓에 적은 값과 같으므로');
  expect((await command(['evidence', 'verify', dir, '--head', '0'.repeat(64), '--lang', 'en'])).err).toContain('the seal hash is not the one of the ticket');
});

test('evidence that does not hold ends with exit code 6 and every finding; what cannot be judged with 3', async () => {
  const dir = runFolder();
  await sealFolder(dir);
  writeFileSync(join(dir, 'pictures', '01.png'), 'y');
  const found = await command(['evidence', 'verify', dir, '--lang', 'en']);
  expect(found).toMatchObject({ code: 6, out: '' });
  expect(found.err).toBe('The evidence does not hold. Findings: 1\n  a file changed after it was sealed: pictures/01.png\n');
  const document = JSON.parse((await command(['evidence', 'verify', dir, '--json'])).out) as { ok: boolean; findings: unknown };
  expect(document).toMatchObject({ ok: false, findings: [{ code: 'file-changed', at: 'pictures/01.png' }] });
  expect((await command(['evidence', 'verify', join(dir, 'none')])).code).toBe(3);
  expect((await command(['evidence', 'verify', dir, '--head', 'abc'])).code).toBe(1);
});

test('evidence signer prints the line by which a signature is accepted', async () => {
  const [dir, key] = [runFolder(), keyFile()];
  const signer = await loadSigner(key);
  if (typeof signer === 'string') throw new Error(signer);
  await sealFolder(dir, signer);
  const line = await command(['evidence', 'signer', key, '--as', 'kim']);
  expect(line.out).toMatch(/^kim namespaces="terrace-runbooks-evidence" ssh-ed25519 AAAA\S+\n$/);
  const file = join(temporary(), 'allowed_signers');
  writeFileSync(file, line.out);
  const verified = await command(['evidence', 'verify', dir, '--allowed-signers', file, '--lang', 'en']);
  expect(verified.code, verified.err).toBe(0);
  expect(verified.out).toContain(`The signature is good. Key: ${signer.fingerprint}, of kim`);
  expect((await command(['evidence', 'signer', key, '--as', 'a b'])).code).toBe(1);
});

test('a key that cannot sign and a missing reason are refused before a browser opens', async () => {
  const customers = customersFolder({});
  const env = { ACME_PASSWORD: 'secret-value-9', RUNBOOK_LANG: 'en', RUNBOOK_RUNS: temporary() };
  const plan = (...more: string[]) => command(['plan', '--customer', 'acme', '--customers', customers, ...more], { env });
  const key = join(temporary(), 'none.pem');
  const wrong = await plan('--sign', key, '--show-mail-fields', ' ');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain(`--sign ${key}: The signing key cannot be read.`);
  expect(wrong.err).toContain('--show-mail-fields: Say why the mail fields are shown.');
});

test('purge removes by its two settings and refuses days that are none', async () => {
  const dir = runFolder();
  await sealFolder(dir);
  const root = join(dir, '..', '..', '..');
  const at = (days: number) => ({ env: { RUNBOOK_RUNS: root, RUNBOOK_LANG: 'en', RUNBOOK_OPERATOR: '김운영' }, now: new Date(Date.UTC(2026, 10, 25) + days * 86_400_000) });
  expect((await command(['purge'], at(80))).out).toBe('Nothing has been kept long enough to be removed.\n');
  expect((await command(['purge', '--dry-run', '--keep-pictures', '30'], at(80))).out).toContain('1 files would be removed');
  expect((await command(['purge'], at(95))).out).toContain('What was removed is recorded in');
  expect(readFileSync(join(root, 'purge.jsonl'), 'utf8')).toContain('김운영 (os-user)');
  const purged = await command(['evidence', 'verify', dir, '--lang', 'en']);
  expect(purged.code).toBe(3);
  expect(purged.err).toContain('Pictures and report were removed after their time');
  for (const flags of [['--keep-pictures', '0'], ['--keep-journals', '10'], ['--keep-pictures', 'x']]) expect((await command(['purge', ...flags], at(95))).code).toBe(1);
});
