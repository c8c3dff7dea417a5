import type { Command } from 'commander';
import { newCommand, type Cli } from '../cli.ts';
import type { PurgeFlags } from '../purge.ts';
import { words } from '../words.ts';

/** `purge`: takes away what was kept long enough, by two settings, and records it. */
export const purgeCommand = (program: Command, cli: Cli): void => {
  const { lang } = cli;
  newCommand(program, cli, 'purge', words.evidence.purge, ['purge --dry-run', 'purge --keep-pictures 90 --keep-journals 730'])
    .option('--runs <DIR>', words.help.runs[lang]())
    .option('--keep-pictures <DAYS>', words.evidence.keepPictures[lang]())
    .option('--keep-journals <DAYS>', words.evidence.keepJournals[lang]())
    .option('--dry-run', words.evidence.dryRun[lang]())
    .action(async (flags: PurgeFlags) => (await import('../purge.ts')).purgeRuns(cli, flags));
};
