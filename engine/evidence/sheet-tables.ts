import { fieldName, isFieldName, shownValue } from '../words/fields.ts';
import { plainText } from '../redaction/plain-text.ts';
import { clock } from './format.ts';
import { html, when, type Child, type Html } from './html.ts';
import { lineLabel, num } from './figures.ts';
import { pill, type ReportContext } from './report-context.ts';
import type { Reading, SectionSummary } from './section-summary.ts';
import { fieldChanges, type FieldChange } from './state-diff.ts';
import { approvalNeeded, changeKindWords, dialogAnswerWords, dialogKindWords } from './key-words.ts';
import { words } from './words.ts';

const empty = (ctx: ReportContext): Html => html`<span class="none">${ctx.say(words.none)}</span>`;

const cell = (value: string, ctx: ReportContext): Child => (value === '' ? empty(ctx) : value);

const diffTable = (ctx: ReportContext, heads: readonly [before: string, after: string], rows: Child): Html =>
  html`<table class="diff"><thead><tr><th scope="col">${ctx.say(words.item)}</th><th scope="col">${heads[0]}</th><th scope="col">${heads[1]}</th><th scope="col">${ctx.say(words.kind)}</th></tr></thead><tbody>${rows}</tbody></table>`;

const place = (change: FieldChange, ctx: ReportContext): string =>
  change.path.map(key => (isFieldName(key) ? fieldName(key, ctx.lang) : plainText(key))).join(' › ');

const approvalNote = (section: SectionSummary, change: FieldChange, ctx: ReportContext): Child => {
  const field = place({ ...change, path: change.path.slice(0, 1) }, ctx);
  const needed = section.changes.find(one => one.approval !== undefined && one.where.split(' › ')[0] === field)?.approval;
  return when(needed, approval => html`<span class="note">${ctx.say(approvalNeeded[approval])}</span>`);
};

/** One row per field that reads differently: an entry that is new is laid out field by field. */
const readRows = (section: SectionSummary, before: Reading, after: Reading, ctx: ReportContext): Html[] =>
  fieldChanges(before.state, after.state).map(
    change => html`<tr class="${change.kind}"><th scope="row">${place(change, ctx)}${approvalNote(section, change, ctx)}</th><td class="old">${cell(shownValue(change.before, ctx.lang), ctx)}</td><td class="new">${when(change.kind === 'added' && '+', mark => html`<b class="plus">${mark} </b>`)}${cell(shownValue(change.after, ctx.lang), ctx)}</td><td>${pill(ctx.say(changeKindWords[change.kind]), change.kind === 'removed' ? 'attention' : 'plain')}</td></tr>`,
  );

/** What is and what is wanted, where nothing was changed (or nothing could be read afterwards). */
const wantedRows = (section: SectionSummary, ctx: ReportContext): Html[] =>
  section.changes.map(
    change => html`<tr><th scope="row">${change.where}${when(change.approval, approval => html`<span class="note">${ctx.say(approvalNeeded[approval])}</span>`)}</th><td class="old">${cell(change.before, ctx)}</td><td class="new">${cell(change.after, ctx)}</td><td>${pill((change.kind === 'add' ? '+ ' : '') + ctx.say(changeKindWords[change.kind]), change.kind === 'conflict' ? 'attention' : 'plain')}</td></tr>`,
  );

/**
 * Before → after. Where the screen was read before and afterwards, these two readings are compared, so that the table says what the machine holds and not what was
 * meant; else the columns say what is and what is wanted.
 */
export const changesTable = (section: SectionSummary, ctx: ReportContext): Child => {
  const { say } = ctx;
  const { before, after } = section;
  if (before && after) {
    const rows = readRows(section, before, after, ctx);
    return html`<h4>${say(words.changes)}</h4>${rows.length === 0 ? html`<p class="same">${say(words.readSame)}</p>` : diffTable(ctx, [say(words.readBefore), say(words.readAfter)], rows)}`;
  }
  if (section.changes.length === 0) return undefined;
  const made = section.result?.verdict === 'changed';
  return html`<h4>${say(words.changes)}</h4>${diffTable(ctx, [say(made ? words.before : words.now), say(made ? words.after : words.wanted)], wantedRows(section, ctx))}`;
};

const readingFacts = (title: string, reading: Reading, ctx: ReportContext): Html =>
  html`<div><dt>${title}</dt><dd><time datetime="${reading.at}">${clock(reading.at, ctx.timeZone)}</time> · ${ctx.say(words.proof)}: ${reading.proof} · ${ctx.say(words.fingerprint)}: <code>${reading.hash.slice(0, 12)}</code></dd></div>`;

/** When each reading was made, with the proof that the whole list was read. */
export const readingsBlock = (section: SectionSummary, ctx: ReportContext): Child => {
  const { before, after } = section;
  const { say } = ctx;
  if (!before && !after) return undefined;
  return html`<dl class="proofs">${when(before, reading => readingFacts(say(after ? words.readBefore : words.readOnce), reading, ctx))}${when(after, reading => readingFacts(say(words.readAfter), reading, ctx))}</dl>`;
};

/** Dialogs as cards: they never stand in a picture (F-06). */
export const dialogCards = (section: SectionSummary, ctx: ReportContext): Child => {
  const { say } = ctx;
  if (section.dialogs.length === 0) return undefined;
  return html`<h4>${say(words.dialogs)}</h4><div class="dialogs">${section.dialogs.map(
    dialog => html`<div class="dialog"><p class="kind">${when(lineLabel(dialog), num)}${say(dialogKindWords[dialog.kind])} <code>${dialog.kind}</code>${when(!dialog.declared, () => pill(say(words.undeclared), 'bad'))}</p><blockquote>${dialog.text === '' ? say(words.emptyText) : dialog.text}</blockquote><p class="answer">${say(words.dialogAnswer)}: ${say(dialogAnswerWords[dialog.answer])} · <time datetime="${dialog.at}">${clock(dialog.at, ctx.timeZone)}</time></p></div>`,
  )}</div><p class="hint">${say(words.dialogsNote)}</p>`;
};

/** What a person tried to save by hand that was not the declared save. */
export const heldRequests = ({ heldRequests: held }: SectionSummary, { say }: ReportContext): Child =>
  held.length === 0 ? undefined : html`<h4>${say(words.heldRequests)}</h4><ul>${held.map(one => html`<li>${one.ref} · <code>${one.request}</code>${one.detail === undefined ? undefined : ` — ${one.detail}`}</li>`)}</ul>`;
