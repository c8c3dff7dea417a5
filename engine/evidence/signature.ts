import { execFile } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FaultError } from '../faults.ts';
import { environmentForChildren } from '../secrets/child-environment.ts';
import { allowedLine, checkSignature, fingerprintOf, namespace, publicBlob, signMessage } from './sshsig.ts';

/** Whoever signs the seal. */
export interface Signer {
  readonly fingerprint: string;
  /** The line of an allowed_signers file by which others check what this key signed. */
  allowedLine(principal: string): string;
  /** An armoured signature (sshsig.ts). @throws FaultError `evidence` */
  sign(message: Buffer): Promise<string>;
}

/** Why a key file cannot sign. */
export type KeyProblem = 'unreadable' | 'encrypted' | 'not-ed25519' | 'no-key';

const run = promisify(execFile);

/**
 * Reads a signing key and tries it once, before anything else is done: a PKCS#8 Ed25519 key signs through node:crypto; an OpenSSH key, or a public key whose private half an
 * agent holds, through `ssh-keygen -Y sign`.
 */
export const loadSigner = async (path: string): Promise<Signer | KeyProblem> => {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) return 'unreadable';
  if (content.includes('BEGIN ENCRYPTED PRIVATE KEY')) return 'encrypted';
  if (content.includes('BEGIN PRIVATE KEY')) return pkcs8Signer(content);
  if (!content.includes('BEGIN OPENSSH PRIVATE KEY') && !content.startsWith('ssh-') && !content.startsWith('sk-ssh-')) return 'no-key';
  return hasPassphrase(content) ? 'encrypted' : opensshSigner(path);
};

/** An OpenSSH private key names its cipher first; one that is not `none` would make the tool ask at a terminal that nobody may be watching. */
const hasPassphrase = (content: string): boolean => {
  const body = /BEGIN OPENSSH PRIVATE KEY-+([A-Za-z0-9+/=\s]+)-+END/.exec(content)?.[1];
  if (body === undefined) return false;
  const bytes = Buffer.from(body, 'base64');
  const magic = 'openssh-key-v1\0';
  return bytes.toString('latin1', 0, magic.length) === magic && bytes.toString('latin1', magic.length + 4, magic.length + 8) !== 'none';
};

const signerBy = (blob: Buffer, sign: Signer['sign']): Signer => ({ fingerprint: fingerprintOf(blob), allowedLine: (principal) => allowedLine(blob, principal), sign });

const pkcs8Signer = (pem: string): Signer | KeyProblem => {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return 'no-key';
  }
  if (key.asymmetricKeyType !== 'ed25519') return 'not-ed25519';
  return signerBy(publicBlob(key), async (message) => Promise.resolve(signMessage(message, key)));
};

const opensshSigner = async (path: string): Promise<Signer | KeyProblem> => {
  const trial = Buffer.from(namespace);
  try {
    const checked = checkSignature(trial, await signByTool(path, trial));
    if (checked.kind === 'bad') return checked.why === 'key-type' ? 'not-ed25519' : 'no-key';
    return signerBy(checked.blob, (message) => signByTool(path, message));
  } catch {
    return 'no-key';
  }
};

/** The tool reads a file and writes `<file>.sig`; both live in a folder of their own. */
const signByTool = async (key: string, message: Buffer): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'sign-'));
  const file = join(dir, 'message');
  try {
    await writeFile(file, message, { mode: 0o600 });
    const env = { ...environmentForChildren(), SSH_ASKPASS_REQUIRE: 'never' };
    await run('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', namespace, file], { env, timeout: 30_000 });
    return await readFile(`${file}.sig`, 'utf8');
  } catch (error) {
    const detail = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new FaultError('evidence', { detail: `ssh-keygen: ${detail}` }, 'withheld', error);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};
