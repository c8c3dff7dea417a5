import type { AdminLogRead, EvidenceGap, JournalLine } from '../events.ts';
import type { Lang, Phrase, Say } from '../words/phrase.ts';
import { html, when, type Child } from './html.ts';
import { pill } from './report-context.ts';
import { trustWords as words } from './trust-words.ts';
import { words as reportWords } from './words.ts';

export interface RecordContext {
  readonly say: Say;
  readonly lang: Lang;
  readonly lines: readonly JournalLine[];
}

/** What the console's own 관리자 작업 로그 says of the time of this run: our lines and other people's. Undefined in a run that saved nothing. */
export const consoleRecord = ({ say, lines }: RecordContext): Child => {
  const log = lines.findLast((line) => line.type === 'admin-log')?.log;
  if (!log) return undefined;
  return html`<section class="card" aria-labelledby="admin-log"><h2 id="admin-log">${say(words.adminLog)}</h2>${log.kind === 'none' ? html`<p>${say(words.adminLogNone, log.why)}</p>` : table(log, say)}</section>`;
};

const table = (log: Extract<AdminLogRead, { kind: 'read' }>, say: Say): Child => {
  const ours = log.lines.filter((line) => line.account === 'ours').length;
  const heads = [reportWords.time, words.administrator, words.connectedFrom, words.menu, words.content, reportWords.remark];
  const rows = log.lines.map(
    (line) => html`<tr><td>${line.time}</td><td>${line.administrator}</td><td>${line.from}</td><td>${line.menu}</td><td>${line.work}</td><td>${line.account === 'ours' ? say(words.ours) : pill(say(words.others), 'attention')}</td></tr>`,
  );
  return html`<p>${say(words.adminLogAbout)}</p>${
    rows.length === 0 ? html`<p class="same">${say(words.adminLogEmpty)}</p>` : html`<table><thead><tr>${heads.map((head) => html`<th scope="col" class="t">${say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
  }${when(!log.complete, () => html`<p>${say(words.adminLogPartly)}</p>`)}${when(ours > log.saves, () => html`<p>${say(words.adminLogMore, ours, log.saves)}</p>`)}`;
};

const gapWords: Readonly<Record<EvidenceGap['kind'], Phrase>> = { picture: words.gapPicture, 'korean-font': words.gapFont, 'disk-full': words.gapDisk, trace: words.gapTrace };

/** What is missing from the evidence, in words. */
export const gapText = ({ kind, detail }: EvidenceGap, lang: Lang): string => `${gapWords[kind][lang]()}${detail === '' ? '' : `: ${detail}`}`;

export const gapsOf = (lines: readonly JournalLine[]): readonly EvidenceGap[] => lines.flatMap((line) => (line.type === 'evidence-gap' ? line.gaps : []));

/** The report's list of what the evidence lacks; undefined when it lacks nothing. */
export const evidenceGaps = ({ say, lang, lines }: RecordContext): Child => {
  const gaps = gapsOf(lines);
  return gaps.length === 0
    ? undefined
    : html`<section class="card" aria-labelledby="gaps"><h2 id="gaps">${say(words.gaps)}</h2><ul class="notices">${gaps.map((gap) => html`<li class="attention"><p>${gapText(gap, lang)}</p></li>`)}</ul></section>`;
};
