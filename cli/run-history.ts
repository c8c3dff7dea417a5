import { history, type HistoryRow } from '../engine/evidence/history.ts';

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/** Runs that match. An operator is found by the name alone too: the record adds the system account in brackets. */
export const runHistory = async (root: string, wish: { readonly customer?: string; readonly ticket?: string; readonly operator?: string }, since: Date | undefined): Promise<readonly HistoryRow[]> => {
  const { customer, ticket, operator } = wish;
  const rows = await history(root, { ...(since === undefined ? {} : { since }), ...(customer === undefined ? {} : { customer }), ...(ticket === undefined ? {} : { ticket }) });
  return operator === undefined ? rows : rows.filter((row) => [row.operator, row.operator.replace(/ \([^)]*\)$/, '')].some((name) => fold(name) === fold(operator)));
};
