import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change, JournalLine, Mode } from '../events.ts';
import { sideBySide } from '../side-by-side.ts';
import { exitCodes, type Verdict } from '../verdict.ts';
import { localDate, originalName } from './folder-name.ts';
import { journalName, parseLine, readJournal } from './read-journal.ts';
import { isOpen, summariseWrites } from './summary.ts';

export interface HistoryFilter {
  /** Runs that began at this moment or later. */
  readonly since?: Date;
  /** Customer's id or name, operator and ticket: compared as a whole, without case and in NFC. */
  readonly customer?: string;
  readonly operator?: string;
  readonly ticket?: string;
}

/** One run in the list of runs. */
export interface HistoryRow {
  readonly runId: string;
  /** UTC, ISO. */
  readonly at: string;
  readonly customer: string;
  readonly customerName: string;
  readonly appliance: string;
  readonly kind: string;
  readonly mode: Mode;
  readonly runbook: string;
  readonly operator: string;
  readonly requestedBy: string;
  readonly ticket: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** False when the journal has no end: the process died. */
  readonly complete: boolean;
  /** What was really changed: the changes of sections that ended as `changed`. */
  readonly changed: readonly Change[];
  readonly dir: string;
  /** The computer whose folder that is; left out where it is this one. */
  readonly host?: string;
}

/** Days before `since` from which folders are asked: whoever named them may have had another clock zone. */
export const earliestDay = (since: Date | undefined): string => (since === undefined ? '' : localDate(new Date(since.getTime() - 86_400_000)));

type Of<T extends JournalLine['type']> = Extract<JournalLine, { type: T }>;

/** Enough for a first and a last line of a long chapter; a longer line makes the whole file be read. */
const window = 64 * 1024;

/** The first and the last whole line, without reading what is between. */
const headAndEnd = async (file: string): Promise<{ head: JournalLine | undefined; end: JournalLine | undefined }> => {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const first = await handle.read(Buffer.alloc(Math.min(window, size)), 0, Math.min(window, size), 0);
    const from = Math.max(0, size - window);
    const last = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const headText = first.buffer.toString('utf8', 0, first.bytesRead).split('\n')[0] ?? '';
    const endText = last.buffer.toString('utf8', 0, last.bytesRead).trimEnd().split('\n').at(-1) ?? '';
    return { head: parseLine(headText), end: parseLine(endText) };
  } finally {
    await handle.close();
  }
};

/** A run whose end is not where it should be: crashed, still running, or with a line longer than the window. */
const slowly = async (dir: string): Promise<{ head: JournalLine | undefined; end: JournalLine | undefined; open: boolean }> => {
  const { lines } = await readJournal(dir);
  return { head: lines[0], end: lines.findLast(line => line.type === 'run-ended'), open: summariseWrites(lines).some(isOpen) };
};

const rowOf = (start: Of<'run-started'>, end: JournalLine | undefined, dir: string, isOpenEnded: boolean): HistoryRow => {
  const ended = end?.type === 'run-ended' ? end : undefined;
  const verdict = ended?.verdict ?? (isOpenEnded ? 'unknown' : 'not-checked');
  return {
    runId: start.runId, at: start.at, customer: start.customer.id, customerName: start.customer.name, appliance: start.appliance.id, kind: start.appliance.kind,
    mode: start.mode, runbook: start.runbook, operator: start.operator, requestedBy: start.requestedBy ?? '', ticket: start.ticket ?? '',
    verdict, exitCode: ended?.exitCode ?? exitCodes[verdict], complete: ended !== undefined,
    changed: (ended?.sections ?? []).flatMap(section => (section.verdict === 'changed' ? section.changes : [])), dir,
  };
};

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/** Whether a run is one of those that are asked for. */
export const matchesFilter = (row: Pick<HistoryRow, 'at' | 'customer' | 'customerName' | 'operator' | 'ticket'>, { since, customer, operator, ticket }: HistoryFilter): boolean =>
  (since === undefined || Date.parse(row.at) >= since.getTime()) &&
  (customer === undefined || [row.customer, row.customerName].some(name => fold(name) === fold(customer))) &&
  (operator === undefined || fold(row.operator) === fold(operator)) &&
  (ticket === undefined || fold(row.ticket) === fold(ticket));

const matches = ({ at, customer, operator, ticket = '' }: Of<'run-started'>, filter: HistoryFilter): boolean => matchesFilter({ at, customer: customer.id, customerName: customer.name, operator, ticket }, filter);

/** Newest first. */
export const newestFirst = (a: Pick<HistoryRow, 'at' | 'runId'>, b: Pick<HistoryRow, 'at' | 'runId'>): number => b.at.localeCompare(a.at) || b.runId.localeCompare(a.runId);

/** The row of one run folder; undefined when it is no run, or none that is asked for. */
export const readRow = async (dir: string, filter: HistoryFilter = {}): Promise<HistoryRow | undefined> => {
  try {
    let { head, end } = await headAndEnd(join(dir, journalName));
    if (head?.type === 'run-started' && !matches(head, filter)) return undefined;
    let isOpenEnded = false;
    if (head?.type !== 'run-started' || end?.type !== 'run-ended') ({ head, end, open: isOpenEnded } = await slowly(dir));
    return head?.type === 'run-started' && matches(head, filter) ? rowOf(head, end, dir, isOpenEnded) : undefined;
  } catch {
    // No journal, or one that nobody can read: not a run. `evidence verify` judges such folders, not the list.
    return undefined;
  }
};

const foldersIn = async (dir: string): Promise<string[]> => {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
};

/** Evidence that was made again stands in a folder beside the run's own, with the same record: one run is one row. */
const withoutCopies = (names: readonly string[]): string[] => names.filter(name => originalName(name) === name || !names.includes(originalName(name)));

/** Folders of runs that may match, by the date in their path. */
const runFolders = async (root: string, since: Date | undefined): Promise<string[]> => {
  const earliest = earliestDay(since);
  const dates = (await foldersIn(root)).filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name) && name >= earliest);
  const customers = await Promise.all(dates.map(async date => (await foldersIn(join(root, date))).map(customer => join(root, date, customer))));
  const runs = await Promise.all(customers.flat().map(async customer => withoutCopies(await foldersIn(customer)).map(run => join(customer, run))));
  return runs.flat();
};

/** Files open at the same time; more brings nothing and may meet the system's limit. */
const atOnce = 16;

/**
 * Who did what to whom: one row per run folder under `root`, newest first. Reads the first and the last line of each journal only.
 * A root that does not exist has no runs.
 */
export const history = async (root: string, filter: HistoryFilter = {}): Promise<HistoryRow[]> => {
  const rows = await sideBySide(await runFolders(root, filter.since), atOnce, dir => readRow(dir, filter));
  return rows.filter(row => row !== undefined).sort(newestFirst);
};
