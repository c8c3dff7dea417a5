import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareOwnConsole } from '../../engine/browser/own-consoles.ts';
import { recordProof } from '../../engine/browser/proven.ts';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { openBrowser } from '../../engine/browser/shared.ts';
import { modeWords } from '../../engine/evidence/key-words.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { progressReporter } from '../../engine/reporters/console.ts';
import { applianceName } from '../../engine/words/appliances.ts';
import type { Lang, Say } from '../../engine/words/phrase.ts';
import { startSimulators } from '../../fixtures/simulators/start.ts';
import { execute, type Finished } from '../execute.ts';
import type { Io } from '../io.ts';
import { productFacts } from '../product.ts';
import { foldersOf, operatorOf } from '../settings.ts';
import { words } from '../words.ts';
import { demoCustomer, type DemoCustomer } from './customer.ts';
import { demoSteps, expectedSaves } from './steps.ts';

/** One run of the demonstration, for the JSON document. */
interface DemoRun {
  readonly customer: string;
  readonly mode: string;
  readonly verdict: string;
  readonly asExpected: boolean;
  readonly sentence: string;
  readonly dir: string;
  readonly report: string | undefined;
}

interface DemoLedger {
  readonly kind: string;
  readonly saves: number;
  readonly signIns: number;
  readonly signOuts: number;
  readonly openSessions: number;
  readonly asExpected: boolean;
}

export interface DemoResult {
  readonly exitCode: number;
  readonly runs: readonly DemoRun[];
  readonly ledgers: readonly DemoLedger[];
}

interface DemoOptions {
  readonly io: Io;
  readonly lang: Lang;
  readonly say: Say;
  readonly runs?: string;
  readonly print: (text: string) => void;
  readonly live: boolean;
}

/** Both consoles, both customers, five runs each, in one browser without a window; asks nothing. */
export const runDemo = async (options: DemoOptions): Promise<DemoResult> => {
  const { io, say, print } = options;
  const stopping = io.watchSignals(() => print(`${say(words.stopping)}\n`));
  const stateDir = await mkdtemp(join(tmpdir(), 'runbook-demo-'));
  const consoles = await startSimulators();
  const forget = [consoles.tmse, consoles.tmw].map((one) => declareOwnConsole(one.url));
  try {
    print(`${say(words.demo.starts, consoles.tmse.url, consoles.tmw.url)}\n`);
    const shared = await openBrowser({ headless: true, env: io.env });
    try {
      const around = { lang: options.lang, runsDir: foldersOf(options.runs === undefined ? {} : { runs: options.runs }, io.env).runs, stateDir, operator: operatorOf(io.env['RUNBOOK_OPERATOR'] || undefined, io.osUser), now: io.now() };
      // Two machines are two independent runs; side by side they take the time of one.
      const customers = await Promise.all([consoles.tmse, consoles.tmw].map((one) => demoCustomer(one, around)));
      const runs = (await Promise.all(customers.map((one) => runCustomer(options, one, shared, stopping.signal)))).flat();
      const ledgers = [consoles.tmse, consoles.tmw].map(judgeLedger);
      for (const one of ledgers) print(`${say(words.demo.ledger, applianceName(one.kind), one.saves, one.signIns, one.signOuts)}\n`);
      const good = runs.length === 2 * demoSteps.length && runs.every((one) => one.asExpected) && ledgers.every((one) => one.asExpected);
      // What the demonstration walked is more than the conformance set, so a good end proves the browser without a window.
      if (good) recordProof(foldersOf({}, io.env).state, shared, { by: 'demo', driver: productFacts() });
      print(`${say(good ? words.demo.good : words.demo.bad)}\n`);
      return { exitCode: stopping.signal.aborted ? 130 : good ? 0 : 4, runs, ledgers };
    } finally {
      await shared.close();
    }
  } finally {
    for (const one of forget) one();
    await consoles.close();
    await rm(stateDir, { recursive: true, force: true });
    stopping.release();
  }
};

const runCustomer = async ({ io, lang, say, print }: DemoOptions, customer: DemoCustomer, shared: SharedBrowser, signal: AbortSignal): Promise<DemoRun[]> => {
  const runs: DemoRun[] = [];
  for (const { mode, expected } of demoSteps) {
    if (signal.aborted) break;
    // Of equal width, since lines of both customers stand under each other.
    const mark = applianceName(customer.simulator.kind).padEnd(4);
    print(`${mark} │ ${customer.name} — ${say(modeWords[mode])}\n`);
    const progress = progressReporter({ write: print, live: false, lang, indent: `${mark} │ ` });
    const finished = await execute(customer.request(mode), shared, {
      readers: [progress], askSecret: undefined, signal, env: io.env, outputs: { pdf: false, ticket: 'md' },
      approve: () => () => Promise.resolve({ outcome: 'given', by: 'demo', how: 'demo' }),
    });
    const asExpected = finished.verdict === expected;
    runs.push(runOf(customer, mode, finished, asExpected));
    print(`${mark} ${asExpected ? '✓' : '✗'} ${plainText(finished.sentence)}\n       ${finished.report ?? finished.outcome.dir}\n`);
  }
  return runs;
};

const runOf = ({ name }: DemoCustomer, mode: string, { outcome, verdict, sentence, report }: Finished, asExpected: boolean): DemoRun => ({ customer: name, mode, verdict, asExpected, sentence, dir: outcome.dir, report });

/** The consoles' own count decides, not what the product says of itself. */
const judgeLedger = (simulator: DemoCustomer['simulator']): DemoLedger => {
  const { kind } = simulator;
  const { saves, signIns, signOuts, openSessions } = simulator.ledger();
  const asExpected = saves === expectedSaves[kind] && signIns === demoSteps.length && signOuts === demoSteps.length && openSessions === 0;
  return { kind, saves, signIns, signOuts, openSessions, asExpected };
};
