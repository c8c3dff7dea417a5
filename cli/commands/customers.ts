import type { Command } from 'commander';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { newCommand, printJson, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import type { Told } from '../machine-place.ts';
import { words } from '../words.ts';
import { placeOptions } from './run-options.ts';

/** `customers import` and `adopt`: nobody writes 300 profiles by hand. */
export const customersCommand = (program: Command, cli: Cli): void => {
  const { help } = words;
  const { lang } = cli;
  const customers = program.command('customers').description(help.customersGroup[lang]());
  newCommand(customers, cli, 'import', help.customersImport, ['customers import fleet.csv', 'customers import fleet.csv --check'])
    .argument('<FILE>', help.csvFile[lang]())
    .option('--customers <DIR>', help.customers[lang]())
    .option('--check', help.checkOnly[lang]())
    .action(async (file: string, flags: RunFlags & { readonly check?: boolean }) => tell(cli, flags, await (await import('../customers-import.ts')).importTable(cli, file, flags)));
  placeOptions(newCommand(program, cli, 'adopt', help.adopt, ['adopt --customer acme', 'adopt --customer acme --policy newsletter --yes acme']), cli)
    .option('--policy <NAME>', help.policy[lang]())
    .option('--yes <ID>', help.yesAdopt[lang]())
    .action(async (flags: RunFlags) => tell(cli, flags, await (await import('../adopt.ts')).adopt(cli, flags)));
};

const tell = (cli: Cli, { json }: RunFlags, { text, document, exitCode }: Told): void => {
  if (json) printJson(cli, document);
  else (exitCode === 0 ? cli.io.out : cli.io.err)(text.split('\n').map((line) => `${plainText(line)}\n`).join(''));
  cli.exit(exitCode);
};
