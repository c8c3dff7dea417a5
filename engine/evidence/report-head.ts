import { applianceName } from '../words/appliances.ts';
import { shownValue } from '../words/fields.ts';
import { redactAddress } from '../redaction/address.ts';
import { clockDifference, dateTime, duration, zoneName } from './format.ts';
import { html, when, type Child, type Html } from './html.ts';
import { pill, verdictText, verdictTone, type ReportContext } from './report-context.ts';
import { hasSheet } from './sheet.ts';
import { inputWords, modeWords } from './key-words.ts';
import type { RunSummary } from './summary.ts';
import { words } from './words.ts';

/** Which screens were changed, and how that is known: the run's own sentence repeats every value. */
export const changedSentence = (run: RunSummary): string =>
  words.changedScreens[run.lang](run.sections.filter(({ result }) => result?.verdict === 'changed').map(({ slide, part, title }) => [slide, part, title].filter(Boolean).join(' ')).join(', '));

export const fact = (term: string, value: Child): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

/** The run's sentence without the verdict it begins with, which stands beside it in large letters. What was changed stands in the table below it, so here are only the screens. */
const verdictSentence = ({ run, say, lang }: ReportContext): string => {
  if (run.complete && run.verdict === 'changed') return changedSentence(run);
  const head = `${verdictText(run.verdict, run.mode, lang)}: `;
  const sentence = run.sentence ?? say(run.verdict === 'unknown' ? words.crashUnknown : words.crashNotChecked);
  return sentence.startsWith(head) ? sentence.slice(head.length) : sentence;
};

const verdictBanner = (ctx: ReportContext): Html => {
  const { run, say, lang } = ctx;
  return html`<div class="verdict ${verdictTone[run.verdict]}"><p class="word">${verdictText(run.verdict, run.mode, lang)}</p><div><p class="sentence">${verdictSentence(ctx)}</p>${when(run.next, next => html`<p class="next"><b>${say(words.next)}</b> ${next}</p>`)}</div><p class="code">${say(words.exitCode)} <b>${run.exitCode}</b></p></div>`;
};

const targetFacts = ({ run, say }: ReportContext): Html =>
  html`<div><h2 class="group">${say(words.target)}</h2><dl class="facts">${fact(say(words.customer), html`${run.customer.name} <code>${run.customer.id}</code>`)}${fact(say(words.appliance), html`${applianceName(run.appliance.kind)} <code>${run.appliance.id}</code>`)}${fact(say(words.address), redactAddress(run.appliance.url))}${fact(say(words.label), run.machine?.label ?? say(words.notSignedIn))}${
    run.machine && run.appliance.expectedLabel !== undefined && run.appliance.expectedLabel !== run.machine.label ? fact(say(words.expectedLabel), run.appliance.expectedLabel) : undefined
  }${when(run.machine, machine => [fact(say(words.version), machine.version), fact(say(words.account), machine.user)])}</dl></div>`;

const peopleFacts = ({ run, say }: ReportContext): Html =>
  html`<div><h2 class="group">${say(words.people)}</h2><dl class="facts">${fact(say(words.operator), run.who.operator)}${fact(say(words.requestedBy), run.who.requestedBy ?? say(words.none))}${fact(say(words.ticket), run.who.ticket ?? say(words.none))}${fact(say(words.runbook), html`${run.title} <code>${run.runbook}</code>`)}${fact(say(words.mode), say(modeWords[run.mode]))}${when(run.versions.guide, edition => fact(say(words.guideEdition), html`<span lang="ko">${edition}</span>`))}${fact(say(words.tools), `terrace-runbooks ${run.versions.product}${run.versions.commit === undefined ? '' : ` (${run.versions.commit.slice(0, 7)})`}${run.versions.lock === undefined ? '' : ` · package-lock ${run.versions.lock.slice(0, 12)}`} · Chromium ${run.versions.browser}`)}</dl></div>`;

const timeFacts = ({ run, say, lang, timeZone }: ReportContext): Html => {
  const machine = run.machine;
  const theirs = machine?.consoleClock;
  return html`<div><h2 class="group">${say(words.work)}</h2><dl class="facts">${fact(say(words.started), dateTime(run.startedAt, timeZone))}${fact(say(words.ended), run.complete ? dateTime(run.lastAt, timeZone) : say(words.incompleteRun))}${fact(say(words.took), duration(run.tookMs, lang))}${fact(say(words.zone), zoneName(run.startedAt, timeZone))}${
    machine && theirs !== undefined
      ? [fact(say(words.ourClock), dateTime(machine.at, timeZone)), fact(say(words.consoleClock), theirs), when(clockDifference(theirs, machine.at, timeZone, lang), difference => fact(say(words.clockDifference), difference))]
      : undefined
  }${fact(say(words.runId), html`<code>${run.runId}</code>`)}</dl></div>`;
};

/** Whose machine, who did it, for whom, how it ended: what a ticket's reader wants first. */
export const reportHead = (ctx: ReportContext): Html => {
  const { run, say } = ctx;
  return html`<header class="head"><p class="eyebrow">${say(words.report)} · ${applianceName(run.appliance.kind)} · ${say(modeWords[run.mode])}</p><h1>${run.customer.name} <span>${run.title}</span></h1>
${verdictBanner(ctx)}
<div class="columns">${targetFacts(ctx)}${peopleFacts(ctx)}${timeFacts(ctx)}</div></header>`;
};

/** One line per section, with a way to its sheet. */
export const overview = (ctx: ReportContext): Child => {
  const { run, say, lang } = ctx;
  if (run.sections.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="overview"><h2 id="overview">${say(words.overview)}</h2><table class="overview"><thead><tr><th scope="col">${say(words.slide)}</th><th scope="col">${say(words.section)}</th><th scope="col">${say(words.verdict)}</th><th scope="col">${say(words.changes)}</th></tr></thead><tbody>${run.sections.map(
    (section, i) => html`<tr><td><code>${section.slide}</code></td><th scope="row">${hasSheet(section) ? html`<a href="#s${i + 1}">${section.title}</a>` : section.title}</th><td>${section.result ? pill(verdictText(section.result.verdict, run.mode, lang), verdictTone[section.result.verdict]) : pill(say(words.lookedAt), 'quiet')}</td><td>${section.changes.length === 0 ? html`<span class="none">${say(words.none)}</span>` : section.changes.map(change => html`<p class="change">${change.where}: <span class="old">${change.before === '' ? say(words.none) : change.before}</span> → <span class="new">${change.after}</span></p>`)}</td></tr>`,
  )}</tbody></table></section>`;
};

/** What the run was given: values and readings as the profile or the flags named them. */
export const inputFacts = ({ run, say, lang }: ReportContext): Child => {
  const rows = [
    ...Object.entries(run.inputs).filter(([, value]) => value !== null && value !== '').map(([name, value]) => fact(inputWords[name]?.[lang]() ?? name, shownValue(value, lang))),
    ...Object.entries(run.readings).map(([name, value]) => fact(`${say(words.readingsSet)} ${name}`, value)),
  ];
  return rows.length === 0 ? undefined : html`<h3>${say(words.inputs)}</h3><dl class="facts">${rows}</dl>`;
};
