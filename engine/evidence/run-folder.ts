import { randomInt } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Mode } from '../events.ts';
import { FaultError } from '../faults.ts';
import { folderName, localDate, localTime } from './folder-name.ts';

export { writeFileAtomic } from './write-file-atomic.ts';

export interface RunFolderOf {
  /** The customer's id. */
  readonly customer: string;
  readonly runbook: string;
  readonly mode: Mode;
  readonly now: Date;
}

export interface RunFolder {
  /** Absolute and with links resolved. */
  readonly dir: string;
  readonly runId: string;
}

/** Letters and digits that are not taken for one another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

const randomId = (): string => Array.from({ length: 8 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** Windows takes 259 characters; the longest name below a run folder (a picture or a sheet) takes up to 60 (F-119). */
const windowsBudget = 259 - 60;

/**
 * Makes the folder of one run: `<root>/<date>/<customer>/<time>-<runbook>-<mode>-<id>/`, readable by its owner only. Names are slugs (folder-name.ts); two runs never share a folder.
 * @throws FaultError `evidence` when a link leads out of the root, the path is too long for the platform, or the folder cannot be made
 */
export const createRunFolder = (root: string, of: RunFolderOf, platform: NodeJS.Platform = process.platform): RunFolder => {
  const date = localDate(of.now);
  const customer = folderName(of.customer);
  try {
    mkdirSync(root, { recursive: true });
    const realRoot = realpathSync(root);
    const parent = join(realRoot, date, customer);
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    const realParent = realpathSync(parent);
    // Equal, not merely below: a link to another customer's folder inside the root would mix their pictures.
    if (relative(realRoot, realParent) !== join(date, customer)) throw new FaultError('evidence', { detail: `${parent} → ${realParent}` });
    return makeUnique(realParent, of, date, platform);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError('evidence', { detail: error instanceof Error ? error.message : String(error) }, 'not-checked', error);
  }
};

const makeUnique = (parent: string, of: RunFolderOf, date: string, platform: NodeJS.Platform): RunFolder => {
  const time = localTime(of.now);
  for (;;) {
    const id = randomId();
    const dir = join(parent, `${time}-${runbookName(of.runbook)}-${of.mode}-${id}`);
    if (platform === 'win32' && dir.length > windowsBudget) throw new FaultError('evidence', { detail: `${dir}: ${dir.length} > ${windowsBudget}` });
    try {
      mkdirSync(dir, { mode: 0o700 });
      return { dir, runId: `${date.replaceAll('-', '')}-${time}-${id}` };
    } catch (error) {
      // Taken by another run of the same second: the next id is another one.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
};

/** `tmw/super-white-ip` is `tmw-super-white-ip`: a runbook's id is ours, so it needs no hash unless it is odd. */
const runbookName = (runbook: string): string => folderName(runbook.replaceAll('/', '-'));
