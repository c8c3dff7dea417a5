import type { LogFinding, SectionResult } from '../events.ts';
import { FaultError } from '../faults.ts';
import { canonicalIp } from '../inputs/canonical.ts';
import { blockedSenders, findBlocked, type LogRow } from '../log/findings.ts';
import type { Period } from '../log/period.ts';
import type { Section } from '../runbook.ts';
import { screenOf, type WalkParts } from './parts.ts';
import type { Walked } from './walked.ts';
import { startSection } from './step.ts';
import { approach, readScreen, type State } from './survey.ts';

/** What a log list came to; the state that log screens return. */
interface LogState {
  readonly list: 'connection' | 'smtp' | 'normal';
  readonly rows: readonly LogRow[];
  readonly pages: number;
  readonly complete: boolean;
}

/** Reads the log lists of a runbook and writes down what they say of the wanted senders. Changes nothing. */
export const walkLogs = async (parts: WalkParts, sections: readonly Section[]): Promise<Walked> => {
  const results: SectionResult[] = [];
  const rows: LogRow[] = [];
  for (const section of sections) {
    try {
      const read = await readLog(parts, section);
      rows.push(...(read.list === 'normal' ? [] : read.rows));
      results.push(resultOf(section, read));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const rest = sections.slice(results.length);
      results.push(...rest.map((one): SectionResult => ({ section: one.id, title: one.title, changes: [], verdict: 'not-checked', note: one === section ? error.fault.code : 'not-reached' })));
      return { results, fault: error.fault };
    }
  }
  writeFindings(parts, rows);
  return { results };
};

const writeFindings = ({ query, journal }: WalkParts, rows: readonly LogRow[]): readonly LogFinding[] => {
  if (!query) return [];
  const period = periodOf(query);
  const findings = query.ips.length === 0 ? blockedSenders(rows, period) : findBlocked(rows, query.ips, period);
  for (const finding of findings) journal.write({ type: 'finding', finding });
  return findings;
};

/** Counts, for the plan, what the log says of each sending IP: blocked, normal, or no record. @returns what was found of them */
export const observeSenders = async (parts: WalkParts, sections: readonly Section[]): Promise<readonly LogFinding[]> => {
  const { query } = parts;
  if (!query || query.ips.length === 0 || sections.length === 0) return [];
  const read: LogState[] = [];
  for (const section of sections) read.push(await readLog(parts, section));
  const findings = writeFindings(parts, read.flatMap((one) => (one.list === 'normal' ? [] : one.rows)));
  for (const ip of query.ips) {
    const count = (normal: boolean): number => read.filter((one) => (one.list === 'normal') === normal).reduce((n, one) => n + one.rows.filter((row) => canonicalIp(row.ip) === ip).length, 0);
    parts.journal.write({ type: 'ip-log', ip, blocked: count(false), normal: count(true), complete: read.every((one) => one.complete) });
  }
  return findings;
};

const readLog = async (parts: WalkParts, section: Section): Promise<LogState> => {
  startSection(parts, section, 'survey');
  const screen = screenOf(parts, section);
  await approach(parts, section, screen, 'survey', section.steps.length);
  const state = (await readScreen(parts, section, screen, 'survey')) as State & LogState;
  const times = state.rows.map((row) => row.time).sort();
  parts.journal.write({ type: 'log-read', list: section.title, from: times[0] ?? '', to: times.at(-1) ?? '', rows: state.rows.length, pages: state.pages, complete: state.complete });
  return state;
};

/** A list that the page budget cut short proves nothing about what was not seen. */
const resultOf = (section: Section, read: LogState): SectionResult => ({
  section: section.id, title: section.title, changes: [], ...(read.complete ? { verdict: 'recorded' } : { verdict: 'not-checked', note: 'over-budget' }),
});

const periodOf = (query: NonNullable<WalkParts['query']>): Period => ({
  from: new Date(query.from), to: Number.isFinite(query.to) ? new Date(query.to) : new Date(8.64e15), untilNow: !Number.isFinite(query.to),
});
