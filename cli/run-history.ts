import { history, newestFirst, type HistoryFilter, type HistoryRow } from '../engine/evidence/history.ts';
import { FaultError } from '../engine/faults.ts';
import { sharedHistory, type SharedHistory } from '../engine/state/shared-history.ts';
import { describeFault } from '../engine/words/faults.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { words } from './words.ts';

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

export interface FoundRuns {
  /** Each run once, newest first. */
  readonly rows: readonly HistoryRow[];
  /** What of the shared history could not be read, a line each. */
  readonly notes: readonly string[];
}

/**
 * Runs that match: those whose folders are here, and those that others left in the shared state folder. An operator is found by the name alone too: the record adds the system account in
 * brackets.
 */
export const runHistory = async (
  folders: { readonly runs: string; readonly state: string }, wish: { readonly customer?: string; readonly ticket?: string; readonly operator?: string }, since: Date | undefined, lang: Lang,
): Promise<FoundRuns> => {
  const { customer, ticket, operator } = wish;
  const filter: HistoryFilter = { ...(since === undefined ? {} : { since }), ...(customer === undefined ? {} : { customer }), ...(ticket === undefined ? {} : { ticket }) };
  const here = await history(folders.runs, filter);
  const shared = sharedOrNote(folders.state, filter, lang);
  const known = new Set(here.map((row) => row.runId));
  const all = [...here, ...shared.rows.filter((row) => !known.has(row.runId))].sort(newestFirst);
  const rows = operator === undefined ? all : all.filter((row) => [row.operator, row.operator.replace(/ \([^)]*\)$/, '')].some((name) => fold(name) === fold(operator)));
  return { rows, notes: [...shared.torn.map((file) => words.look.tornRecord[lang](file)), ...shared.notes] };
};

const sharedOrNote = (stateDir: string, filter: HistoryFilter, lang: Lang): SharedHistory & { readonly notes: readonly string[] } => {
  try {
    return { ...sharedHistory(stateDir, filter), notes: [] };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { rows: [], torn: [], notes: [describeFault(error.fault, lang).sentence] };
  }
};
