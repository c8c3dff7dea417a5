import { loadSigner, type KeyProblem, type Signer } from '../engine/evidence/signature.ts';
import type { Phrase } from '../engine/words/phrase.ts';
import type { RunFlags } from './flags.ts';
import { trouble, type Trouble } from './trouble.ts';
import { words } from './words.ts';

const problems: Readonly<Record<KeyProblem, Phrase>> = {
  unreadable: words.evidence.keyUnreadable, encrypted: words.evidence.keyEncrypted, 'not-ed25519': words.evidence.keyOther, 'no-key': words.evidence.keyNone,
};

/** Whoever signs this run's evidence, tried once before anything is opened; undefined when nobody was asked to, or with a trouble when the key cannot. */
export const signerOf = async ({ sign }: RunFlags, env: Readonly<Record<string, string | undefined>>, troubles: Trouble[]): Promise<Signer | undefined> => {
  const path = sign ?? (env['RUNBOOK_SIGN'] || undefined);
  if (path === undefined) return undefined;
  const signer = await loadSigner(path);
  if (typeof signer !== 'string') return signer;
  troubles.push(trouble('sign', `${sign === undefined ? 'RUNBOOK_SIGN' : '--sign'} ${path}`, problems[signer]));
  return undefined;
};
