import type { Command } from 'commander';
import { declareOwnConsole } from '../../engine/browser/own-consoles.ts';
import { collect, type Cli } from '../cli.ts';
import { words } from '../words.ts';
import { trouble, WrongCommand } from '../trouble.ts';

interface SimulatorFlags {
  readonly tmsePort?: string;
  readonly tmwPort?: string;
  readonly variant?: string;
  readonly fault?: readonly string[];
  readonly list?: boolean;
}

/** `simulators`: both consoles for a person to look at, until Ctrl-C. Its options are the simulators' own. */
export const simulatorsCommand = (program: Command, cli: Cli): void => {
  const { lang } = cli;
  program
    .command('simulators')
    .description(words.help.simulators[lang]())
    .option('--tmse-port <PORT>', words.help.tmsePort[lang]())
    .option('--tmw-port <PORT>', words.help.tmwPort[lang]())
    .option('--variant <WORDS>', words.help.variant[lang]())
    .option('--fault <NAME=VALUE>', words.help.fault[lang](), collect)
    .option('--list', words.help.simulatorList[lang]())
    .option('--lang <ko|en>', words.help.lang[lang]())
    .addHelpText('after', `\n${words.help.examples[lang]()}\n${examples.map((one) => `  $ runbook ${one}`).join('\n')}`)
    .action(async (flags: SimulatorFlags) => {
      const { runSimulators } = await import('../../fixtures/simulators/serve.ts');
      try {
        await runSimulators(wordsOf(flags, lang), { print: (line) => cli.io.out(`${line}\n`), started: declareAll });
      } catch (error) {
        if (!isWordFault(error)) throw error;
        throw new WrongCommand([trouble('simulators', 'simulators', { ko: () => error.message, en: () => error.message })]);
      }
    });
};

/** Runs of this computer may save on these consoles with any browser, as long as they live. */
const declareAll = (urls: readonly string[]): (() => void) => {
  const forget = urls.map((url) => declareOwnConsole(url));
  return () => forget.forEach((one) => one());
};

const examples = ['simulators', 'simulators --tmse-port 8501 --tmw-port 8502', 'simulators --variant frameset,euc-kr --fault save-delay=3000', 'simulators --list'];

/** A word that the simulators do not know, or a port that is taken. */
const isWordFault = (error: unknown): error is Error => error instanceof RangeError || (error instanceof Error && 'code' in error && /^(?:ERR_PARSE_ARGS|EADDRINUSE|EACCES)/.test(String(error.code)));

/** The flags as the simulators' own command line takes them. */
const wordsOf = ({ tmsePort, tmwPort, variant, fault = [], list }: SimulatorFlags, lang: string): string[] => [
  '--lang', lang,
  ...(tmsePort === undefined ? [] : [`--tmse-port=${tmsePort}`]),
  ...(tmwPort === undefined ? [] : [`--tmw-port=${tmwPort}`]),
  ...(variant === undefined ? [] : [`--variant=${variant}`]),
  ...fault.map((one) => `--fault=${one}`),
  ...(list ? ['--list'] : []),
];
