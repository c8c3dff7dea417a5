import { isOwnConsole } from '../engine/browser/own-consoles.ts';
import { BrowserFault } from '../engine/browser/trouble.ts';
import { openBrowser } from '../engine/browser/shared.ts';
import { mayWrite } from '../engine/events.ts';
import { FaultError } from '../engine/faults.ts';
import { systemCode } from '../engine/inputs/text-file.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { progressReporter } from '../engine/reporters/console.ts';
import { exitCodes, stoppedByPerson } from '../engine/verdict.ts';
import { describeFault } from '../engine/words/faults.ts';
import { approveBy } from './approve.ts';
import { confirmAttended } from './attendance.ts';
import { BrokenRun } from './broken-run.ts';
import { peoplesOutput, printJson, type Cli } from './cli.ts';
import { chooseSender } from './choose-sender.ts';
import { execute, type Finished } from './execute.ts';
import { findingsText } from './findings-text.ts';
import { openGuide } from './guiding.ts';
import { nextOf } from './next-command.ts';
import type { RunFlags, RunMode } from './flags.ts';
import { orderOf, type Order } from './order.ts';
import { outcomeDocument, outcomeText } from './outcome.ts';
import { asker } from './person-secret.ts';
import { writePlan } from './plan-file.ts';
import { planText } from './plan-text.ts';
import { offerToSave } from './save-profile.ts';
import type { EarlierRun } from './rollback-order.ts';
import { troubleLines } from './trouble.ts';
import { keepTwin } from './twin.ts';
import { words } from './words.ts';

/** One run from its words to its exit code. @throws WrongCommand, InputError before a browser opened */
export const runCommand = async (cli: Cli, mode: RunMode, book: string | undefined, flags: RunFlags, earlier?: EarlierRun): Promise<void> => {
  const { io, lang, say } = cli;
  try {
    const order = await orderOf(mode, book, flags, io, lang, earlier);
    io.err(troubleLines(order.notices, lang));
    if (!(await confirmAttended(order, mode, io, lang))) return endBefore(cli, flags, 'declined', say(words.declinedBefore));
    // Asked before the browser opens, so that nobody waits for a question and a wrong reference costs no run.
    const { machine } = order.request;
    if (!machine.byHand) await machine.password();
    await machine.totp?.();
    cli.exit(await runInBrowser(cli, order));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { sentence, next } = error instanceof BrowserFault ? { sentence: error.remedy[lang](), next: '' } : describeFault(error.fault, lang);
    endBefore(cli, flags, error.fault.code === 'stopped' ? 'stopped' : error.fault.verdict, `${sentence} ${next}`.trim());
  }
};

/** The end of a command that has no run folder to point to. */
const endBefore = (cli: Cli, { json }: RunFlags, end: keyof typeof exitCodes | 'stopped', sentence: string): void => {
  const exitCode = end === 'stopped' ? stoppedByPerson : exitCodes[end];
  cli.io.err(`${plainText(sentence)}\n`);
  if (json) printJson(cli, { verdict: end === 'stopped' ? 'not-checked' : end, exitCode, sentence, dir: null });
  cli.exit(exitCode);
};

/** The exit code of the run; the browser is open until everything is told and the panel was closed. */
const runInBrowser = async (cli: Cli, order: Order): Promise<number> => {
  const { io, lang, say } = cli;
  const { print, live } = peoplesOutput(cli, order.flags.json);
  let [begun, ended] = [false, false];
  const stopping = io.watchSignals(() => io.err(ended ? '\n' : `\n${say(words.stopping)}\n`));
  try {
    const { mode, machine, stateDir, product } = order.request;
    const saves = mayWrite(mode) && !isOwnConsole(machine.url);
    const shared = await openBrowser({ headless: order.headless, env: io.env, ...(saves ? { proven: { stateDir, driver: product } } : {}) });
    try {
      const guide = await openGuide(cli, order, shared, stopping);
      const { pace } = guide;
      const finished = await execute(order.request, shared, {
        readers: [{ name: 'begun', on: () => { begun = true; } }, progressReporter({ write: print, live, lang }), ...guide.readers], askSecret: asker(io, lang, undefined, stopping.signal), signal: stopping.signal, approve: approveBy({ order, io, lang, print, pace }),
        // Without a window nobody sees a line; only who wants to be asked about each one walks along.
        ...(!order.headless || pace.step || pace.showMs > 0 ? { pace } : {}),
        env: io.env, outputs: order.outputs, signer: order.signer, console: guide.console,
      });
      const told = await tell(cli, order, finished);
      ended = true;
      await guide.end(nextOf(order, finished, lang));
      return told ? finished.exitCode : Math.max(finished.exitCode, exitCodes.withheld);
    } finally {
      await shared.close();
    }
  } catch (error) {
    throw begun && mayWrite(order.request.mode) && !(error instanceof FaultError) ? new BrokenRun(error) : error;
  } finally {
    stopping.release();
  }
};

/** Prints what a person or a machine wants to know, and does what was asked for after the run. False when a file could not be written. */
const tell = async (cli: Cli, order: Order, finished: Finished): Promise<boolean> => {
  const { io, lang, say } = cli;
  const { flags, request } = order;
  const { outcome, record } = finished;
  const { print } = peoplesOutput(cli, flags.json);
  if (record.logReads.length > 0 && request.runbook.kind === 'log') print(`\n${findingsText(record, request.query.ips, lang)}`);
  // In apply the approval has shown the plan already.
  if (request.runbook.kind === 'settings' && outcome.plan && !record.approval) print(`\n${planText(outcome.plan, order, record, record.warnings, lang)}`);
  const failed = flags.out === undefined || !outcome.plan ? undefined : await writePlan(flags.out, outcome.plan).then(() => undefined, systemCode);
  if (failed !== undefined) io.err(`--out ${flags.out}: ${say(words.outUnwritable, failed)}\n`);
  else if (flags.out !== undefined && outcome.plan) print(`${say(words.planWritten, flags.out)}\n`);
  const twinFailed = await keepTwin(request, order.profile, finished).then(() => undefined, systemCode);
  if (twinFailed !== undefined) io.err(`${say(words.night.fileProblem, 'twins', twinFailed)}\n`);
  if (request.mode === 'apply' && finished.exitCode === 0) await offerToSave(order, io, lang, print);
  if (request.runbook.kind === 'log' && request.query.ips.length === 0) await chooseSender(order, record, io, lang, print);
  print(outcomeText(order, finished, lang));
  if (flags.json) printJson(cli, outcomeDocument(order, finished, lang));
  return failed === undefined && twinFailed === undefined;
};
