import { dateTime, duration } from '../../evidence/format.ts';
import { html, when, type Child, type Html } from '../../evidence/html.ts';
import { pill, verdictTone } from '../../evidence/report-context.ts';
import { verdictWords } from '../../verdict.ts';
import type { NightRow } from '../night-summary.ts';
import { unstable } from '../seen-twice.ts';
import type { CheckResult } from '../target.ts';
import { nightWords } from '../words.ts';
import type { PageContext } from './context.ts';
import { pageWords } from './words.ts';

/** `TMW-2(1/2)` is slide 2 of its console; customers with either console stand in one table. */
const slideNumber = ({ slide }: CheckResult): string => /-(\d+)/.exec(slide)?.[1] ?? slide;

const slideNumbers = (rows: readonly NightRow[]): string[] => [...new Set(rows.flatMap((row) => row.checks.map(slideNumber)))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const choices = ['all', 'new', 'bad', 'differs', 'not'] as const;
const choiceWords = { all: pageWords.everything, new: pageWords.onlyNew, bad: pageWords.onlyBad, differs: pageWords.onlyDiffers, not: pageWords.onlyNot } as const;

/** Radio buttons: arrow keys choose, and the style hides what is not asked for, so that nothing has to run in the page. */
const filter = ({ say }: PageContext): Html =>
  html`<fieldset><legend>${say(pageWords.filter)}</legend>${choices.map((one) => html`<label><input type="radio" name="show" id="show-${one}"${one === 'all' ? html` checked` : undefined}> ${say(choiceWords[one])}</label>`)}</fieldset>`;

const cell = (row: NightRow, slide: string, { lang }: PageContext): Html => {
  const checks = row.checks.filter((one) => slideNumber(one) === slide);
  return html`<td><div class="cell">${checks.map((one) => html`<span>${pill(verdictWords[one.verdict][lang](), verdictTone[one.verdict])} <span class="note">${one.title}${one.note === unstable ? ` · ${nightWords.unstableNote[lang]()}` : one.lookedAt === false ? ` · ${nightWords.notLookedAt[lang]()}` : ''}</span></span>`)}</div></td>`;
};

/** Only a path inside the runs folder becomes a link. */
const link = (row: NightRow, { say }: PageContext): Child =>
  when(row.report !== undefined && /^(?:\.\.\/)+(?!\.)[\w./-]+$/.test(row.report) && row.report, (report) => html`<a href="${report}" aria-label="${row.key} ${say(pageWords.report)}">${say(pageWords.report)}</a>`);

/** The verdict stands beside it. */
export const sentenceAlone = (row: NightRow, { lang }: PageContext): string => {
  const head = `${verdictWords[row.verdict][lang]()}: `;
  return row.sentence.startsWith(head) ? row.sentence.slice(head.length) : row.sentence;
};

const line = (row: NightRow, slides: readonly string[], ctx: PageContext): Html => {
  const { say, lang, timeZone } = ctx;
  return html`<tr class="${row.verdict}${row.isNew ? ' is-new' : ''}"><th scope="row">${row.customer.name}<code class="key">${row.key}</code></th><td>${row.isNew ? html`<span class="tag">${say(pageWords.isNew)}</span>` : undefined}${pill(verdictWords[row.verdict][lang](), verdictTone[row.verdict])}${row.standing === 'counts' ? undefined : html`<span class="note">${say(pageWords.standing[row.standing])}</span>`}${row.verdict === 'as-wanted' ? undefined : html`<span class="note">${sentenceAlone(row, ctx)}</span>`}${when(row.acknowledged, ({ ticket, owner, until }) => html`<span class="note">${say(pageWords.answers, ticket, owner, until)}</span>`)}${(row.notices ?? []).map((text) => html`<span class="note">${text}</span>`)}${when(row.from, (id) => html`<span class="note">${say(pageWords.taken, id)}</span>`)}</td>${slides.map((one) => cell(row, one, ctx))}<td><time datetime="${row.since}">${dateTime(row.since, timeZone).slice(0, 10)}</time></td><td class="n">${row.tookMs === undefined ? '–' : duration(row.tookMs, lang)}</td><td>${link(row, ctx) ?? '–'}</td></tr>`;
};

/** Customers × slides, those that need a person first. */
export const matrix = (ctx: PageContext): Child => {
  const { night, say } = ctx;
  if (night.rows.length === 0) return undefined;
  const slides = slideNumbers(night.rows);
  const rank = (row: NightRow): number => (row.isNew && row.verdict !== 'as-wanted' ? 0 : row.verdict === 'as-wanted' ? 2 : 1);
  const rows = night.rows.toSorted((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key));
  return html`<section class="card" aria-labelledby="matrix"><h2 id="matrix">${say(pageWords.matrix)}</h2>${filter(ctx)}
<table class="matrix"><thead><tr><th scope="col">${say(pageWords.customer)}</th><th scope="col">${say(pageWords.verdict)}</th>${slides.map((one) => html`<th scope="col">${say(pageWords.slide, one)}</th>`)}<th scope="col">${say(pageWords.since)}</th><th scope="col" class="n">${say(pageWords.took)}</th><th scope="col">${say(pageWords.evidence)}</th></tr></thead><tbody>${rows.map((row) => line(row, slides, ctx))}</tbody></table></section>`;
};
