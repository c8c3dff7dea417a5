import type { JournalLine, LogFinding, Mode, SectionResult } from '../events.ts';
import type { Fault } from '../faults.ts';
import type { RelayCounts } from '../relay/rules.ts';
import { neverLeft, type SaveOutcome } from '../save.ts';
import { exitCodes, type Verdict } from '../verdict.ts';
import type { Lang } from '../words/phrase.ts';
import { summariseSections, type SectionSummary } from './section-summary.ts';

type Of<T extends JournalLine['type']> = Extract<JournalLine, { type: T }>;

/** One save: what was intended, what the wire said, what reading found. */
export interface WriteSummary {
  readonly intent: string;
  readonly at: string;
  readonly section: string;
  readonly ref: string;
  readonly rule: string;
  readonly method: string;
  readonly path: string;
  readonly outcome?: SaveOutcome;
  /** What reading decided; absent while nothing has been read. */
  readonly resolved?: 'changed' | 'failed' | 'unknown';
  readonly how?: string;
}

/** A run as plain data: for the report, the terminal and the history. */
export interface RunSummary {
  readonly runId: string;
  readonly mode: Mode;
  readonly runbook: string;
  readonly title: string;
  readonly lang: Lang;
  readonly headed: boolean;
  readonly customer: Of<'run-started'>['customer'];
  readonly appliance: Of<'run-started'>['appliance'];
  /** Absent when nobody was signed in. */
  readonly machine?: { readonly user: string; readonly source: string; readonly label: string; readonly version: string; readonly consoleClock?: string; readonly at: string };
  readonly who: { readonly operator: string; readonly requestedBy?: string; readonly ticket?: string };
  readonly versions: Of<'run-started'>['versions'];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly startedAt: string;
  /** Time of the last line; `complete` tells whether it is the end of the run. */
  readonly lastAt: string;
  readonly tookMs: number;
  readonly complete: boolean;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly sentence?: string;
  readonly next?: string;
  readonly sections: readonly SectionSummary[];
  readonly results: readonly SectionResult[];
  readonly writes: readonly WriteSummary[];
  readonly planHash?: string;
  readonly expected: readonly string[];
  readonly warnings: readonly string[];
  readonly approval?: { readonly outcome: 'given' | 'refused' | 'missing'; readonly by: string; readonly how: string; readonly at: string };
  readonly relay?: RelayCounts;
  readonly findings: readonly LogFinding[];
  readonly logReads: readonly Of<'log-read'>[];
  readonly ipLogs: readonly Of<'ip-log'>[];
  readonly faults: readonly { readonly fault: Fault; readonly section?: string; readonly ref?: string; readonly at: string }[];
  readonly signedOut?: Of<'signed-out'>['outcome'];
  readonly calibration?: Of<'calibrated'>;
  /** Nobody has walked the screens of this version. */
  readonly untried: boolean;
  readonly inspections: readonly Of<'inspected'>[];
}

/** A save that may have reached the machine and that no reading has decided (laws 1 and 2). */
export const isOpen = (write: WriteSummary): boolean =>
  !(write.outcome && neverLeft(write.outcome)) && (write.resolved === undefined || write.resolved === 'unknown');

export const summariseWrites = (lines: readonly JournalLine[]): WriteSummary[] =>
  lines.filter(line => line.type === 'intent').map(({ intent, at, section, ref, rule, method, path }) => {
    const answer = lines.findLast(line => line.type === 'write-outcome' && line.intent === intent) as Of<'write-outcome'> | undefined;
    const read = lines.findLast(line => line.type === 'resolved' && line.intents.includes(intent)) as Of<'resolved'> | undefined;
    return { intent, at, section, ref, rule, method, path, ...(answer ? { outcome: answer.outcome } : {}), ...(read ? { resolved: read.outcome, how: read.how } : {}) };
  });

/**
 * Puts the lines of a journal together.
 * A run without its end is `unknown` when a save is open, else `not-checked`: nothing is well because nothing was said (law 10).
 * @throws Error when the journal does not begin with `run-started`
 */
export const summarise = (lines: readonly JournalLine[]): RunSummary => {
  const start = lines[0];
  if (start?.type !== 'run-started') throw new Error('the journal does not begin with run-started');
  const end = lines.findLast(line => line.type === 'run-ended');
  const signedIn = lines.findLast(line => line.type === 'signed-in');
  const planned = lines.findLast(line => line.type === 'planned');
  const approval = lines.findLast(line => line.type === 'approval');
  const relay = lines.findLast(line => line.type === 'relay');
  const signedOut = lines.findLast(line => line.type === 'signed-out');
  const calibration = lines.findLast(line => line.type === 'calibrated');
  const last = lines.at(-1) ?? start;
  const writes = summariseWrites(lines);
  const verdict = end?.verdict ?? (writes.some(isOpen) ? 'unknown' : 'not-checked');
  const sections = summariseSections(lines);
  return {
    runId: start.runId, mode: start.mode, runbook: start.runbook, title: start.title, lang: start.lang, headed: start.headed,
    customer: start.customer, appliance: start.appliance,
    ...(signedIn
      ? {
          machine: {
            user: signedIn.user, source: signedIn.source, label: signedIn.label, version: signedIn.version, at: signedIn.at,
            ...(signedIn.consoleClock === undefined ? {} : { consoleClock: signedIn.consoleClock }),
          },
        }
      : {}),
    who: {
      operator: start.operator,
      ...(start.requestedBy === undefined ? {} : { requestedBy: start.requestedBy }),
      ...(start.ticket === undefined ? {} : { ticket: start.ticket }),
    },
    versions: start.versions, inputs: start.inputs, readings: start.readings,
    startedAt: start.at, lastAt: last.at, tookMs: last.ms, complete: end !== undefined,
    verdict, exitCode: end?.exitCode ?? exitCodes[verdict],
    ...(end ? { sentence: end.sentence } : {}),
    ...(end?.next === undefined ? {} : { next: end.next }),
    sections, results: end?.sections ?? sections.flatMap(section => section.result ?? []), writes,
    ...(planned ? { planHash: planned.planHash } : {}),
    expected: planned?.expected ?? [], warnings: planned?.warnings ?? [],
    ...(approval ? { approval: { outcome: approval.outcome, by: approval.by, how: approval.how, at: approval.at } } : {}),
    ...(relay ? { relay: relay.counts } : {}),
    findings: lines.flatMap(line => (line.type === 'finding' ? line.finding : [])),
    logReads: lines.filter(line => line.type === 'log-read'),
    ipLogs: lines.filter(line => line.type === 'ip-log'),
    faults: lines.flatMap(line =>
      line.type === 'fault'
        ? { fault: line.fault, at: line.at, ...(line.section === undefined ? {} : { section: line.section }), ...(line.ref === undefined ? {} : { ref: line.ref }) }
        : [],
    ),
    ...(signedOut ? { signedOut: signedOut.outcome } : {}),
    ...(calibration ? { calibration } : {}), untried: signedIn?.untried === true, inspections: lines.filter(line => line.type === 'inspected'),
  };
};
