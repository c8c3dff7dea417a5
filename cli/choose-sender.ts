import { canonicalIp } from '../engine/inputs/canonical.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { suggestionLines } from './findings-text.ts';
import type { Io } from './io.ts';
import { afterFindings } from './next-command.ts';
import type { Order } from './order.ts';
import type { RunRecord } from './record.ts';
import { words } from './words.ts';

/** Lets a person choose one of the blocked senders and tells the command for it. Nothing is chosen for anybody: without a person the list stands alone. */
export const chooseSender = async (order: Order, { findings }: RunRecord, io: Io, lang: Lang, print: (text: string) => void): Promise<void> => {
  const ips = [...new Set(findings.map((one) => one.ip))].filter((ip) => canonicalIp(ip) === ip);
  const person = io.person?.(lang);
  if (!person || ips.length === 0) return;
  const choices = ips.map((ip) => ({ value: ip, label: ip, hint: plainText(findings.filter((one) => one.ip === ip).map((one) => `${one.reason} ${one.count}`).join(', ')) }));
  const chosen = await person.choose(words.chooseIp[lang](), [{ value: '', label: words.noneOfThese[lang]() }, ...choices]);
  if (!chosen) return;
  const theirs = findings.filter((one) => one.ip === chosen);
  print(suggestionLines(theirs, lang).map((one) => `${plainText(one)}\n`).join(''));
  const next = afterFindings(order, theirs, [chosen]);
  if (next !== undefined) print(`${words.next[lang](next)}\n`);
};
