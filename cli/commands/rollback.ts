import type { Command } from 'commander';
import { newCommand, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import { words } from '../words.ts';
import { acceptOption, paceOptions, placeOptions, recordOptions, whoOptions } from './run-options.ts';

/** `rollback DIR`: takes back what that run's journal proves it changed, and nothing else; planned, approved and proven like a change. */
export const rollbackCommand = (program: Command, cli: Cli): void => {
  const command = newCommand(program, cli, 'rollback', words.help.rollback, ['rollback runs/2026-11-25/acme/153012-tmw-bulk-mail-apply-k3x9q2ab --ticket 2026-0413 --requested-by 홍길동'])
    .argument('<DIR>', words.help.dir[cli.lang]());
  acceptOption(whoOptions(paceOptions(recordOptions(placeOptions(command, cli), cli), cli), cli), cli)
    .option('--yes <ID>', words.help.yesId[cli.lang]())
    .action(async (dir: string, flags: RunFlags) => {
      const [{ runCommand }, { earlierRun }] = await Promise.all([import('../run-command.ts'), import('../rollback-order.ts')]);
      const earlier = await earlierRun(dir, flags);
      await runCommand(cli, 'rollback', earlier.book, earlier.flags, earlier);
    });
};
