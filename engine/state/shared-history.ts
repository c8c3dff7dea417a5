import { rmdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Change, Mode } from '../events.ts';
import { localDate } from '../evidence/folder-name.ts';
import { earliestDay, matchesFilter, newestFirst, type HistoryFilter, type HistoryRow } from '../evidence/history.ts';
import type { Verdict } from '../verdict.ts';
import { isoOf, systemClock, type Clock } from './clock.ts';
import { readRecord, removeRecord, replaceFile } from './state-file.ts';
import { keyOf, namesIn, stateFolder } from './state-folder.ts';

const runRecord = z.object({
  format: z.literal('terrace-runbooks/run/1'),
  host: z.string(),
  endedAt: z.iso.datetime(),
  row: z.object({
    runId: z.string(), at: z.iso.datetime(), customer: z.string(), customerName: z.string(), appliance: z.string(), kind: z.string(), mode: z.custom<Mode>((value) => typeof value === 'string'),
    runbook: z.string(), operator: z.string(), requestedBy: z.string(), ticket: z.string(), verdict: z.custom<Verdict>((value) => typeof value === 'string'), exitCode: z.number().int(), complete: z.boolean(),
    changed: z.array(z.custom<Change>((value) => typeof value === 'object' && value !== null)), dir: z.string(),
  }),
});
type RunRecordFile = z.output<typeof runRecord>;

/** Where the records of runs lie in the state folder. */
export const sharedHistoryDir = (stateDir: string): string => join(stateDir, 'history');

const dayName = /^\d{4}-\d{2}-\d{2}$/;
const recordName = /^[0-9a-f]{32}\.json$/;
/** What a process that died in the middle of a write leaves too. */
const leftName = /^[0-9a-f]{32}\.json(?:\.[0-9a-f]+\.tmp)?$/;
const dayMs = 86_400_000;

/**
 * Keeps a run's row in the state folder, for the engineers of all computers that share it: their run folders stay where they are.
 * @param of.redactIn takes the run's secrets out, as its journal does
 * @throws FaultError `state-folder`
 */
export const keepInHistory = (of: { readonly stateDir: string; readonly row: HistoryRow; readonly redactIn: <T>(data: T) => T; readonly host?: string; readonly clock?: Clock }): void => {
  const { stateDir, row, redactIn, host = hostname(), clock = systemClock } = of;
  const dir = stateFolder(stateDir, 'history', localDate(new Date(row.at)));
  const record: RunRecordFile = { format: 'terrace-runbooks/run/1', host, endedAt: isoOf(clock.now()), row: { ...row, changed: [...row.changed] } };
  replaceFile(join(dir, `${keyOf(row.runId)}.json`), redactIn(record));
};

/** What the state folder tells of runs. */
export interface SharedHistory {
  /** Newest first; those of other computers name their host. */
  readonly rows: readonly HistoryRow[];
  /** Files that hold no whole record. */
  readonly torn: readonly string[];
}

/** The runs of everybody who shares the state folder. @throws FaultError `state-folder` when it cannot be read */
export const sharedHistory = (stateDir: string, filter: HistoryFilter = {}, host: string = hostname()): SharedHistory => {
  const rows: HistoryRow[] = [];
  const torn: string[] = [];
  for (const dir of daysIn(stateDir).filter((one) => one.day >= earliestDay(filter.since)).map((one) => one.dir)) {
    for (const name of namesIn(dir, recordName)) {
      const found = readRecord(join(dir, name), runRecord);
      if (found.kind === 'torn') torn.push(join(dir, name));
      else if (found.kind === 'value' && matchesFilter(found.value.row, filter)) rows.push(rowFor(found.value, host));
    }
  }
  return { rows: rows.sort(newestFirst), torn };
};

const daysIn = (stateDir: string): { readonly day: string; readonly dir: string }[] => namesIn(sharedHistoryDir(stateDir), dayName).map((day) => ({ day, dir: join(sharedHistoryDir(stateDir), day) }));

/** Names of computers are compared as networks do. */
const rowFor = (record: RunRecordFile, host: string): HistoryRow => ({ ...record.row, ...(record.host.toLowerCase() === host.toLowerCase() ? {} : { host: record.host }) });

/** What was taken out of the shared history. */
export interface ForgottenRuns {
  readonly files: number;
  readonly bytes: number;
}

/** Takes away the records of runs that ended so many days ago, and what is no record by the time it was written. @throws FaultError `state-folder` */
export const forgetRuns = (of: { readonly stateDir: string; readonly days: number; readonly now: Date; readonly dryRun?: boolean }): ForgottenRuns => {
  const { stateDir, days, now, dryRun = false } = of;
  const before = now.getTime() - days * dayMs;
  const going = daysIn(stateDir).flatMap(({ dir }) => namesIn(dir, leftName).map((name) => join(dir, name)).filter((path) => endOf(path) < before));
  const bytes = going.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (dryRun) return { files: going.length, bytes };
  for (const path of going) removeRecord(path);
  for (const { dir } of daysIn(stateDir)) if (namesIn(dir, /./).length === 0) removeEmpty(dir);
  return { files: going.length, bytes };
};

const endOf = (path: string): number => {
  const found = readRecord(path, runRecord);
  if (found.kind === 'absent') return Number.POSITIVE_INFINITY;
  return found.kind === 'value' ? Date.parse(found.value.endedAt) : found.mtimeMs;
};

const removeEmpty = (dir: string): void => {
  try {
    rmdirSync(dir);
  } catch {
    // A run may put its record there at this moment; an empty folder does no harm either.
  }
};
