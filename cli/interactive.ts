import { displayName, surveyCustomers, type LoadedCustomer } from '../engine/customer/load.ts';
import { modeWords } from '../engine/evidence/key-words.ts';
import { FaultError } from '../engine/faults.ts';
import { stoppedByPerson, wrongInput } from '../engine/verdict.ts';
import { runbooks } from '../runbooks/index.ts';
import { kinds } from './appliances.ts';
import type { Cli } from './cli.ts';
import { commandLine } from './command-line.ts';
import { mayWrite, type RunFlags, type RunMode } from './flags.ts';
import type { Choice, Person } from './io.ts';
import { runCommand } from './run-command.ts';
import { foldersOf } from './settings.ts';
import { troubleLines, troubleOf } from './trouble.ts';
import { words } from './words.ts';

const modes = ['diagnose', 'plan', 'apply', 'verify'] as const satisfies RunMode[];

/** `runbook` alone at a terminal: a person chooses customer, what to do and the runbook, sees the command that does the same, and runs it. */
export const interactive = async (cli: Cli, person: Person): Promise<void> => {
  const { io, lang, say } = cli;
  const { loaded, problems } = await surveyCustomers(foldersOf({}, io.env).customers, { kinds });
  io.err(troubleLines(problems.map(troubleOf), lang));
  if (loaded.length === 0) {
    io.err(`${say(words.noCustomers, displayName(foldersOf({}, io.env).customers))}\n`);
    return cli.exit(wrongInput);
  }
  try {
    const chosen = await chooseRun(cli, person, loaded);
    io.err(`${say(words.sameCommand, commandLine(chosen.mode, chosen.book, ...lineFlags(chosen.flags)))}\n`);
    await runCommand(cli, chosen.mode, chosen.book, chosen.flags);
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'stopped') throw error;
    cli.exit(stoppedByPerson);
  }
};

interface Chosen {
  readonly mode: RunMode;
  readonly book: string;
  readonly flags: RunFlags;
}

const chooseRun = async ({ lang }: Cli, person: Person, loaded: readonly LoadedCustomer[]): Promise<Chosen> => {
  const pick = async (question: string, choices: readonly Choice[]): Promise<string> => answered(choices.length === 1 ? choices[0]?.value : await person.choose(question, choices));
  const type = async (question: string): Promise<string> => answered(await person.text(question)).trim();
  const id = await pick(words.chooseCustomer[lang](), loaded.map(({ customer }) => ({ value: customer.id, label: customer.name, hint: customer.id })));
  const customer = loaded.find((one) => one.customer.id === id)?.customer;
  const appliance = await pick(words.chooseAppliance[lang](), (customer?.appliances ?? []).map((one) => ({ value: one.id, label: one.id, hint: `${one.kind} · ${one.url}` })));
  const kind = customer?.appliances.find((one) => one.id === appliance)?.kind;
  const mode = await pick(words.chooseMode[lang](), modes.map((one) => ({ value: one, label: modeWords[one][lang](), hint: words.help[one][lang]() }))) as (typeof modes)[number];
  const fitting = runbooks.filter((one) => one.appliance === kind && (one.kind === 'log') === (mode === 'diagnose'));
  const book = await pick(words.chooseBook[lang](), fitting.map((one) => ({ value: one.id, label: one.title, hint: one.id })));
  const who = mayWrite(mode) ? { ticket: await type(words.askTicket[lang]()), requestedBy: await type(words.askRequester[lang]()) } : {};
  return { mode, book, flags: { customer: id, ...((customer?.appliances.length ?? 0) > 1 ? { appliance } : {}), ...who } };
};

/** A question that is left with Ctrl-C ends the command. */
const answered = (answer: string | undefined): string => {
  if (answer === undefined) throw new FaultError('stopped');
  return answer;
};

const lineFlags = ({ customer, appliance, ticket, requestedBy }: RunFlags): string[] =>
  ([['--customer', customer], ['--appliance', appliance], ['--ticket', ticket], ['--requested-by', requestedBy]] as const).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
