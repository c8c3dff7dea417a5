import type { SharedBrowser } from '../engine/browser/shared.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventReader } from '../engine/events.ts';
import { finishEvidence } from '../engine/evidence/finish.ts';
import type { Scan } from '../engine/evidence/leak-gate.ts';
import type { Outputs } from '../engine/evidence/make-outputs.ts';
import { reportName, writeReport } from '../engine/evidence/report.ts';
import type { Seal } from '../engine/evidence/seal.ts';
import type { Signer } from '../engine/evidence/signature.ts';
import { readRow } from '../engine/evidence/history.ts';
import { FaultError, type Fault } from '../engine/faults.ts';
import type { Host } from '../engine/host.ts';
import type { RunOutcome, RunRequest } from '../engine/run-request.ts';
import { executeRun } from '../engine/run.ts';
import { keepInHistory } from '../engine/state/shared-history.ts';
import { exitCodes, type Verdict } from '../engine/verdict.ts';
import { describeFault } from '../engine/words/faults.ts';
import { makeEvidence } from './evidence.ts';
import type { OutputChoice } from './output-flags.ts';
import { RunRecord } from './record.ts';
import { words } from './words.ts';

/** A run that ended, with its evidence; `verdict` and `exitCode` count evidence that is withheld. */
export interface Finished {
  readonly outcome: RunOutcome;
  readonly record: RunRecord;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly sentence: string;
  readonly report?: string;
  readonly outputs?: Outputs;
  readonly seal?: Seal;
  /** Why there is no report, or why the evidence is withheld. */
  readonly reportFault?: Fault;
  /** Why others do not find this run in the shared history. */
  readonly unshared?: string;
}

export interface Surroundings extends Omit<Host, 'readers' | 'approve'> {
  readonly readers: readonly EventReader[];
  readonly approve: (record: RunRecord) => Host['approve'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `report`: journal, report and seal alone; for nights over many machines, where nobody attaches each run to a ticket. `runbook report DIR` makes the rest. */
  readonly outputs: OutputChoice | 'report';
  /** Signs the seal of the evidence. */
  readonly signer?: Signer | undefined;
}

/**
 * Runs in an open browser, then makes the evidence in the run's language, searches it for secrets and seals it. Evidence that fails changes nothing of what was done: the verdict
 * stays, and a plain report is written where at least that can be.
 * @throws only what `executeRun` throws
 */
export const execute = async (request: RunRequest, shared: SharedBrowser, { env, outputs: choice, signer, ...host }: Surroundings): Promise<Finished> => {
  const record = new RunRecord();
  const outcome = await executeRun(request, shared, { ...host, readers: [record.reader, ...host.readers], approve: host.approve(record) });
  const { dir, verdict, exitCode, sentence } = outcome;
  const unshared = await shareRow(request, outcome);
  const plainReport = async (scan: Scan): Promise<undefined> => void (await writeReport(dir, request.lang, undefined, scan));
  const { made: outputs, seal, fault } = await finishEvidence(dir, {
    signer, secrets: outcome.secrets.values,
    make: async (scan, beforePack) => (choice === 'report' ? plainReport(scan) : makeEvidence(dir, request.lang, { ...choice, scan, beforePack }, env, shared)),
    otherwise: plainReport,
  });
  const report = existsSync(join(dir, reportName)) ? { report: join(dir, reportName) } : {};
  const made = { outcome, record, ...report, ...(outputs ? { outputs } : {}), ...(seal ? { seal } : {}), ...(fault ? { reportFault: fault } : {}), ...(unshared === undefined ? {} : { unshared }) };
  if (!fault) return { ...made, verdict, exitCode, sentence };
  const both = `${sentence} ${describeFault(fault, request.lang).sentence}`;
  // Evidence that is missing or withheld never covers a worse end (architecture.md, 'Verdicts and exit codes'), and is named beside it.
  return exitCode === 0 ? { ...made, verdict: 'withheld', exitCode: exitCodes.withheld, sentence: both } : { ...made, verdict, exitCode, sentence: both };
};

/** Lets the others who share the state folder find this run. @returns the warning that they will not */
const shareRow = async ({ stateDir, lang }: RunRequest, { dir, secrets }: RunOutcome): Promise<string | undefined> => {
  const row = await readRow(dir);
  if (!row) return undefined;
  try {
    keepInHistory({ stateDir, row, redactIn: secrets.redactIn });
    return undefined;
  } catch (error) {
    // The run has ended and may have saved; whatever is wrong with this record is no more than a warning.
    return words.notShared[lang](error instanceof FaultError ? describeFault(error.fault, lang).sentence : String(error));
  }
};
