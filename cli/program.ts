import { Command, CommanderError, Help } from 'commander';
import { InputError } from '../engine/inputs/problem.ts';
import { redactSecrets } from '../engine/redaction/in-force.ts';
import { say } from '../engine/words/phrase.ts';
import { exitCodes, wrongInput } from '../engine/verdict.ts';
import { BrokenRun } from './broken-run.ts';
import type { Cli } from './cli.ts';
import { commandFault } from './command-fault.ts';
import { applyCommand } from './commands/apply.ts';
import { calibrateCommands } from './commands/calibrate.ts';
import { completionCommand } from './commands/completion.ts';
import { configCommand } from './commands/config.ts';
import { customersCommand } from './commands/customers.ts';
import { demoCommand } from './commands/demo.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { doctorCommand } from './commands/doctor.ts';
import { driftCommand } from './commands/drift.ts';
import { historyCommand } from './commands/history.ts';
import { listCommand } from './commands/list.ts';
import { planCommand } from './commands/plan.ts';
import { machineCommands } from './commands/machine.ts';
import { purgeCommand } from './commands/purge.ts';
import { reportCommand } from './commands/report.ts';
import { rollbackCommand } from './commands/rollback.ts';
import { schemaCommand } from './commands/schema.ts';
import { showCommand } from './commands/show.ts';
import { simulatorsCommand } from './commands/simulators.ts';
import { statusCommand } from './commands/status.ts';
import { verifyCommand } from './commands/verify.ts';
import { width } from './width.ts';
import { words } from './words.ts';
import type { Io } from './io.ts';
import { langFlag, languageOf } from './language.ts';
import { productVersion } from './product.ts';
import { withSettings } from './settings.ts';
import { trouble, troubleLines, troubleOf, WrongCommand, type Trouble } from './trouble.ts';

/** The command line as a function: words in, exit code out. Commands load what is heavy when they run, so that help and lists come at once. */
export const main = async (argv: readonly string[], around: Io): Promise<number> => {
  const settingTroubles: Trouble[] = [];
  const io = redacting({ ...around, env: await withSettings(around.env, settingTroubles) });
  const lang = languageOf(argv, io.env);
  let code = 0;
  const cli: Cli = { io, lang, say: say(lang), exit: (given) => { code = given; } };
  const program = programOf(cli);
  const refuseSettings = (): void => {
    if (settingTroubles.length > 0) throw new WrongCommand(settingTroubles);
  };
  // `config check` tells them together with everything else that it finds.
  program.hook('preAction', (_, action) => (action.parent?.name() === 'config' ? undefined : refuseSettings()));
  try {
    refuseOtherLanguage(argv);
    const person = asksNothing(argv) ? io.person?.(lang) : undefined;
    if (person) refuseSettings();
    if (person) await (await import('./interactive.ts')).interactive(cli, person);
    else await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return reportCommander(cli, error, argv);
    const troubles = error instanceof WrongCommand ? error.troubles : error instanceof InputError ? error.problems.map(troubleOf) : undefined;
    if (!troubles) return crashed(cli, argv, error);
    io.err(troubleLines(troubles, lang));
    return refuse(cli, argv, troubles.map((one) => ({ code: one.code, where: one.where, text: one.text[lang]() })));
  }
};

/** Whatever a command prints, its secrets are not in it: a terminal is recorded, a pipe ends in somebody's file. */
const redacting = (io: Io): Io => ({ ...io, out: (text) => io.out(redactSecrets(text)), err: (text) => io.err(redactSecrets(text)) });

/** `runbook` alone, at most with a language: at a terminal the person chooses. */
const asksNothing = (argv: readonly string[]): boolean => argv.every((word, i) => word.startsWith('--lang') || argv[i - 1] === '--lang');

