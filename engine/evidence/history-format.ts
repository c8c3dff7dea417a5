import { plainText } from '../redaction/plain-text.ts';
import { applianceName } from '../words/appliances.ts';
import { say as sayIn, type Lang } from '../words/phrase.ts';
import { csvFile } from './csv.ts';
import { dateTime, localZone } from './format.ts';
import type { HistoryRow } from './history.ts';
import { verdictText } from './report-context.ts';
import { modeWords } from './key-words.ts';
import { words } from './words.ts';

export type HistoryFormat = 'md' | 'csv' | 'json';

const cells = (row: HistoryRow, lang: Lang, timeZone: string): (string | number)[] => {
  const say = sayIn(lang);
  return [
    dateTime(row.at, timeZone), row.customerName, row.customer, `${applianceName(row.kind)} ${row.appliance}`, say(modeWords[row.mode]), row.runbook, row.operator, row.requestedBy, row.ticket,
    verdictText(row.verdict, row.mode, lang), row.exitCode,
    row.changed.map(change => `${change.where}: ${change.before === '' ? say(words.none) : change.before} → ${change.after}`).join('; '), row.dir, row.host ?? '',
  ].map(cell => (typeof cell === 'number' ? cell : plainText(cell)));
};

const columns = (lang: Lang): string[] =>
  [words.started, words.customer, words.customerId, words.appliance, words.mode, words.runbook, words.operator, words.requestedBy, words.ticket, words.verdict, words.exitCode, words.changes, words.folder, words.otherHost].map(word =>
    word[lang](),
  );

/** Text in a Markdown table cell: no markup of its own, no column of its own. */
const markdownCell = (value: string | number): string => String(value).replace(/[\\`*_[\]<>|#~]/g, c => `\\${c}`);

/**
 * The list of runs as a Markdown table, as CSV for Excel (csv.ts), or as JSON with every field. Ends with a line break.
 * Times in md and csv are those of `timeZone`; JSON keeps UTC.
 */
export const formatHistory = (rows: readonly HistoryRow[], format: HistoryFormat, lang: Lang = 'ko', timeZone: string = localZone()): string => {
  if (format === 'json') return `${JSON.stringify(rows, undefined, 2)}\n`;
  const table = [columns(lang), ...rows.map(row => cells(row, lang, timeZone))];
  if (format === 'csv') return csvFile(table);
  const [head = [], ...body] = table.map(row => `| ${row.map(markdownCell).join(' | ')} |`);
  return `${[head, `|${columns(lang).map(() => ' --- |').join('')}`, ...body].join('\n')}\n`;
};
