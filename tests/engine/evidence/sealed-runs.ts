import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealFolder, type Seal } from '../../../engine/evidence/seal.ts';
import { loadSigner, type Signer } from '../../../engine/evidence/signature.ts';
import { chainedText } from './chained.ts';
import { texturedScreens } from './plain-png.ts';
import { sampleRun } from './sample-run.ts';

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'seal-'));

/** A run folder with journal and pictures, as it is before the seal. */
export const runFolder = (): string => {
  const dir = temporary();
  mkdirSync(join(dir, 'pictures'));
  const { journal, files } = sampleRun(texturedScreens());
  writeFileSync(join(dir, 'journal.jsonl'), chainedText(journal.lines));
  for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
  writeFileSync(join(dir, 'report.html'), '<!doctype html><p>보고서</p>');
  return dir;
};

/** An Ed25519 key as openssl makes it. */
export const pkcs8 = (): string => {
  const file = join(temporary(), 'key.pem');
  writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return file;
};

export const signer = async (key: string): Promise<Signer> => {
  const loaded = await loadSigner(key);
  if (typeof loaded === 'string') throw new Error(loaded);
  return loaded;
};

/** `ssh-ed25519 AAAA…` of a PKCS#8 key, by RFC 8709; the tool itself converts no Ed25519 key. */
export const publicOf = (key: string): string => {
  const raw = createPublicKey(readFileSync(key)).export({ format: 'jwk' }).x ?? '';
  return `ssh-ed25519 ${Buffer.concat([Buffer.from('0000000b7373682d6564323535313900000020', 'hex'), Buffer.from(raw, 'base64url')]).toString('base64')}`;
};

export const seal = async (dir: string, key: string): Promise<Seal> => sealFolder(dir, await signer(key));
