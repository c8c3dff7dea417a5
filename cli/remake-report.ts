import { cp, lstat, mkdir, rm } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { copyName } from '../engine/evidence/folder-name.ts';
import type { Outputs } from '../engine/evidence/make-outputs.ts';
import { finishEvidence } from '../engine/evidence/finish.ts';
import { journalName } from '../engine/evidence/read-journal.ts';
import { requireRemakeable } from '../engine/evidence/remakeable.ts';
import { reportName } from '../engine/evidence/report.ts';
import type { Seal } from '../engine/evidence/seal.ts';
import type { Signer } from '../engine/evidence/signature.ts';
import { FaultError } from '../engine/faults.ts';
import { valuesInForce } from '../engine/secrets/in-force.ts';
import { exitCodes } from '../engine/verdict.ts';
import { describeFault } from '../engine/words/faults.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { evidenceFault, makeEvidence } from './evidence.ts';
import type { OutputChoice } from './output-flags.ts';

/** Evidence that was made again, or why not. */
export interface Remade {
  readonly dir: string | null;
  readonly report: string | null;
  readonly outputs?: Outputs;
  readonly seal?: Seal;
  /** How many secret values the new files were searched for; none where nobody could say which there are. */
  readonly searchedFor?: number;
  readonly exitCode: number;
  readonly sentence: string;
}

export interface RemakeWish extends OutputChoice {
  /** The run's own language when unset. */
  readonly reportLang: Lang | undefined;
  /** Of the messages. */
  readonly lang: Lang;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Signs the new folder's seal. */
  readonly signer?: Signer | undefined;
}

/** A new folder beside the run's: `…-report`, `…-report-2` and so on. */
const newFolder = async (dir: string): Promise<string> => {
  const { dir: parent, base } = parse(resolve(dir));
  for (let n = 1; ; n += 1) {
    const made = join(parent, copyName(base, n));
    try {
      await mkdir(made, { mode: 0o700 });
      return made;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
};

/** The record and the pictures as they are; a link is not followed. */
const copyRecord = async (from: string, to: string): Promise<void> => {
  for (const name of [journalName, 'pictures']) {
    await cp(join(from, name), join(to, name), { recursive: true, errorOnExist: true, force: false, filter: async (path) => !(await lstat(path)).isSymbolicLink() }).catch((error: unknown) => {
      if (name === journalName || !(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
};

/**
 * Makes all evidence of a run again into a new folder beside the old one, which stays as it is. A folder without a readable journal
 * is not checked; one in which a secret was found, and files that cannot be made, stay withheld.
 */
export const remakeReport = async (dir: string, { reportLang, lang, env, signer, ...choice }: RemakeWish): Promise<Remade> => {
  let made: string | undefined;
  try {
    await requireRemakeable(dir);
    made = await newFolder(dir);
    await copyRecord(dir, made);
    const folder = made;
    const { made: outputs, fault, seal, scan } = await finishEvidence(folder, { signer, secrets: valuesInForce(), make: (scan, beforePack) => makeEvidence(folder, reportLang, { ...choice, scan, beforePack }, env) });
    if (fault || !outputs) throw new FaultError(fault?.code ?? 'evidence', fault?.params ?? {}, 'withheld');
    return { dir: made, report: join(made, reportName), outputs, ...(seal ? { seal } : {}), searchedFor: scan?.secrets ?? 0, exitCode: 0, sentence: '' };
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    const fault = evidenceFault(error);
    const { sentence, next } = describeFault(fault, lang);
    return { dir: null, report: null, exitCode: exitCodes[fault.verdict], sentence: `${sentence} ${next}` };
  }
};
