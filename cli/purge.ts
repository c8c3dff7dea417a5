import { join } from 'node:path';
import { purge, purgeRecordName, usualKeep, type PurgeOrder } from '../engine/evidence/purge.ts';
import { parseWholeNumber } from '../engine/inputs/number.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { printJson, type Cli } from './cli.ts';
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
  const root = foldersOf(flags, io.env).runs;
  const dryRun = flags.dryRun === true;
  const done = await purge({ root, keep, now: io.now(), by: operatorOf(io.env['RUNBOOK_OPERATOR'] || undefined, io.osUser), dryRun });
  if (flags.json) {
    printJson(cli, { root, keep, dryRun, purged: done });
    return;
  }
  const line = dryRun ? words.evidence.wouldRemove : words.evidence.removed;
  for (const one of done) io.out(`${plainText(say(line, one.run, one.files, (one.bytes / 1_000_000).toFixed(1)))}\n`);
  if (done.length === 0) io.out(`${say(words.evidence.nothingToPurge)}\n`);
  else if (!dryRun) io.out(`${say(words.evidence.purgeRecord, join(root, purgeRecordName))}\n`);
};
