import type { Frame, Locator } from 'playwright';
import { hiddenValue } from '../../engine/declared-masks.ts';
import type { LogQuery } from '../../engine/log-query.ts';
import type { LogRow } from '../../engine/log/findings.ts';
import { cellsUnder, rowCell } from './find.ts';

/** What stands for mail fields that are not recorded. */
const masked = { sender: hiddenValue, recipient: hiddenValue, subject: hiddenValue };

/** Cells of a log row that no finding rests on. */
const spare = ['country', 'sender', 'recipient', 'subject', 'size'] as const satisfies readonly (keyof LogRow)[];

/**
 * The cells of a log row that are not recorded: mail fields without a reason to show them, and what the profile declares by its column.
 * @param columns the console's labels by what stands under them; one may hold two fields (`countryAndSender`)
 */
export const hiddenCells = ({ showMailFields, masks = [] }: LogQuery, columns: Readonly<Record<string, string>>): Partial<LogRow> => {
  const declared = Object.entries(columns).flatMap(([name, label]) => (masks.includes(label.normalize('NFC')) ? spare.filter((field) => name.toLowerCase().includes(field)) : []));
  return { ...(showMailFields ? {} : masked), ...Object.fromEntries(declared.map((field) => [field, hiddenValue])) };
};

/** Everything in one frame that stands under a column, or beside a form row's label, of one of these names. */
export const underLabels = (frame: Frame, labels: readonly string[]): readonly Locator[] => [cellsUnder(frame, labels), rowCell(frame.locator('html'), labels)];

/** Rows of mail logs that show none of these senders. A log is a list with a column for the sender's IP and one of the mail's own. */
export const otherSenders = (frame: Frame, log: { readonly ip: readonly string[]; readonly mail: readonly string[] }, ips: readonly string[]): readonly Locator[] =>
  [frame.locator(`others=${JSON.stringify([log.ip, log.mail, ips])}`)];
