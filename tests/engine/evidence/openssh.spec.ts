import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadSigner } from '../../../engine/evidence/signature.ts';
import { verifyEvidence } from '../../../engine/evidence/verify.ts';
import { pkcs8, publicOf, runFolder, seal, signer, temporary } from './sealed-runs.ts';

const openssh = (passphrase = ''): string => {
  const file = join(temporary(), 'id');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'test', '-f', file]);
  return file;
};

/** The check that anybody can make without our software. */
const publicCheck = (dir: string, allowed: string): { sums: number | null; signature: number | null } => ({
  sums: spawnSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: dir }).status,
  signature: spawnSync('ssh-keygen', ['-Y', 'verify', '-f', allowed, '-I', 'engineer', '-n', 'terrace-runbooks-evidence', '-s', 'SHA256SUMS.sig'], { cwd: dir, input: readFileSync(join(dir, 'SHA256SUMS')) }).status,
});

const allowedSigners = (publicKey: string): string => {
  const file = join(temporary(), 'allowed_signers');
  writeFileSync(file, `engineer namespaces="terrace-runbooks-evidence" ${publicKey}\n`);
  return file;
};

/** A text as a file of its own. */
const fileOf = (text: string | Buffer): string => {
  const file = join(temporary(), 'file');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};

test('sha256sum and ssh-keygen accept the seal and its signature, by a PKCS#8 key and by an OpenSSH key', async () => {
  const [own, ssh] = [pkcs8(), openssh()];
  for (const [key, publicKey] of [[own, publicOf(own)], [ssh, readFileSync(`${ssh}.pub`, 'utf8').trim()]] as const) {
    const dir = runFolder();
    const { head, signedBy } = await seal(dir, key);
    expect((await signer(key)).allowedLine('engineer')).toBe(`engineer namespaces="terrace-runbooks-evidence" ${publicKey.split(' ').slice(0, 2).join(' ')}`);
    const allowed = allowedSigners(publicKey);
    expect(publicCheck(dir, allowed)).toEqual({ sums: 0, signature: 0 });
    expect(execFileSync('sha256sum', ['SHA256SUMS'], { cwd: dir }).toString()).toContain(head);
    expect(execFileSync('ssh-keygen', ['-l', '-f', fileOf(publicKey)]).toString()).toContain(signedBy);
    const found = await verifyEvidence(dir, { head, allowedSigners: readFileSync(allowed, 'utf8') });
    expect(found.findings.filter((one) => !/^picture-|^gap|^proof/.test(one.code))).toEqual([]);
    expect(found.signature).toEqual({ fingerprint: signedBy, principal: 'engineer' });
  }
});

test('a signature for something else, by somebody else, or over another seal is refused by both', async () => {
  const key = pkcs8();
  const dir = runFolder();
  await seal(dir, key);
  const codes = async (wish: Parameters<typeof verifyEvidence>[1] = {}): Promise<string[]> => (await verifyEvidence(dir, wish)).findings.map((one) => one.code);
  expect(await codes({ allowedSigners: `engineer ${readFileSync(`${openssh()}.pub`, 'utf8')}` })).toContain('signer-unknown');
  expect(await codes({ allowedSigners: `engineer namespaces="file" ${publicOf(key)}` })).toContain('signer-unknown');
  expect(await codes({ head: '0'.repeat(64) })).toContain('other-head');
  const other = runFolder();
  writeFileSync(join(other, 'report.html'), 'another');
  await seal(other, key);
  writeFileSync(join(dir, 'SHA256SUMS.sig'), readFileSync(join(other, 'SHA256SUMS.sig')));
  expect(await codes()).toContain('signature-bad');
  expect(publicCheck(dir, allowedSigners(publicOf(key))).signature).not.toBe(0);
});

test('an OpenSSH key behind a passphrase is told before anything else', async () => {
  expect(await loadSigner(openssh('passphrase'))).toBe('encrypted');
});

test('F-92: the signing tool sees no password of any profile', async () => {
  const [key, folder] = [openssh(), temporary()];
  const tool = join(folder, 'ssh-keygen');
  writeFileSync(tool, `#!/bin/sh\nenv > '${join(folder, 'seen')}'\n`);
  chmodSync(tool, 0o755);
  const { PATH } = process.env;
  process.env['PATH'] = `${folder}${delimiter}${PATH ?? ''}`;
  process.env['OTHER_PASSWORD'] = 'canary-4712';
  try {
    expect(await loadSigner(key)).toBe('no-key');
  } finally {
    process.env['PATH'] = PATH;
    delete process.env['OTHER_PASSWORD'];
  }
  const seen = readFileSync(join(folder, 'seen'), 'utf8');
  expect(seen).toContain('SSH_ASKPASS_REQUIRE=never');
  expect(seen).not.toContain('canary-4712');
});
