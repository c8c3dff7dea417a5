import { describeFault } from '../words/faults.ts';
import { clock } from './format.ts';
import { lineLabel, mainFigure, mainShot, num, readFigure, readingPair, shotFigure, shotsOf } from './figures.ts';
import { html, when, type Child, type Html } from './html.ts';
import { pill, verdictText, verdictTone, type ReportContext, type Tone } from './report-context.ts';
import type { LineSummary, SectionSummary, StepRun } from './section-summary.ts';
import { changesTable, dialogCards, heldRequests, readingsBlock } from './sheet-tables.ts';
import { lineStateWords, noteWords, outcomeWords } from './key-words.ts';
import { words } from './words.ts';

const outcomeTone: Readonly<Record<LineSummary['outcome'], Tone>> = {
  done: 'good', 'already-so': 'plain', 'by-hand': 'attention', 'not-reached': 'quiet', failed: 'bad', held: 'attention', open: 'bad',
};

/** Whether a section was looked at, so that there is something to show on a sheet. */
export const hasSheet = (section: SectionSummary): boolean => section.lines.length > 0 || section.before !== undefined || section.held !== undefined;

const typedList = (runs: readonly StepRun[], ctx: ReportContext): Child => {
  const typed = runs.flatMap(run => run.typed);
  if (typed.length === 0) return undefined;
  return html`<ul class="typed" aria-label="${ctx.say(words.typed)}">${typed.map(({ field, value }) => html`<li><span>${field}</span> <b>${value}</b></li>`)}</ul>`;
};

const faultsOf = (section: SectionSummary, line: LineSummary, ctx: ReportContext): Child =>
  ctx.run.faults
    .filter(one => one.section === section.section && one.ref === line.ref)
    .map(({ fault }) => html`<p class="fault">${describeFault(fault, ctx.lang).sentence}</p>`);

const lineRow = (section: SectionSummary, line: LineSummary, ctx: ReportContext): Html => {
  const { say } = ctx;
  const last = line.runs.findLast(run => run.outcome !== 'not-reached' && run.outcome !== 'already-so');
  return html`<tr class="${line.outcome}"><td class="no">${when(lineLabel(line), num)}</td><td class="text"><span class="words" lang="ko">${line.text}</span>${line.state === 'legible' ? undefined : html` <span class="tag">${say(lineStateWords[line.state])}</span>`}${when(line.guideNote, note => html`<span class="guide-note" lang="ko">${note}</span>`)}${when(line.remark, remark => html`<span class="note">${say(words.remark)}: ${remark}</span>`)}${typedList(line.runs, ctx)}${faultsOf(section, line, ctx)}</td><td class="state">${pill(say(outcomeWords[line.outcome]), outcomeTone[line.outcome])}${when(last, run => html`<time datetime="${run.at}">${clock(run.at, ctx.timeZone)}</time>`)}</td></tr>`;
};

/** The right half of the slide: the guide's numbered lines; lines of our own stand apart under their heading. */
const description = (section: SectionSummary, ctx: ReportContext): Html => {
  const { say } = ctx;
  const own = section.lines.filter(line => line.state === 'procedure');
  const guide = section.lines.filter(line => line.state !== 'procedure');
  return html`<table class="lines"><thead><tr><th scope="col">${say(words.number)}</th><th scope="col">${say(words.description)}</th><th scope="col">${say(words.state)}</th></tr></thead>
<tbody>${guide.map(line => lineRow(section, line, ctx))}</tbody>${own.length === 0 ? undefined : html`<tbody><tr class="apart"><th colspan="3" scope="colgroup">${say(words.procedureLines)}</th></tr>${own.map(line => lineRow(section, line, ctx))}</tbody>`}</table>`;
};

const adminNote = (section: SectionSummary, ctx: ReportContext): Child =>
  when(section.systemAdmin, known => html`<p class="admin">${ctx.say(known === 'legible' ? words.systemAdmin : words.systemAdminAssumed)}</p>`);

const sheetHead = (section: SectionSummary, n: number, ctx: ReportContext): Html => {
  const { say, lang, run } = ctx;
  const title = section.slideTitle ?? section.title;
  const note = section.result?.note;
  const known = note === undefined ? undefined : noteWords[note];
  return html`<header><div class="titles"><p class="chapter">${when(section.chapter, chapter => html`<span lang="ko">${chapter}</span>`)}<span class="slide-id">${section.slide}</span></p>
<h3 id="s${n}-title"><span lang="ko">${title}</span>${when(section.part, part => html` <small>${part}</small>`)}</h3>${title === section.title ? undefined : html`<p class="screen">${section.title}</p>`}${when(section.lead, lead => html`<p class="lead" lang="ko">${lead}</p>`)}</div>
<div class="outcome">${when(section.result?.verdict, verdict => pill(verdictText(verdict, run.mode, lang), verdictTone[verdict]))}${when(known, phrase => html`<p class="note">${say(phrase)}</p>`)}${adminNote(section, ctx)}</div></header>`;
};

const readingScreens = (section: SectionSummary, home: string, ctx: ReportContext): Child => {
  const { before, after } = section;
  const { say } = ctx;
  const readings = [
    ...(before?.picture ? [{ picture: before.picture, title: say(after ? words.screenBefore : words.screenRead) }] : []),
    ...(after?.picture ? [{ picture: after.picture, title: say(words.screenAfter) }] : []),
  ];
  return readings.length === 0 ? undefined : readingPair(readings, section.title, home, ctx);
};

/** One section laid out like the guide's slide: the screen with callouts at the left, 'Description' at the right, then what changed and each step's own screen. */
export const sheet = (section: SectionSummary, n: number, ctx: ReportContext): Html => {
  const { say } = ctx;
  const home = `s${n}`;
  const shots = shotsOf(section.lines, ctx.sameAs);
  // A section that was only looked at is best shown by what was read there.
  const read = section.after || shots.some(shot => shot.steps.some(({ line }) => line.verb === 'act')) ? undefined : section.before?.picture;
  const main = read ? undefined : mainShot(shots);
  const rest = shots.filter(shot => shot !== main);
  return html`<section class="sheet" id="${home}" aria-labelledby="s${n}-title" data-sheet="${n}">
${sheetHead(section, n, ctx)}
${when(section.held, held => html`<p class="held">${say(words.held, held.reading)}${held.candidates.length === 0 ? undefined : html`<br>${say(words.candidates)}: ${held.candidates.join(' · ')}`}</p>`)}
<div class="slide"><div class="screen-side">${read ? readFigure(read, section, home, ctx) : main ? mainFigure(main, section.lines, home, ctx) : html`<p class="lost">${say(words.noPictures)}</p>`}</div><div class="text-side">${description(section, ctx)}</div></div>
${changesTable(section, ctx)}
${read ? undefined : readingScreens(section, home, ctx)}
${readingsBlock(section, ctx)}
${dialogCards(section, ctx)}${heldRequests(section, ctx)}
${rest.length === 0 ? undefined : html`<h4>${say(words.stepPictures)}</h4><div class="gallery">${rest.map(shot => shotFigure(shot, home, ctx))}</div>`}
</section>`;
};