/** The one document of a command that could not be run. */
const refuse = ({ io }: Cli, argv: readonly string[], problems: readonly { readonly code: string; readonly where: string; readonly text: string }[]): number => {
  if (argv.includes('--json')) io.out(`${JSON.stringify({ exitCode: wrongInput, problems }, undefined, 2)}\n`);
  return wrongInput;
};

/** An error that nobody foresaw: nothing is known of the machine only where a run that may save had begun. */
const crashed = async ({ io, lang }: Cli, argv: readonly string[], thrown: unknown): Promise<number> => {
  const [{ describeFault }, { plainText }] = await Promise.all([import('../engine/words/faults.ts'), import('../engine/redaction/plain-text.ts')]);
  const [verdict, error] = thrown instanceof BrokenRun ? (['unknown', thrown.cause] as const) : (['not-checked', thrown] as const);
  const { sentence, next } = describeFault({ code: 'internal', params: { what: error instanceof Error ? error.name : '', detail: error instanceof Error ? error.message : String(error) }, verdict }, lang);
  const text = redactSecrets(plainText(`${sentence} ${next}`));
  io.err(`${text}\n${error instanceof Error ? (error.stack ?? '').split('\n').map(plainText).join('\n') : ''}\n`);
  if (argv.includes('--json')) io.out(`${JSON.stringify({ verdict, exitCode: exitCodes[verdict], sentence: text, dir: null }, undefined, 2)}\n`);
  return exitCodes[verdict];
};

const refuseOtherLanguage = (argv: readonly string[]): void => {
  const given = langFlag(argv);
  if (given === undefined || given === 'ko' || given === 'en') return;
  throw new WrongCommand([trouble('lang', '--lang', { ko: () => words.help.badLang.ko(given), en: () => words.help.badLang.en(given) })]);
};

/** Help and version are no failure; help that stands in for a missing command is, and has said enough. */
const reportCommander = (cli: Cli, error: CommanderError, argv: readonly string[]): number => {
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') return wrongInput;
  const text = commandFault(error, cli.lang);
  cli.io.err(`${text}\n${words.help.seeHelp[cli.lang]('runbook')}\n`);
  return refuse(cli, argv, [{ code: error.code, where: argv[0] ?? '', text }]);
};

const commands = [
  listCommand, showCommand, diagnoseCommand, planCommand, applyCommand, verifyCommand, statusCommand, driftCommand, rollbackCommand, reportCommand, evidenceCommand, purgeCommand, historyCommand, machineCommands, doctorCommand, calibrateCommands, configCommand, customersCommand, schemaCommand, demoCommand, simulatorsCommand, completionCommand,
];

const examples = ['list', 'show tmw/super-white-ip', 'diagnose --customer acme', 'plan --customer acme', 'apply --customer acme --ticket 2026-0412 --requested-by 홍길동', 'verify --customer acme', 'demo'];

const plainHelp = new Help();

const programOf = (cli: Cli): Command => {
  const { io, lang } = cli;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.help.usage[lang](), 'Arguments:': words.help.arguments[lang](), 'Options:': words.help.options[lang](), 'Commands:': words.help.commands[lang](),
  };
  const program = new Command('runbook')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      displayWidth: width,
      commandUsage: (command) => plainHelp.commandUsage(command).replace('[options]', words.help.optionsMark[lang]()).replace('[command]', words.help.commandMark[lang]()),
      subcommandTerm: (command) => plainHelp.subcommandTerm(command).replace(' [options]', ''),
    })
    .helpOption('-h, --help', words.help.help[lang]())
    .helpCommand('help [command]', words.help.helpCommand[lang]())
    .description(words.help.about[lang]())
    .version(productVersion(), '-V, --version', words.help.version[lang]())
    .option('--lang <ko|en>', words.help.lang[lang]())
    .showSuggestionAfterError(false)
    .addHelpText('after', `\n${words.help.examples[lang]()}\n${examples.map((one) => `  $ runbook ${one}`).join('\n')}`);
  for (const add of commands) add(program, cli);
  return program;
};
