import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import { words } from '../words.ts';

interface ConfigFlags {
  readonly json?: boolean;
  readonly customer?: string;
  readonly customers?: string;
}

/** `config check`: profiles, `.env` and secret references, without showing a value. */
export const configCommand = (program: Command, cli: Cli): void => {
  const { lang, io } = cli;
  const config = program.command('config').description(words.help.config[lang]());
  newCommand(config, cli, 'check', words.help.configCheck, ['config check', 'config check --customer acme'])
    .option('--customer <ID|FILE>', words.help.customer[lang]())
    .option('--customers <DIR>', words.help.customers[lang]())
    .action(async (flags: ConfigFlags) => {
      const [{ checkConfig, configText }, { troubleLines, WrongCommand }] = await Promise.all([import('../config-check.ts'), import('../trouble.ts')]);
      const checked = await checkConfig(flags, io);
      if (flags.json && checked.troubles.length > 0) throw new WrongCommand(checked.troubles);
      const { folders, operator, env, customers } = checked;
      if (flags.json) printJson(cli, { exitCode: 0, folders, operator, env, customers });
      else io.out(configText(checked, lang));
      io.err(troubleLines([...checked.troubles, ...checked.notices], lang));
      cli.exit(checked.troubles.length === 0 ? 0 : 1);
    });
};
