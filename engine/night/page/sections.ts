import { dateTime } from '../../evidence/format.ts';
import { html, when, type Child, type Html } from '../../evidence/html.ts';
import { pill, verdictTone, type Tone } from '../../evidence/report-context.ts';
import { verdictWords } from '../../verdict.ts';
import type { Incident } from '../night-summary.ts';
import type { PageContext } from './context.ts';
import { sentenceAlone } from './matrix.ts';
import { pageWords } from './words.ts';

const tone: Readonly<Record<Incident['kind'], Tone>> = { 'not-checked': 'quiet', drift: 'attention', leftover: 'bad' };

/** Names in one entry; the table has all of them. */
const named = 15;

const incident = (one: Incident, { say, night }: PageContext): Html => {
  const names = one.targets.slice(0, named).map((key) => night.rows.find((row) => row.key === key)?.customer.name ?? key);
  const more = one.targets.length - names.length;
  return html`<li class="${tone[one.kind]}"><p>${one.isNew ? html`<span class="tag">${say(pageWords.isNew)}</span>` : undefined}<b>${say(pageWords.kinds[one.kind])} · ${say(pageWords.machines, one.targets.length)}</b> ${one.title}</p>${when(one.detail, (text) => html`<p>${text}</p>`)}<p class="who">${names.join(', ')}${more > 0 ? ` … +${more}` : ''}</p></li>`;
};

const titled = (id: string, title: string, body: Child): Html => html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

/** What is new since the night before; the page begins with it. */
export const whatIsNew = (ctx: PageContext): Html => {
  const { night, say, lang } = ctx;
  if (night.previous === undefined) return titled('new', say(pageWords.newTitle), html`<p class="hint">${say(pageWords.newFirst)}</p>`);
  const rows = night.rows.filter((one) => one.isNew);
  const recovered = rows.filter((one) => one.verdict === 'as-wanted');
  const incidents = night.incidents.filter((one) => one.isNew);
  const worse = rows.filter((one) => one.verdict !== 'as-wanted' && !incidents.some((found) => found.targets.includes(one.key)));
  const items = [
    ...incidents.map((one) => incident(one, ctx)),
    ...worse.map((one) => html`<li class="${verdictTone[one.verdict]}"><p><b>${one.customer.name}</b> <code>${one.key}</code> ${pill(verdictWords[one.verdict][lang](), verdictTone[one.verdict])}</p><p>${sentenceAlone(one, ctx)}</p></li>`),
    ...(recovered.length === 0 ? [] : [html`<li class="good"><p><b>${say(pageWords.recovered)}</b> ${recovered.map((one) => one.customer.name).join(', ')}</p></li>`]),
  ];
  return titled('new', say(pageWords.newTitle), items.length === 0 ? html`<p class="same">${say(pageWords.nothingNew)}</p>` : html`<ul class="list">${items}</ul>`);
};

export const incidents = (ctx: PageContext): Html => {
  const { night, say } = ctx;
  return titled('incidents', say(pageWords.incidents), night.incidents.length === 0 ? html`<p class="same">${say(pageWords.noIncidents)}</p>` : html`<ul class="list">${night.incidents.map((one) => incident(one, ctx))}</ul>`);
};

const heads = (...names: readonly string[]): Html => html`<thead><tr>${names.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>`;

/** Every difference with its field path, as a noise entry would name it. */
export const drift = ({ night, say }: PageContext): Child => {
  const lines = night.rows.flatMap((row) => row.checks.flatMap((check) => [...check.changes.map((change) => ({ row, check, change, excused: false })), ...check.excused.map((change) => ({ row, check, change, excused: true }))]));
  const left = night.rows.flatMap((row) => row.leftovers.flatMap((one) => one.fields.map((field) => ({ row, one, field }))));
  if (lines.length + left.length === 0) return undefined;
  return titled('drift', say(pageWords.drift), html`<table>${heads(say(pageWords.customer), say(pageWords.where), say(pageWords.now), say(pageWords.wanted), say(pageWords.field))}<tbody>${lines.map(({ row, check, change, excused }) => html`<tr><th scope="row">${row.customer.name}</th><td>${check.title} › ${change.where}${excused ? html` <span class="note">${say(pageWords.excused)}</span>` : undefined}</td><td class="old">${change.before || say(pageWords.none)}</td><td class="new">${change.after}</td><td><code>${change.field}</code></td></tr>`)}${left.map(({ row, one, field }) => html`<tr><th scope="row">${row.customer.name}</th><td>${say(pageWords.kinds.leftover)}${when(one.until, (until) => ` (${until})`)}</td><td class="old">${one.ip}</td><td class="new">${say(pageWords.none)}</td><td><code>${field}</code></td></tr>`)}</tbody></table>`);
};

export const attended = ({ night, say, timeZone, lang }: PageContext): Child => {
  if (night.attended.length === 0) return undefined;
  return titled('attended', say(pageWords.attended), html`<table>${heads(say(pageWords.customer), say(pageWords.last), say(pageWords.reason))}<tbody>${night.attended.map((one) => html`<tr><th scope="row">${one.customer.name} <code>${one.key}</code></th><td>${pill(one.ageDays === undefined ? say(pageWords.neverChecked) : say(pageWords.daysAgo, one.ageDays), one.tooOld ? 'bad' : 'plain')} ${when(one.lastVerdict, (verdict) => pill(verdictWords[verdict][lang](), verdictTone[verdict]))} <span class="note">${when(one.lastAt, (at) => `${dateTime(at, timeZone).slice(0, 16)} · `)}${say(pageWords.allowed, one.maxAgeDays)}</span></td><td>${one.reason}</td></tr>`)}</tbody></table>`);
};

export const ending = ({ night, say }: PageContext): Child => {
  if (night.endingSoon.length === 0) return undefined;
  return titled('ending', say(pageWords.ending), html`<table>${heads(say(pageWords.customer), 'IP', say(pageWords.until), say(pageWords.note))}<tbody>${night.endingSoon.map((one) => html`<tr><th scope="row">${one.customer} <code>${one.key}</code></th><td>${one.ip}</td><td>${one.until}</td><td>${one.note}</td></tr>`)}</tbody></table>`);
};

export const noise = ({ night, say }: PageContext): Child => {
  if (night.unusedNoise.length === 0) return undefined;
  return titled('noise', say(pageWords.noise), html`<table>${heads(say(pageWords.customer), say(pageWords.field))}<tbody>${night.unusedNoise.map((one) => html`<tr><th scope="row"><code>${one.key}</code></th><td><code>${one.field}</code></td></tr>`)}</tbody></table>`);
};
