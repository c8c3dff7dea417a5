import type { Command } from 'commander';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { newCommand, printJson, type Cli } from '../cli.ts';
import type { StatusFlags } from '../night/status.ts';
import { words } from '../words.ts';

/** `status`: whether the last full night can be relied on. */
export const statusCommand = (program: Command, cli: Cli): void => {
  const { help } = words;
  newCommand(program, cli, 'status', help.status, ['status', 'status --max-age 50', 'status --json'])
    .option('--max-age <HOURS>', `${help.maxAge[cli.lang]()} (${help.usually[cli.lang]('26')})`)
    .option('--customers <DIR>', help.customers[cli.lang]())
    .option('--runs <DIR>', help.runs[cli.lang]())
    .option('--calibrations <DIR>', help.calibrations[cli.lang]())
    .action(async (flags: StatusFlags) => {
      const { text, document, exitCode } = await (await import('../night/status.ts')).status(cli, flags);
      if (flags.json) printJson(cli, document);
      else (exitCode === 0 ? cli.io.out : cli.io.err)(text.split('\n').map((line) => `${plainText(line)}\n`).join(''));
      cli.exit(exitCode);
    });
};
