import type { Command } from 'commander';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { newCommand, printJson, type Cli } from '../cli.ts';
import type { MachineFlags, Told } from '../machine-place.ts';
import { words } from '../words.ts';

/** `trust`, `machines`, `rearm`, `unlock`: what only a person may say of a machine, and what was said. */
export const machineCommands = (program: Command, cli: Cli): void => {
  const { lang } = cli;
  const options = (command: Command): Command =>
    command.option('--customer <ID|FILE>', words.help.customer[lang]()).option('--customers <DIR>', words.help.customers[lang]()).option('--appliance <ID>', words.help.appliance[lang]());
  options(newCommand(program, cli, 'trust', words.help.trust, ['trust --customer acme', 'trust --customer acme --appliance tmw1 --yes acme']))
    .option('--yes <ID>', words.help.yesKey[lang]())
    .action(async (flags: MachineFlags) => tellTold(cli, flags, await (await import('../trust.ts')).trust(cli, flags)));
  newCommand(program, cli, 'machines', words.help.machines, ['machines', 'machines --json'])
    .action(async (flags: MachineFlags) => tellTold(cli, flags, await (await import('../machine-list.ts')).machines(cli)));
  for (const name of ['rearm', 'unlock'] as const) {
    options(newCommand(program, cli, name, words.help[name], [`${name} --customer acme`]))
      .action(async (flags: MachineFlags) => tellTold(cli, flags, await (await import('../machine-state.ts'))[name](cli, flags)));
  }
};

/** What went well is an answer and goes to stdout; what did not is told on stderr. */
export const tellTold = (cli: Cli, { json }: MachineFlags, { text, document, exitCode }: Told): void => {
  if (json) printJson(cli, document);
  else (exitCode === 0 ? cli.io.out : cli.io.err)(text.split('\n').map((line) => `${plainText(line)}\n`).join(''));
  cli.exit(exitCode);
};
