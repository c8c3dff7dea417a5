import { openBrowser } from '../../engine/browser/shared.ts';
import { BrowserFault } from '../../engine/browser/trouble.ts';
import type { Calibration, LoadedCalibration } from '../../engine/calibration/calibration.ts';
import { inspectionOf } from '../../engine/calibration/inspection.ts';
import { FaultError } from '../../engine/faults.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { progressReporter } from '../../engine/reporters/console.ts';
import { exitCodes, stoppedByPerson } from '../../engine/verdict.ts';
import { describeFault } from '../../engine/words/faults.ts';
import { confirmAttended } from '../attendance.ts';
import { peoplesOutput, printJson, type Cli } from '../cli.ts';
import { execute, type Finished } from '../execute.ts';
import type { RunFlags } from '../flags.ts';
import { orderOf, type Order } from '../order.ts';
import { asker } from '../person-secret.ts';
import { behindOf, screensOf } from '../screens-of.ts';
import { troubleLines } from '../trouble.ts';
import { words } from '../words.ts';
import { dayOf, writeOutcome } from './file.ts';
import { askingOf, judgeOf, pointerOf } from './pointer.ts';
import { inspectionDocument, inspectionText } from './text.ts';

/** `calibrate` and `rehearse`: one sign-in, every screen by menus and `open` verbs behind the closed relay, one sign-out. */
export const inspectCommand = async (cli: Cli, purpose: 'calibrate' | 'rehearse', book: string | undefined, flags: RunFlags): Promise<void> => {
  const { io, lang, say } = cli;
  try {
    const order = await orderOf('diagnose', book ?? 'bulk-mail', flags, io, lang);
    io.err(troubleLines(order.notices, lang));
    if (!(await confirmAttended(order, 'diagnose', io, lang))) return end(cli, flags, exitCodes.declined, say(words.declinedBefore));
    const { machine } = order.request;
    if (!machine.byHand) await machine.password();
    await machine.totp?.();
    await inspect(cli, purpose, order);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { sentence, next } = error instanceof BrowserFault ? { sentence: error.remedy[lang](), next: '' } : describeFault(error.fault, lang);
    end(cli, flags, error.fault.code === 'stopped' ? stoppedByPerson : exitCodes[error.fault.verdict], `${sentence} ${next}`.trim());
  }
};

const end = (cli: Cli, { json }: RunFlags, exitCode: number, sentence: string): void => {
  cli.io.err(`${plainText(sentence)}\n`);
  if (json) printJson(cli, { verdict: 'not-checked', exitCode, sentence, dir: null });
  cli.exit(exitCode);
};

const inspect = async (cli: Cli, purpose: 'calibrate' | 'rehearse', order: Order): Promise<void> => {
  const { io, lang, say } = cli;
  const { request } = order;
  const { print, live } = peoplesOutput(cli, order.flags.json);
  const witness = { by: request.who.operator, on: dayOf(io.now()) };
  const requests: Calibration['requests'][number][] = [];
  const asks = purpose === 'calibrate' && !order.headless;
  const stopping = io.watchSignals(() => io.err(`\n${say(words.stopping)}\n`));
  const over = new AbortController();
  const asking = asks ? askingOf(io, lang, { signal: AbortSignal.any([stopping.signal, over.signal]), stop: stopping.stop }) : undefined;
  const { inspection, outcome } = inspectionOf({
    purpose, witness, appliance: request.appliance, behind: behindOf(request.runbook, request.inputs),
    sections: screensOf(request.runbook, request.inputs, purpose === 'calibrate' ? {} : request.readings), ...(asking ? { pointer: pointerOf(asking, io, lang), judge: judgeOf(asking, lang, witness, requests) } : {}),
  });
  try {
    const shared = await openBrowser({ headless: order.headless, env: io.env });
    let written: LoadedCalibration | undefined;
    try {
      let finished: Finished;
      try {
        finished = await execute({ ...request, mode: purpose, inspection, ...(asks ? { waits: { actionMs: 5_000, stepMs: 10 * 60_000 } } : { waits: { actionMs: 5_000 } }) }, shared, {
          readers: [progressReporter({ write: print, live, lang })], askSecret: asker(io, lang, undefined, stopping.signal), signal: stopping.signal, env: io.env, outputs: order.outputs, signer: order.signer, approve: () => () => Promise.resolve({ outcome: 'missing', by: witness.by, how: purpose }),
        });
      } finally {
        over.abort();
        // However the walk ended, a person's answers are not asked for twice.
        const found = outcome();
        if (purpose === 'calibrate' && found && (found.whole || found.live.learnt.size + requests.length > 0)) written = await writeOutcome(order, found, requests, io.now());
      }
      const found = outcome();
      print(inspectionText(order, finished, found, written, lang));
      if (order.flags.json) printJson(cli, inspectionDocument(finished, found, written));
      cli.exit(finished.exitCode);
    } finally {
      await shared.close();
    }
  } finally {
    stopping.release();
  }
};

