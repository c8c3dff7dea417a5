import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { walkChain } from './chain.ts';
import { lacksOf, type Lack } from './completeness.ts';
import { journalName, parseLine } from './read-journal.ts';
import { filesIn, outsideSeal, packName, packSumName, parseSums, purgedName, sha256, signatureName, sumsName } from './seal.ts';
import { checkSignature, principalOf } from './sshsig.ts';
import { membersOf } from './unpack.ts';

/** Something that is wrong with evidence; `at` says where. */
export interface Finding {
  readonly code:
    | 'unreadable' | 'no-seal' | 'seal-unreadable' | 'file-missing' | 'file-changed' | 'file-unlisted' | 'other-head' | 'signature-bad' | 'signature-missing' | 'signer-unknown' | 'pack-changed'
    | 'no-journal' | 'chain-missing' | 'chain-broken' | 'journal-torn' | 'journal-unreadable' | Lack['code'];
  readonly at: string;
}

/** What an examination came to. `ok` needs no finding and nothing purged. */
export interface Verification {
  readonly ok: boolean;
  readonly kind: 'folder' | 'pack';
  readonly findings: readonly Finding[];
  /** SHA-256 of `SHA256SUMS`, to be compared with the one in the ticket. */
  readonly head?: string;
  readonly files: number;
  readonly journalLines: number;
  readonly pictures: number;
  /** The seal was compared with a head hash that came from outside the folder. */
  readonly headCompared: boolean;
  readonly signature?: { readonly fingerprint: string; readonly principal?: string };
  /** Sealed files that a pack leaves in the run folder. */
  readonly elsewhere: number;
  /** When a purge took the pictures away; then completeness cannot be judged any more. */
  readonly purgedAt?: string;
}

export interface VerifyWish {
  /** Head hash as the ticket has it. */
  readonly head?: string;
  /** Content of an allowed_signers file: then a signature by one of these keys is asked for. */
  readonly allowedSigners?: string;
}

type Files = ReadonlyMap<string, Buffer>;

/**
 * Examines the evidence of one run, a folder or its pack: every file against the seal, the seal against its signature and the ticket's head hash, the journal's chain line by line, and
 * whether each step gives the evidence it owes. Changes nothing. Never throws: what cannot be read is a finding.
 */
export const verifyEvidence = async (path: string, wish: VerifyWish = {}): Promise<Verification> => {
  try {
    const kind = (await stat(path)).isDirectory() ? 'folder' : 'pack';
    return examine(kind, kind === 'folder' ? await filesOf(path) : await membersOf(await readFile(path)), wish);
  } catch (error) {
    const at = error instanceof Error ? error.message : String(error);
    return { ok: false, kind: 'folder', findings: [{ code: 'unreadable', at }], files: 0, journalLines: 0, pictures: 0, headCompared: false, elsewhere: 0 };
  }
};

const filesOf = async (dir: string): Promise<Files> => {
  const files = new Map<string, Buffer>();
  for (const path of await filesIn(dir)) files.set(path, await readFile(join(dir, path)));
  return files;
};

const examine = (kind: Verification['kind'], files: Files, wish: VerifyWish): Verification => {
  const purgedAt = kind === 'folder' ? purgeIn(files) : undefined;
  const seal = sealFindings(kind, files, purgedAt !== undefined);
  const signature = signatureFindings(files, wish);
  const journal = journalFindings(files, seal.elsewhere);
  const head = files.get(sumsName);
  const found = head && sha256(head);
  const findings = [
    ...seal.findings, ...(wish.head !== undefined && found !== undefined && found !== wish.head.toLowerCase() ? [{ code: 'other-head', at: found } as const] : []),
    ...signature.findings, ...packFindings(files), ...journal.findings.filter((one) => purgedAt === undefined || one.code !== 'picture-missing'),
  ];
  return {
    ok: findings.length === 0 && purgedAt === undefined, kind, findings, files: seal.listed, journalLines: journal.lines, pictures: journal.pictures, headCompared: wish.head !== undefined,
    elsewhere: seal.elsewhere.size, ...(found === undefined ? {} : { head: found }), ...(signature.signature ? { signature: signature.signature } : {}), ...(purgedAt === undefined ? {} : { purgedAt }),
  };
};

