import type { Verification } from '../engine/evidence/verify.ts';
import { exitCodes } from '../engine/verdict.ts';
import { say as sayIn, type Lang } from '../engine/words/phrase.ts';
import { findingWords } from './words/evidence.ts';
import { words } from './words.ts';

/** What an examination proves, in one sentence, or everything that stands against it. */
export const verificationText = (found: Verification, lang: Lang): string => {
  const say = sayIn(lang);
  const { evidence } = words;
  const { head, signature, findings, purgedAt } = found;
  const signed = signature && (signature.principal === undefined ? say(evidence.signedGood, signature.fingerprint) : say(evidence.signedPrincipal, signature.fingerprint, signature.principal));
  if (findings.length > 0) {
    return [say(evidence.notProven, findings.length), ...findings.map(({ code, at }) => `  ${say(findingWords[code])}${at === '' ? '' : `: ${at}`}`)].join('\n');
  }
  const proves = found.kind === 'pack' ? say(evidence.provesPack, found.files, found.journalLines, found.elsewhere) : say(evidence.provesFolder, found.files, found.journalLines, found.pictures);
  const since = found.headCompared ? say(evidence.headSame) : say(evidence.headOpen, head ?? '');
  return [purgedAt === undefined ? proves : say(evidence.purged, purgedAt), since, ...(signed === undefined ? [] : [signed])].join(' ');
};

/** 0 when everything holds; evidence that does not hold counts as withheld; what nobody can judge any more is not checked. */
export const verificationExit = ({ ok, findings, purgedAt }: Verification): number => {
  if (ok) return 0;
  const [only] = findings;
  return (findings.length === 0 && purgedAt !== undefined) || (findings.length === 1 && only?.code === 'unreadable') ? exitCodes['not-checked'] : exitCodes.withheld;
};
