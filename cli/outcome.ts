import type { Change, SectionResult } from '../engine/events.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { describeFault } from '../engine/words/faults.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Finished } from './execute.ts';
import { nextOf } from './next-command.ts';
import type { Order } from './order.ts';
import { outputLines, sealLines } from './output-lines.ts';
import { words } from './words.ts';

/** The end for a person: the verdict as one sentence, the next action, the report; the run folder's path is the last line. */
export const outcomeText = (order: Order, finished: Finished, lang: Lang): string => {
  const { outcome, sentence, report, reportFault, verdict, outputs, seal, unshared } = finished;
  const next = nextOf(order, finished, lang);
  const actions = [outcome.fault, reportFault].flatMap((fault) => (fault ? [describeFault(fault, lang).next] : []));
  return [
    '', sentence,
    ...(verdict === 'held' ? [words.readingsNext[lang]()] : []), ...actions,
    ...(next === undefined ? [] : [words.next[lang](next)]),
    ...(outputs ? outputLines(outcome.dir, outputs, lang) : report === undefined ? [] : [words.reportLine[lang](report)]),
    ...sealLines(seal, lang),
    ...(unshared === undefined ? [] : [unshared]),
    outcome.dir,
  ].map((one) => `${plainText(one)}\n`).join('');
};

/** The end for a machine: one document with all causes. */
export const outcomeDocument = (order: Order, finished: Finished, lang: Lang): object => {
  const { outcome, record, verdict, exitCode, sentence, report, reportFault, outputs, seal, unshared } = finished;
  const { request } = order;
  return {
    verdict, exitCode, sentence,
    mode: request.mode, runbook: request.runbook.id, customer: request.customer, appliance: request.machine.id, runId: outcome.runId, who: request.who,
    sections: outcome.results, changes: changesIn(outcome.results, true), differences: changesIn(outcome.results, false), held: record.held.map(({ section, title, reading, candidates }) => ({ section, title, reading, candidates })),
    findings: record.findings, log: { read: record.logReads.map(({ list, from, to, rows, pages, complete }) => ({ list, from, to, rows, pages, complete })), ips: record.ipLogs.map(({ ip, blocked, normal, complete }) => ({ ip, blocked, normal, complete })) },
    warnings: [...record.warnings, ...(unshared === undefined ? [] : [unshared])], faults: [outcome.fault, reportFault].flatMap((fault) => (fault ? [{ ...fault, ...describeFault(fault, lang) }] : [])),
    approval: record.approval && { outcome: record.approval.outcome, by: record.approval.by, how: record.approval.how },
    evidenceGaps: outcome.gaps ?? [], seal: seal ?? null,
    dir: outcome.dir, report: report ?? null, files: outputs?.files ?? [], reduced: outputs?.reduced ?? null, plan: outcome.plan ?? null, next: nextOf(order, finished, lang) ?? null,
  };
};

/** What was changed and proven; or, with `made` false, everything else that was wanted, also where a section failed half-way. */
const changesIn = (results: readonly SectionResult[], made: boolean): readonly Change[] => results.filter((one) => (one.verdict === 'changed') === made).flatMap((one) => one.changes);
