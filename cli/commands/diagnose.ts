import type { Command } from 'commander';
import { collect, newCommand, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import { words } from '../words.ts';
import { logOptions, paceOptions, placeOptions, recordOptions, whoOptions } from './run-options.ts';

const examples = [
  'diagnose --customer acme', 'diagnose --customer acme --ip 203.0.113.10 --period 24h',
  "diagnose --bounce '421 Your IP is filtered by IP Rate Control'",
];

/** `diagnose`: the mail log in sentences, or a bounced mail's reply. */
export const diagnoseCommand = (program: Command, cli: Cli): void => {
  const command = newCommand(program, cli, 'diagnose', words.help.diagnose, examples).argument('[BOOK]', words.help.book[cli.lang]());
  whoOptions(logOptions(paceOptions(recordOptions(placeOptions(command, cli), cli), cli), cli), cli)
    .option('--ip <IP>', words.help.ip[cli.lang](), collect)
    .option('--bounce <TEXT>', words.help.bounce[cli.lang]())
    .action(async (book: string | undefined, flags: RunFlags) => {
      if (flags.bounce !== undefined) return (await import('../bounce.ts')).bounceCommand(cli, flags.bounce, flags);
      return (await import('../run-command.ts')).runCommand(cli, 'diagnose', book, flags);
    });
};