const purgeIn = (files: Files): string | undefined => {
  const text = files.get(purgedName)?.toString();
  return text === undefined ? undefined : (/"at":\s*"([^"]+)"/.exec(text)?.[1] ?? '');
};

/** A pack takes only what people read; everything else of the seal stays in the run folder, but the journal is in both. */
const sealFindings = (kind: Verification['kind'], files: Files, purged: boolean): { findings: Finding[]; listed: number; elsewhere: ReadonlySet<string> } => {
  const text = files.get(sumsName);
  if (!text) return { findings: [{ code: 'no-seal', at: sumsName }], listed: 0, elsewhere: new Set() };
  const sums = parseSums(text.toString());
  if (!sums) return { findings: [{ code: 'seal-unreadable', at: sumsName }], listed: 0, elsewhere: new Set() };
  const absent = [...sums.keys()].filter((path) => !files.has(path));
  const mayBeAbsent = (path: string): boolean => path !== journalName && (kind === 'pack' || purged);
  return {
    listed: sums.size - absent.length,
    elsewhere: new Set(kind === 'pack' ? absent.filter(mayBeAbsent) : []),
    findings: [
      ...absent.filter((path) => !mayBeAbsent(path)).map((path): Finding => ({ code: 'file-missing', at: path })),
      ...[...files].flatMap(([path, bytes]): Finding[] => {
        const sum = sums.get(path);
        if (sum === undefined) return outsideSeal.has(path) ? [] : [{ code: 'file-unlisted', at: path }];
        return sha256(bytes) === sum ? [] : [{ code: 'file-changed', at: path }];
      }),
    ],
  };
};

const signatureFindings = (files: Files, { allowedSigners }: VerifyWish): { findings: Finding[]; signature?: Verification['signature'] } => {
  const armoured = files.get(signatureName)?.toString();
  if (armoured === undefined) return { findings: allowedSigners === undefined ? [] : [{ code: 'signature-missing', at: signatureName }] };
  const checked = checkSignature(files.get(sumsName) ?? Buffer.alloc(0), armoured);
  if (checked.kind === 'bad') return { findings: [{ code: 'signature-bad', at: `${signatureName}: ${checked.why}` }] };
  const principal = allowedSigners === undefined ? undefined : principalOf(checked.blob, allowedSigners);
  const { fingerprint } = checked;
  if (allowedSigners !== undefined && principal === undefined) return { findings: [{ code: 'signer-unknown', at: fingerprint }], signature: { fingerprint } };
  return { findings: [], signature: { fingerprint, ...(principal === undefined ? {} : { principal }) } };
};

/** The pack beside the folder it was made from, by its own hash. */
const packFindings = (files: Files): Finding[] => {
  const [sum, pack] = [files.get(packSumName), files.get(packName)];
  if (!sum && !pack) return [];
  const expected = parseSums(sum?.toString() ?? '')?.get(packName);
  return pack && expected === sha256(pack) ? [] : [{ code: 'pack-changed', at: packName }];
};

const journalFindings = (files: Files, elsewhere: ReadonlySet<string>): { findings: Finding[]; lines: number; pictures: number } => {
  const text = files.get(journalName)?.toString();
  if (text === undefined) return { findings: [{ code: 'no-journal', at: journalName }], lines: 0, pictures: 0 };
  const chain = walkChain(text);
  const parsed = text.split('\n').slice(0, -1).map(parseLine);
  const lines = parsed.filter((line) => line !== undefined);
  const findings: Finding[] = [
    ...(lines.length < parsed.length ? [{ code: 'journal-unreadable', at: String(parsed.findIndex((line) => line === undefined) + 1) } as const] : []),
    ...(chain.brokenAt === undefined ? [] : [{ code: lines[0]?.prev === undefined ? 'chain-missing' : 'chain-broken', at: String(chain.brokenAt) } as const]),
    ...(chain.torn ? [{ code: 'journal-torn', at: String(chain.lines + 1) } as const] : []),
    ...lacksOf(lines, (file) => files.get(file) ?? (elsewhere.has(file) ? 'elsewhere' : undefined), sha256),
  ];
  return { findings, lines: chain.lines, pictures: lines.filter((line) => 'picture' in line && line.picture !== undefined).length };
};
