import type { Command } from 'commander';
import { newCommand, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import { words } from '../words.ts';
import { acceptOption, logOptions, paceOptions, placeOptions, recordOptions, wantedOptions, whoOptions } from './run-options.ts';

const examples = [
  'apply --customer acme --ticket 2026-0412 --requested-by 홍길동',
  'apply super-white-ip --customer acme --ip 203.0.113.10 --ticket 2026-0412 --requested-by 홍길동 --save-profile',
  'apply --plan acme.plan.json --ticket 2026-0412 --requested-by 홍길동',
  'apply --customer acme --ticket 2026-0412 --requested-by 홍길동 --yes acme --accept page-level',
];

/** `apply`: the plan, the approval, the change, the proof. */
export const applyCommand = (program: Command, cli: Cli): void => {
  const command = newCommand(program, cli, 'apply', words.help.apply, examples).argument('[BOOK]', words.help.book[cli.lang]());
  acceptOption(whoOptions(logOptions(wantedOptions(paceOptions(recordOptions(placeOptions(command, cli), cli), cli), cli), cli), cli), cli)
    .option('--plan <FILE>', words.help.planFile[cli.lang]())
    .option('--yes <ID>', words.help.yesId[cli.lang]())
    .option('--save-profile', words.help.saveProfile[cli.lang]())
    .action(async (book: string | undefined, flags: RunFlags) => (await import('../run-command.ts')).runCommand(cli, 'apply', book, flags));
};
