import type { Locator } from 'playwright';
import { canonicalText } from '../../engine/inputs/canonical.ts';
import type { LogRow } from '../../engine/log/findings.ts';
import type { RspamdUi } from './selectors.ts';

/** One row of the history as it is shown: cell texts by column label; of two columns with one label the last, which holds the whole. */
export type HistoryRow = Readonly<Record<string, string>>;

/** The rows that the table shows now, by one evaluation in the page; details that a small window hides are read all the same. */
export const shownRows = (table: Locator): Promise<HistoryRow[]> =>
  table.evaluate((element) => {
    const { tHead, tBodies } = element as HTMLTableElement;
    const text = (node: Node | null): string => (node?.textContent ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    // A head cell may hold controls too; its own first words are its label.
    const heads = [...(tHead?.rows[tHead.rows.length - 1]?.cells ?? [])].map((cell) => text(cell.firstChild));
    const rows = [...tBodies].flatMap((body) => [...body.rows]).filter((row) => row.cells.length === heads.length);
    return rows.map((row) => Object.fromEntries([...row.cells].map((cell, n) => [heads[n] ?? '', text(cell)])));
  });

/** `2026. 11. 25. 오전 10:04:12`, as a page in Korean writes it, as a log's time; what is written otherwise stays. */
export const logTime = (shown: string): string => {
  const match = /^\d\d(\d\d)\. (\d{1,2})\. (\d{1,2})\. (오전|오후) (\d{1,2}):(\d\d):(\d\d)$/.exec(shown);
  if (!match) return shown;
  const [, year, month = '', day = '', half, hour, minute, second] = match;
  const hours = (Number(hour) % 12) + (half === '오후' ? 12 : 0);
  return `${year}/${month.padStart(2, '0')}/${day.padStart(2, '0')} ${String(hours).padStart(2, '0')}:${minute}:${second}`;
};

/** Symbols that speak against a message, with their scores: `BULK_MAIL (20)`. A message that none speaks against was decided by a list: then all of them. */
export const reasonOf = (symbols: string): string => {
  const all = symbols.match(/[A-Z][A-Z\d_]* \(-?[\d.]+\)/g) ?? [];
  const against = all.filter((one) => Number(/\((.+)\)/.exec(one)?.[1]) > 0);
  return (against.length > 0 ? against : all).join(', ');
};

/** A row of the history by meaning. */
export const logRow = (row: HistoryRow, { log }: RspamdUi): LogRow => {
  const cell = (label: string): string => row[label] ?? '';
  return {
    time: logTime(cell(log.time)), ip: cell(log.ip), country: '', sender: cell(log.sender), recipient: cell(log.recipient), subject: cell(log.subject), size: cell(log.size),
    action: cell(log.action), reason: reasonOf(cell(log.symbols)), stage: 'smtp',
  };
};

/** Message ids of the history as the machine gave it out; the older form is a bare list. */
export const givenIds = (json: string): string[] => {
  const data = JSON.parse(json) as { rows?: Record<string, unknown>[] } | Record<string, unknown>[];
  return (Array.isArray(data) ? data : (data.rows ?? [])).map((row) => canonicalText(String(row['message-id'] ?? row['id'])));
};
