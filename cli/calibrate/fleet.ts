import { InputError } from '../../engine/inputs/problem.ts';
import { exitCodes, stoppedByPerson } from '../../engine/verdict.ts';
import { printJson, type Cli } from '../cli.ts';
import type { NightFlags } from '../night/flags.ts';
import { select } from '../night/selection.ts';
import { troubleLines, troubleOf, WrongCommand } from '../trouble.ts';
import { words } from '../words.ts';
import { inspectCommand } from './run.ts';

/** How the rehearsal of one machine ended. */
interface Rehearsed {
  readonly machine: string;
  readonly exitCode: number;
  /** The machine's own document, or why there is none. */
  readonly document?: unknown;
  readonly problems?: readonly string[];
}

/** `rehearse` over many customers, one machine after another; what could not be looked at is told and never counts as well. */
export const rehearseFleet = async (cli: Cli, book: string | undefined, flags: NightFlags): Promise<void> => {
  const { io, lang } = cli;
  const { folders, loaded, bad, scope, anyProfile } = await select(flags, io.env, lang);
  const notChecked = exitCodes['not-checked'];
  const done: Rehearsed[] = bad.map(({ id, problems }) => ({ machine: id, exitCode: notChecked, problems }));
  for (const { customer } of loaded) {
    for (const { id } of customer.appliances) {
      const machine = `${customer.id}/${id}`;
      const stopped = done.some((one) => one.exitCode === stoppedByPerson);
      done.push(stopped ? { machine, exitCode: notChecked } : await rehearseOne(cli, book, { ...flags, customer: customer.id, appliance: id, customers: folders.customers }, machine));
    }
  }
  if (done.length === 0) io.err(`${anyProfile ? words.night.nobody[lang](scope.kind === 'part' ? scope.what : '') : words.night.emptyFolder[lang](folders.customers)}\n`);
  const exitCode = done.length === 0 ? notChecked : Math.max(...done.map((one) => one.exitCode));
  if (flags.json) printJson(cli, { exitCode, machines: done });
  else io.out(done.map((one) => lineOf(one, cli)).join(''));
  cli.exit(exitCode);
};

const rehearseOne = async (cli: Cli, book: string | undefined, { all: _all, tag: _tag, ...flags }: NightFlags, machine: string): Promise<Rehearsed> => {
  const { io, lang } = cli;
  let exitCode: number = exitCodes['not-checked'];
  let told = '';
  const one: Cli = { ...cli, io: flags.json ? { ...io, out: (text) => { told += text; } } : io, exit: (code) => { exitCode = code; } };
  io.err(`${machine}\n`);
  try {
    await inspectCommand(one, 'rehearse', book, flags.headed ? flags : { ...flags, headless: true });
    return { machine, exitCode, ...(told === '' ? {} : { document: JSON.parse(told) as unknown }) };
  } catch (error) {
    const troubles = error instanceof WrongCommand ? error.troubles : error instanceof InputError ? error.problems.map(troubleOf) : undefined;
    if (!troubles) throw error;
    io.err(troubleLines(troubles, lang));
    return { machine, exitCode, problems: troubles.map((each) => `${each.where}: ${each.text[lang]()}`) };
  }
};

const lineOf = ({ machine, exitCode, problems = [] }: Rehearsed, { lang }: Cli): string => {
  const { found, missing, notLooked } = words.calibrate.fleet;
  const state = exitCode === 0 ? found : exitCode === exitCodes.differs ? missing : notLooked;
  return [`${machine}: ${state[lang]()}`, ...problems.map((one) => `  ${one}`)].map((line) => `${line}\n`).join('');
};
