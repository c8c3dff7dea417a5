import { dateTime, zoneName } from '../../evidence/format.ts';
import { html, when, type Child, type Html } from '../../evidence/html.ts';
import { pageHead } from '../../evidence/page-head.ts';
import { verdictTone } from '../../evidence/report-context.ts';
import { verdictWords } from '../../verdict.ts';
import { say as sayIn, type Lang } from '../../words/phrase.ts';
import type { NightSummary } from '../night-summary.ts';
import type { PageContext } from './context.ts';
import { matrix } from './matrix.ts';
import { attended, drift, ending, incidents, noise, whatIsNew } from './sections.ts';
import { pageCss } from './style.ts';
import { trend } from './trend.ts';
import { pageWords } from './words.ts';

const fact = (term: string, value: Child): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

const head = ({ night, say, lang, timeZone }: PageContext): Html => html`<header class="head"><h1>${say(pageWords.title)}<small>${dateTime(night.startedAt, timeZone).slice(0, 10)}</small></h1>
<div class="banner ${verdictTone[night.verdict]}"><b>${verdictWords[night.verdict][lang]()}</b><p>${night.sentence}</p></div>
${night.problems.map((one) => html`<p class="problem">${one}</p>`)}
<dl class="facts">${fact(say(pageWords.started), `${dateTime(night.startedAt, timeZone)} ${zoneName(night.startedAt, timeZone)}`)}${fact(say(pageWords.ended), night.endedAt === undefined ? '–' : dateTime(night.endedAt, timeZone))}${fact(say(pageWords.done), say(pageWords.of, night.done.targets, night.expected.targets))}${fact(say(pageWords.doneChecks), say(pageWords.of, night.done.checks, night.expected.checks))}${fact(say(pageWords.writes), night.writes)}${fact(say(pageWords.scope), night.scope.kind === 'all' ? say(pageWords.all) : night.scope.what)}${when(night.continues, (id) => fact(say(pageWords.continues), id))}${fact(say(pageWords.exit), night.exitCode)}${fact(say(pageWords.product), night.product)}</dl></header>`;

/** The morning page: one self-contained file without script. Every text of customers and consoles is escaped (law 9). */
export const nightPage = (night: NightSummary, lang: Lang, timeZone: string): string => {
  const ctx: PageContext = { night, lang, say: sayIn(lang), timeZone };
  const { say } = ctx;
  return html`<!doctype html>
<html lang="${lang}">
${pageHead(html`${say(pageWords.title)} · ${night.id} · ${verdictWords[night.verdict][lang]()}`, pageCss)}
<body>
<a class="skip" href="#matrix">${say(pageWords.skip)}</a>
<main>
${head(ctx)}
${whatIsNew(ctx)}
${incidents(ctx)}
${matrix(ctx)}
${drift(ctx)}
${attended(ctx)}
${ending(ctx)}
${noise(ctx)}
${trend(ctx)}
</main>
<footer>${say(pageWords.footer)}</footer>
</body>
</html>
`.markup;
};
