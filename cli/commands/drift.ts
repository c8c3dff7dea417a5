import type { Command } from 'commander';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { collect, newCommand, printJson, type Cli } from '../cli.ts';
import type { DriftFlags } from '../night/drift.ts';
import { words } from '../words.ts';

/** `drift`: what changed on the consoles, and who differs from the wanted settings. */
export const driftCommand = (program: Command, cli: Cli): void => {
  const { help } = words;
  const { lang, io } = cli;
  newCommand(program, cli, 'drift', help.drift, ['drift', 'drift --since 2026-11-01', "drift --customers 'gaon-*' --json"])
    .option('--since <DATE>', help.since[lang]())
    .option('--customer <ID>', help.historyCustomer[lang]())
    .option('--customers <DIR>', help.customers[lang]())
    .option('--tag <TAG>', help.tag[lang](), collect)
    .option('--runs <DIR>', help.runs[lang]())
    .action(async (flags: DriftFlags) => {
      const { text, document, exitCode } = await (await import('../night/drift.ts')).drift(cli, flags);
      if (flags.json) printJson(cli, document);
      else io.out(text.split('\n').map((line) => `${plainText(line)}\n`).join(''));
      cli.exit(exitCode);
    });
};
