import type { Command } from 'commander';
import { collect, newCommand, type Cli } from '../cli.ts';
import type { NightFlags } from '../night/flags.ts';
import { words } from '../words.ts';
import { paceOptions, placeOptions, recordOptions, wantedOptions, whoOptions } from './run-options.ts';

const examples = [
  'verify --customer acme', 'verify super-white-ip --customer acme', 'verify --customer acme --headless --json', 'verify --all', "verify --customers 'gaon-*' --tag newsletter", 'verify --all --only-failed', 'verify --all --max-duration 4h',
];

/** `verify`: whether the settings of one machine, or of many, are as wanted; changes nothing. */
export const verifyCommand = (program: Command, cli: Cli): void => {
  const { help } = words;
  const { lang } = cli;
  const command = newCommand(program, cli, 'verify', help.verify, examples).argument('[BOOK]', help.book[lang]());
  whoOptions(wantedOptions(paceOptions(recordOptions(placeOptions(command, cli), cli), cli), cli), cli)
    .option('--all', help.all[lang]())
    .option('--tag <TAG>', help.tag[lang](), collect)
    .option('--only-failed', help.onlyFailed[lang]())
    .option('--max-duration <TIME>', help.maxDuration[lang]())
    .option('--concurrency <N>', help.concurrency[lang]())
    .option('--metrics <FILE>', help.metrics[lang]())
    .action(async (book: string | undefined, flags: NightFlags) => {
      const { isFleet } = await import('../night/selection.ts');
      if (isFleet(flags)) await (await import('../night/night.ts')).runNight(cli, book, flags);
      else await (await import('../run-command.ts')).runCommand(cli, 'verify', book, flags);
    });
};
