import type { Locator } from 'playwright';
import type { LogQuery } from '../../engine/log-query.ts';
import type { LogRow } from '../../engine/log/findings.ts';
import { joinCellLines } from '../../engine/log/kinds.ts';
import { parseLogTime } from '../../engine/log/period.ts';
import { canonicalIp } from '../../engine/inputs/canonical.ts';
import { hiddenCells } from './masks.ts';
import { readList, type ListWords, type ShownRow } from './table.ts';

/** What a mail-log screen read: rows of the wanted senders inside the period, and how far the reading went. */
export interface MailLogState {
  readonly list: 'connection' | 'smtp' | 'normal';
  readonly rows: readonly LogRow[];
  readonly pages: number;
  /** False when the page budget ended the reading: then nothing counts as 'not found'. */
  readonly complete: boolean;
}

export interface MailLogOrder {
  readonly list: MailLogState['list'];
  readonly area: () => Locator;
  readonly columns: readonly string[];
  readonly words: ListWords;
  /** Every label of the log by what stands under it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: LogQuery;
  /** Uses the console's own search for one sender. */
  readonly searchIp: (ip: string) => Promise<void>;
  /** The cells of one row by meaning; which labels share a cell is the console's affair. */
  readonly cells: (row: ShownRow) => Omit<LogRow, 'stage'>;
}

/** Reads a log newest first, sender by sender where senders are known, until the period's start or the page budget. */
export const readMailLog = async (order: MailLogOrder): Promise<MailLogState> => {
  const { query } = order;
  const rows: LogRow[] = [];
  let pages = 0;
  let complete = true;
  for (const ip of query.ips.length === 0 ? [undefined] : query.ips) {
    if (ip !== undefined) await order.searchIp(ip);
    const before = (shown: readonly ShownRow[]): boolean => shown.some((row) => timeOf(order, row) < query.from);
    const read = await readList({ area: order.area, columns: order.columns, words: order.words, pageBudget: query.pageBudget, stop: before });
    pages += read.pages;
    complete &&= read.rows.length >= read.total || before(read.rows);
    for (const shown of read.rows) {
      const row = { ...order.cells(shown), ...hiddenCells(query, order.labels), stage: order.list === 'smtp' ? ('smtp' as const) : ('connection' as const) };
      const time = timeOf(order, shown);
      if (time >= query.from && time <= query.to && (ip === undefined || canonicalIp(row.ip) === ip)) rows.push(row);
    }
  }
  return { list: order.list, rows, pages, complete };
};

/** A row whose time cannot be read lies inside every period, so that it is never lost. */
const timeOf = (order: MailLogOrder, row: ShownRow): number => parseLogTime(order.cells(row).time)?.getTime() ?? order.query.to;

/** A reason cell wraps inside words, so its lines are joined without a space (guide E-1). */
export const reasonText = (lines: readonly string[]): string => joinCellLines(lines);
