import type { Command } from 'commander';

/** What may stand after an option or as an argument: words of a fixed set, files, folders, customers, or anything. */
export interface Values {
  readonly words: readonly string[];
  readonly from?: 'files' | 'folders' | 'customers';
}

/** One command as a shell needs to know it. */
export interface CommandShape {
  /** Its words after `runbook`: empty for the program, two for `config check`. */
  readonly path: string;
  readonly subcommands: readonly string[];
  readonly options: readonly string[];
  readonly argument: Values | undefined;
}

export interface ProgramShape {
  readonly commands: readonly CommandShape[];
  /** Options that take a value, by their long name; one name means the same everywhere. */
  readonly values: Readonly<Record<string, Values>>;
}

/** The program's own commands, options and arguments, so that completion cannot drift from them. */
export const shapeOf = (program: Command, books: readonly string[]): ProgramShape => {
  const all = [program, ...program.commands.flatMap((one) => [one, ...one.commands])];
  const pathOf = (command: Command): string => (command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '');
  return {
    commands: all.map((command) => ({
      path: pathOf(command),
      subcommands: [...command.commands.map((one) => one.name()), ...(command === program ? ['help'] : [])],
      options: [...command.options.flatMap((one) => (one.long ? [one.long] : [])), '--help'],
      argument: command.registeredArguments[0] && valuesOf(command.registeredArguments[0].name(), books),
    })),
    values: Object.fromEntries(all.flatMap((one) => one.options).flatMap((option) => {
      const placeholder = /<(.+)>/.exec(option.flags)?.[1];
      return option.long && placeholder !== undefined ? [[option.long, valuesOf(placeholder, books)]] : [];
    })),
  };
};

const valuesOf = (placeholder: string, books: readonly string[]): Values => {
  if (placeholder === 'BOOK') return { words: books };
  if (placeholder === 'ID|FILE') return { words: [], from: 'customers' };
  if (/FILE/.test(placeholder)) return { words: [], from: 'files' };
  if (placeholder === 'DIR') return { words: [], from: 'folders' };
  const words = placeholder.split('|');
  return { words: words.length > 1 && words.every((one) => /^[a-z-]+$/.test(one)) ? words : [] };
};
