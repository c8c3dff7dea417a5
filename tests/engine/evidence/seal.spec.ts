import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sealFolder } from '../../../engine/evidence/seal.ts';
import { loadSigner } from '../../../engine/evidence/signature.ts';
import { verifyEvidence } from '../../../engine/evidence/verify.ts';
import { pkcs8, runFolder, seal, temporary } from './sealed-runs.ts';

test('one flipped bit anywhere is found', async () => {
  const dir = runFolder();
  const { head } = await seal(dir, pkcs8());
  const names = ['SHA256SUMS', 'SHA256SUMS.sig', 'journal.jsonl', 'report.html', `pictures/${readdirSync(join(dir, 'pictures'))[0] ?? ''}`];
  const before = (await verifyEvidence(dir, { head })).findings;
  for (const name of names) {
    const bytes = readFileSync(join(dir, name));
    // Each byte's bits in a small file would take long; a wandering bit at places all over each file meets all its parts.
    for (let at = 0; at < bytes.length; at += Math.max(31, Math.floor(bytes.length / 14))) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(join(dir, name), flipped);
      const found = await verifyEvidence(dir, { head });
      expect(found.ok, `${name} at ${at}`).toBe(false);
      expect(found.findings.map((one) => one.code).filter((code) => !before.some((one) => one.code === code)), `${name} at ${at}`).not.toEqual([]);
    }
    writeFileSync(join(dir, name), bytes);
  }
  expect((await verifyEvidence(dir, { head })).findings).toEqual(before);
});

test('files that are missing, added or linked are found; a seal never lists a link', async () => {
  const dir = runFolder();
  await sealFolder(dir);
  writeFileSync(join(dir, 'added.txt'), 'x');
  expect((await verifyEvidence(dir)).findings).toContainEqual({ code: 'file-unlisted', at: 'added.txt' });
  const linked = runFolder();
  symlinkSync('/etc/hostname', join(linked, 'link.txt'));
  await expect(sealFolder(linked)).rejects.toMatchObject({ fault: { code: 'evidence', verdict: 'withheld' } });
});

test('a key that cannot sign is told before anything else', async () => {
  const rsa = join(temporary(), 'rsa.pem');
  writeFileSync(rsa, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const encrypted = join(temporary(), 'encrypted.pem');
  writeFileSync(encrypted, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }));
  const text = join(temporary(), 'text');
  writeFileSync(text, 'no key');
  expect(await Promise.all([rsa, encrypted, text, join(temporary(), 'none')].map(loadSigner))).toEqual(['not-ed25519', 'encrypted', 'no-key', 'unreadable']);
});
