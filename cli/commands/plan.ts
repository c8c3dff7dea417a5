import type { Command } from 'commander';
import { newCommand, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import { words } from '../words.ts';
import { logOptions, paceOptions, placeOptions, recordOptions, wantedOptions, whoOptions } from './run-options.ts';

const examples = ['plan --customer acme', 'plan super-white-ip --customer acme --filters bulk-rate', 'plan --customer acme --out acme.plan.json', 'plan tmw/max-recipients --customer acme --max-recipients 3000 --json'];

/** `plan`: what would be changed, and changes nothing. */
export const planCommand = (program: Command, cli: Cli): void => {
  const command = newCommand(program, cli, 'plan', words.help.plan, examples).argument('[BOOK]', words.help.book[cli.lang]());
  whoOptions(logOptions(wantedOptions(paceOptions(recordOptions(placeOptions(command, cli), cli), cli), cli), cli), cli)
    .option('--out <FILE>', words.help.out[cli.lang]())
    .action(async (book: string | undefined, flags: RunFlags) => (await import('../run-command.ts')).runCommand(cli, 'plan', book, flags));
};
