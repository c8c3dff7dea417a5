import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError, type Fault } from '../faults.ts';
import { isClean, scanFolder, scanPack, type Scan, type ScanOrder } from './leak-gate.ts';
import { packName, packScanName, packSumName, sealFolder, sumsText, type Seal } from './seal.ts';
import { searchedEncodings } from './secret-handling.ts';
import type { Signer } from './signature.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** Record of the leak gate's last search; sealed with the rest. */
export const scanName = 'scan.json';

export interface Finish<Made> {
  /**
   * Makes every output from the closed journal.
   * @param before the search of what was there before them
   * @param beforePack to be awaited when all files but the pack are there: searches and seals them; what it throws withholds the pack
   */
  readonly make: (before: Scan, beforePack: () => Promise<void>) => Promise<Made>;
  /** What can be made where `make` fails: a plain report. */
  readonly otherwise?: (before: Scan) => Promise<void>;
  readonly signer?: Signer | undefined;
  /** The run's secrets; asked for once, after the run has ended. */
  readonly secrets: readonly string[];
}

/** A run folder's evidence as it was finished. */
export interface Finished<Made> {
  readonly made?: Made;
  readonly seal?: Seal;
  readonly scan?: Scan;
  /** Why the evidence is withheld: the first thing that went wrong. */
  readonly fault?: Fault;
}

/**
 * The end of every run folder, in this order: the journal is closed → outputs are made → the leak gate searches every file → the folder is sealed → the pack is made from the
 * sealed files → the gate searches the pack. A find withholds seal and pack; outputs that fail leave the journal and the pictures sealed. Never throws.
 */
export const finishEvidence = async <Made>(dir: string, { make, otherwise, signer, secrets }: Finish<Made>): Promise<Finished<Made>> => {
  const end: { made?: Made; sealed?: Sealed; fault?: Fault } = {};
  try {
    const before = await scanFolder(dir, { secrets });
    const seal = async (): Promise<void> => {
      end.sealed = await sealClean(dir, { secrets, known: before }, signer);
    };
    try {
      end.made = await make(before, seal);
    } catch (error) {
      end.fault = withheldBy(error);
      if (end.fault.code !== 'leak' && !end.sealed) await otherwise?.(before).catch(() => undefined);
    }
    if (end.fault?.code !== 'leak' && !end.sealed) await seal();
    if (end.sealed && existsSync(join(dir, packName))) await sealPack(dir, { secrets, known: end.sealed.scan });
  } catch (error) {
    end.fault ??= withheldBy(error);
  }
  const { made, sealed, fault } = end;
  return { ...sealed, ...(made === undefined ? {} : { made }), ...(fault ? { fault } : {}) };
};

export interface Sealed {
  readonly seal: Seal;
  readonly scan: Scan;
}

/**
 * The leak gate and the seal: searches every file of the folder, writes what was searched to `scan.json`, and seals the folder when nothing was found.
 * @param order the values, and an earlier search of the same folder
 * @throws FaultError `leak`, verdict `withheld`: the folder stays without a seal
 */
export const sealClean = async (dir: string, order: ScanOrder, signer?: Signer): Promise<Sealed> => {
  const scan = await scanFolder(dir, order);
  await writeFileAtomic(join(dir, scanName), scanText(scan));
  requireClean(scan);
  return { scan, seal: await sealFolder(dir, signer) };
};

/**
 * The gate over the pack, and the pack's own hash beside it in the format of `sha256sum`. A pack in which something is found is taken away at once; what was found stays on record
 * beside the seal, which was made before.
 * @throws FaultError `leak`, verdict `withheld`
 */
export const sealPack = async (dir: string, order: ScanOrder): Promise<void> => {
  const scan = await scanPack(dir, order);
  await rm(join(dir, packScanName), { force: true });
  if (!isClean(scan)) {
    await rm(join(dir, packName), { force: true });
    await writeFileAtomic(join(dir, packScanName), scanText(scan));
  }
  requireClean(scan);
  await writeFileAtomic(join(dir, packSumName), sumsText(scan.files));
};

/** @throws FaultError `leak` that names file and encoding, never the value */
const requireClean = ({ leaks, unopened }: Scan): void => {
  const [leak] = leaks;
  if (leak) throw new FaultError('leak', { path: leak.path, encoding: leak.encoding }, 'withheld');
  const [closed] = unopened;
  if (closed) throw new FaultError('leak', { path: closed.path, encoding: closed.why }, 'withheld');
};

const scanText = ({ files, parts, bytes, secrets, leaks, unopened }: Scan): string =>
  `${JSON.stringify({ at: new Date().toISOString(), files: [...files.keys()], parts, bytes, secrets, encodings: searchedEncodings, leaks, unopened }, undefined, 2)}\n`;

/** Why evidence is withheld; the work itself is not judged by it. */
export const withheldBy = (error: unknown): Fault =>
  error instanceof FaultError && error.fault.verdict === 'withheld'
    ? error.fault
    : { code: 'evidence', params: { detail: error instanceof Error ? error.message : String(error) }, verdict: 'withheld' };
