import type { Command } from 'commander';
import type { Lang, Phrase, Say } from '../engine/words/phrase.ts';
import type { Io } from './io.ts';
import { words } from './words.ts';

/** What every command is given. */
export interface Cli {
  readonly io: Io;
  readonly lang: Lang;
  readonly say: Say;
  /** Says how the command ended. */
  readonly exit: (code: number) => void;
}

/** A command with its description and examples; `--json` and `--lang` stand on every one. */
export const newCommand = (parent: Command, { lang }: Pick<Cli, 'lang'>, syntax: string, about: Phrase, examples: readonly string[]): Command =>
  parent
    .command(syntax)
    .description(about[lang]())
    .option('--json', words.help.json[lang]())
    .option('--lang <ko|en>', words.help.lang[lang]())
    .addHelpText('after', `\n${words.help.examples[lang]()}\n${examples.map((one) => `  $ runbook ${one}`).join('\n')}`);

/** Where people's texts go, and whether a line there can be rewritten: with `--json` stdout belongs to the one document. */
export const peoplesOutput = ({ io }: Pick<Cli, 'io'>, json: boolean | undefined): { readonly print: (text: string) => void; readonly live: boolean } =>
  json ? { print: io.err, live: io.stderrTty } : { print: io.out, live: io.stdoutTty };

export const printJson = ({ io }: Pick<Cli, 'io'>, document: unknown): void => io.out(`${JSON.stringify(document, undefined, 2)}\n`);

/** Gathers an option that may stand several times. */
export const collect = (one: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), one];
