import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { purge, purgeRecordName, recordPurge, usualKeep, type Purged, type PurgeOrder } from '../engine/evidence/purge.ts';
import { parseWholeNumber } from '../engine/inputs/number.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { purgeNights } from '../engine/night/purge-nights.ts';
import { purgeTwins } from '../engine/night/purge-twins.ts';
import { lockState } from '../engine/state/locks.ts';
import { forgetRuns, sharedHistoryDir } from '../engine/state/shared-history.ts';
import { printJson, type Cli } from './cli.ts';
import { nightLock } from './night/night.ts';
import { foldersOf, operatorOf } from './settings.ts';
import { trouble, WrongCommand, type Trouble } from './trouble.ts';
import { words } from './words.ts';

export interface PurgeFlags {
  readonly json?: boolean;
  readonly runs?: string;
  readonly keepPictures?: string;
  readonly keepJournals?: string;
  readonly dryRun?: boolean;
}

/** Removes what was kept long enough. @throws WrongCommand for days that are none */
export const purgeRuns = async (cli: Cli, flags: PurgeFlags): Promise<void> => {
  const { io, say } = cli;
  const troubles: Trouble[] = [];
  const days = (flag: string, given: string | undefined, usual: number): number => {
    const read = parseWholeNumber(given ?? String(usual), { min: 1, max: 36_500 }, flag);
    if (!read.ok) troubles.push(trouble('days', flag, words.evidence.badDays));
    return read.ok ? read.value : usual;
  };
  const keep: PurgeOrder['keep'] = {
    pictures: days('--keep-pictures', flags.keepPictures ?? io.env['RUNBOOK_KEEP_PICTURES'], usualKeep.pictures),
    journals: days('--keep-journals', flags.keepJournals ?? io.env['RUNBOOK_KEEP_JOURNALS'], usualKeep.journals),
  };
  if (keep.journals < keep.pictures) troubles.push(trouble('days', '--keep-journals', words.evidence.badOrder));
  if (troubles.length > 0) throw new WrongCommand(troubles);
  const { runs: root, state } = foldersOf(flags, io.env);
  const dryRun = flags.dryRun === true;
  const done = await purgeAll({ root, keep, now: io.now(), by: operatorOf(io.env['RUNBOOK_OPERATOR'] || undefined, io.osUser), dryRun }, state);
  if (flags.json) {
    printJson(cli, { root, keep, dryRun, purged: done });
    return;
  }
  for (const one of done) io.out(`${plainText(lineOf(one, dryRun, cli))}\n`);
  if (done.length === 0) io.out(`${say(words.evidence.nothingToPurge)}\n`);
  else if (!dryRun) io.out(`${say(words.evidence.purgeRecord, join(root, purgeRecordName))}\n`);
};

/** Runs, nights, readings and the shared history, by the same two ages. */
const purgeAll = async (order: PurgeOrder, state: string): Promise<readonly Purged[]> => {
  if (!existsSync(order.root)) return [];
  const nights = await purgeNights(order, existsSync(state) && lockState({ stateDir: state, machine: nightLock }).kind !== 'free');
  return [...(await purge(order)), ...nights, ...(await purgeTwins(order)), ...purgeShared(order, state)];
};

const purgeShared = (order: PurgeOrder, stateDir: string): readonly Purged[] => {
  const of = { stateDir, days: order.keep.journals, now: order.now };
  const purged: Purged = { run: sharedHistoryDir(stateDir), what: 'history', ...forgetRuns({ ...of, dryRun: true }) };
  if (purged.files === 0) return [];
  if (!order.dryRun) {
    recordPurge(order, purged);
    forgetRuns(of);
  }
  return [purged];
};

const lineOf = ({ run, what, files, bytes }: Purged, dryRun: boolean, { say }: Cli): string => {
  const { wouldRemove, removed, wouldFold, foldedReadings } = words.evidence;
  const mb = (bytes / 1_000_000).toFixed(1);
  return what === 'readings' ? say(dryRun ? wouldFold : foldedReadings, run, mb) : say(dryRun ? wouldRemove : removed, run, files, mb);
};
