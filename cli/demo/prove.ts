import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareOwnConsole } from '../../engine/browser/own-consoles.ts';
import { modeOf, recordProof } from '../../engine/browser/proven.ts';
import { openBrowser, type SharedBrowser } from '../../engine/browser/shared.ts';
import { BrowserFault } from '../../engine/browser/trouble.ts';
import { executeRun } from '../../engine/run.ts';
import { exitCodes } from '../../engine/verdict.ts';
import { startSimulator, type Simulator } from '../../fixtures/simulators/start.ts';
import { bookFor } from '../books.ts';
import type { Cli } from '../cli.ts';
import type { Told } from '../machine-place.ts';
import { productFacts } from '../product.ts';
import { foldersOf } from '../settings.ts';
import { words } from '../words.ts';
import { demoCustomer } from './customer.ts';

/** One walk of the conformance set on a console of its own. */
interface Trial {
  readonly kind: 'tmse' | 'tmw';
  readonly variant: string;
  readonly faults?: Record<string, boolean>;
  readonly book: string;
  readonly saves: number;
  /** A picture per step, which a browser must be able to take too; elsewhere they would only cost time. */
  readonly stepPictures?: boolean;
}

/** The conformance set: what a browser must carry before it may save on a customer's machine. The ledgers of the consoles judge. */
const set: readonly Trial[] = [
  // Frames, a form in a window of its own, a list moved from box to box; and framesets, a layer, TLS, inner and outer saves with their dialogs.
  { kind: 'tmse', variant: 'iframe,popup', book: 'super-white-ip', saves: 1 },
  { kind: 'tmw', variant: 'frameset,layer,tls', book: 'max-recipients', saves: 2 },
  // The save is committed and its connection dropped: a browser that sends it again is found out (F-24).
  { kind: 'tmw', variant: 'page,inline', faults: { 'drop-after-commit': true }, book: 'sending-permission', saves: 1, stepPictures: true },
];

/** `doctor --prove`: the conformance set with this computer's browser, without a window and, where there is a display, with one. */
export const proveBrowsers = async (cli: Cli, print: (text: string) => void): Promise<Told> => {
  const { io, lang, say } = cli;
  const { doctor } = words;
  const lines: string[] = [];
  const proofs: object[] = [];
  let good = true;
  for (const headless of io.display ? [true, false] : [true]) {
    const mode = modeOf({ headless });
    print(`${say(doctor.proving, mode)}\n`);
    const started = performance.now();
    const why = await proveOne(cli, headless).catch((error: unknown) => (error instanceof BrowserFault ? error.remedy[lang]() : Promise.reject(error as Error)));
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    good &&= why === undefined;
    lines.push(why === undefined ? say(doctor.provenNow, mode, seconds) : say(doctor.notProven, mode, why));
    proofs.push({ mode, proven: why === undefined, seconds: Number(seconds), why: why ?? null });
  }
  if (!io.display) lines.push(say(doctor.noWindow));
  const exitCode = good ? 0 : exitCodes.failed;
  return { text: lines.join('\n'), document: { exitCode, proofs }, exitCode };
};

/** @returns why it is not proven; undefined when it is, and then it is recorded */
const proveOne = async ({ io }: Cli, headless: boolean): Promise<string | undefined> => {
  const shared = await openBrowser({ headless, env: io.env });
  const scratch = await mkdtemp(join(tmpdir(), 'runbook-prove-'));
  try {
    // Consoles of their own are independent, and each walk waits a part of its time: side by side they take less. All end before the browser is closed.
    const ends = await Promise.allSettled(set.map((one, i) => tryOn(shared, one, { dir: join(scratch, String(i)), now: io.now() })));
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason;
      if (end.value !== undefined) return end.value;
    }
    recordProof(foldersOf({}, io.env).state, shared, { by: 'doctor', driver: productFacts() });
    return undefined;
  } finally {
    await shared.close();
    await rm(scratch, { recursive: true, force: true });
  }
};

/** @returns what was wrong on a console of its own; undefined when all was as it must be */
const tryOn = async (shared: SharedBrowser, trial: Trial, place: { readonly dir: string; readonly now: Date }): Promise<string | undefined> => {
  const { kind, variant, faults } = trial;
  const simulator = await startSimulator({ kind, variant, ...(faults ? { faults } : {}) });
  const forget = declareOwnConsole(simulator.url);
  try {
    const wrong = await walk(shared, simulator, trial, place);
    return wrong === undefined ? undefined : `${kind} ${variant}: ${wrong}`;
  } finally {
    forget();
    await simulator.close();
  }
};

const walk = async (shared: SharedBrowser, simulator: Simulator, { book, saves: expected, stepPictures = false }: Trial, { dir, now }: { readonly dir: string; readonly now: Date }): Promise<string | undefined> => {
  const customer = await demoCustomer(simulator, { lang: 'en', runsDir: join(dir, 'runs'), stateDir: join(dir, 'state'), operator: 'doctor', now });
  const runbook = bookFor(book, simulator.kind);
  if (!runbook) throw new Error(`no runbook ${simulator.kind}/${book}`);
  // The mail log is read by the demonstration; here it would only cost time.
  const run = await executeRun({ ...customer.request('apply'), stepPictures, runbook: { ...runbook, observe: [] } }, shared, { readers: [], askSecret: undefined, signal: new AbortController().signal, approve: () => Promise.resolve({ outcome: 'given', by: 'doctor', how: 'prove' }) });
  const { saves, signIns, signOuts, openSessions } = simulator.ledger();
  if (saves !== expected || signIns !== 1 || signOuts !== 1 || openSessions !== 0) return `${saves} saves (${expected}), ${signIns} sign-ins, ${signOuts} sign-outs`;
  return run.verdict === 'changed' ? undefined : run.sentence;
};
