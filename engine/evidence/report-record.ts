import type { StopReason } from '../relay/rules.ts';
import type { SaveOutcome } from '../save.ts';
import { remedyName, remedyWords } from '../log/remedy-words.ts';
import type { Lang, Phrase } from '../words/phrase.ts';
import { describeFault } from '../words/faults.ts';
import { clock, dateTime } from './format.ts';
import { html, when, type Child, type Html } from './html.ts';
import { fact, inputFacts } from './report-head.ts';
import { knowledgeFacts } from './report-inspection.ts';
import { pill, type ReportContext, type Tone } from './report-context.ts';
import { approvalWords, resolvedWords, signOutWords, stageWords, stopWords } from './key-words.ts';
import { words } from './words.ts';

/** What a person must know: faults in words, warnings of the plan, a record that is not whole. */
export const notices = (ctx: ReportContext): Child => {
  const { run, say, lang, torn } = ctx;
  const items: Child[] = [
    ...run.faults.map(({ fault, ref, at }) => {
      const { sentence, next } = describeFault(fault, lang);
      return html`<li class="bad"><p><b>${sentence}</b> <span class="where">${ref ?? ''} <time datetime="${at}">${clock(at, ctx.timeZone)}</time></span></p>${when(next, text => html`<p>${say(words.next)}: ${text}</p>`)}</li>`;
    }),
    ...run.warnings.map(warning => html`<li class="attention"><p>${warning}</p></li>`),
    ...(run.approval?.outcome === 'given' ? [] : run.expected).map(title => html`<li class="plain"><p>${title}: ${say(words.expectedNew)}</p></li>`),
    when(!run.complete, () => html`<li class="bad"><p>${say(words.incompleteRun)}</p></li>`),
    when(torn, () => html`<li class="bad"><p>${say(words.torn)}</p></li>`),
  ].filter(item => item !== undefined);
  return items.length === 0 ? undefined : html`<section class="card" aria-labelledby="notices"><h2 id="notices">${say(words.notices)}</h2><ul class="notices">${items}</ul></section>`;
};

/** Columns of numbers stand at the right. */
const numeric: ReadonlySet<Phrase> = new Set([words.count, words.rows, words.pages, words.blocked, words.normal]);

const heads = (columns: readonly Phrase[], { say }: ReportContext): Html =>
  html`${columns.map(word => html`<th scope="col" class="${numeric.has(word) ? 'n' : 't'}">${say(word)}</th>`)}`;

const amount = (n: number): Html => html`<td class="n">${n.toLocaleString('en-US')}</td>`;

const logReads = (ctx: ReportContext): Child => {
  const { run, say } = ctx;
  return run.logReads.length === 0
    ? undefined
    : html`<h3>${say(words.logRange)}</h3><table><thead><tr>${heads([words.list, words.from, words.to, words.rows, words.pages, words.state], ctx)}</tr></thead><tbody>${run.logReads.map(
        read => html`<tr><th scope="row">${read.list}</th><td>${read.from}</td><td>${read.to}</td>${amount(read.rows)}${amount(read.pages)}<td>${read.complete ? pill(say(words.complete), 'good') : pill(say(words.incomplete), 'attention')}</td></tr>`,
      )}</tbody></table>`;
};

const ipLogs = (ctx: ReportContext): Child => {
  const { run, say } = ctx;
  return run.ipLogs.length === 0
    ? undefined
    : html`<table><thead><tr>${heads([words.sendingIp, words.blocked, words.normal, words.remark], ctx)}</tr></thead><tbody>${run.ipLogs.map(
        log => html`<tr><th scope="row">${log.ip}</th>${amount(log.blocked)}${amount(log.normal)}<td>${log.blocked + log.normal > 0 ? (log.complete ? '' : say(words.incomplete)) : say(log.complete ? words.noLog : words.noLogPartly)}</td></tr>`,
      )}</tbody></table>`;
};

/** A finding's remedy is the key of a guide's item in our own runs; anything else is shown as it is. */
export const remedyText = (remedy: string, lang: Lang): string => (remedy in remedyWords ? remedyName(remedy)[lang]() : remedy);

/** What the machine's mail log says of the sending IPs. */
export const findings = (ctx: ReportContext): Child => {
  const { run, say } = ctx;
  if (run.findings.length === 0 && run.logReads.length === 0 && run.ipLogs.length === 0) return undefined;
  const table = html`<table><thead><tr>${heads([words.sendingIp, words.stage, words.reason, words.count, words.first, words.last, words.remedy], ctx)}</tr></thead><tbody>${run.findings.map(
    one => html`<tr><th scope="row">${one.ip}</th><td>${say(stageWords[one.stage])}</td><td>${one.reason} ${one.kind === 'unknown' ? pill(say(words.unknownReason), 'attention') : undefined}</td>${amount(one.count)}<td>${one.first}</td><td>${one.last}</td><td>${remedyText(one.remedy, ctx.lang)}</td></tr>`,
  )}</tbody></table>`;
  return html`<section class="card" aria-labelledby="findings"><h2 id="findings">${say(words.findings)}</h2>${run.findings.length > 0 ? table : run.logReads.length > 0 ? html`<p class="same">${say(words.noFindings)}</p>` : undefined}${ipLogs(ctx)}${logReads(ctx)}</section>`;
};

const answerText = (outcome: SaveOutcome | undefined): string => {
  if (!outcome) return '–';
  if (outcome.kind === 'answered') return `HTTP ${outcome.status} (${outcome.ms} ms)`;
  if (outcome.kind === 'dropped' || outcome.kind === 'refused') return `${outcome.kind}: ${outcome.reason}`;
  return outcome.kind;
};

const resolvedTone: Readonly<Record<keyof typeof resolvedWords, Tone>> = { changed: 'good', failed: 'bad', unknown: 'bad' };

const writesTable = (ctx: ReportContext): Html => {
  const { run, say, timeZone } = ctx;
  return run.writes.length === 0
    ? html`<p class="same">${say(words.noWrites)}</p>`
    : html`<table><thead><tr>${heads([words.time, words.steps, words.request, words.answer, words.confirmed], ctx)}</tr></thead><tbody>${run.writes.map(
        write => html`<tr><td><time datetime="${write.at}">${clock(write.at, timeZone)}</time></td><th scope="row">${write.ref}</th><td><code>${write.method} ${write.path}</code></td><td>${answerText(write.outcome)}</td><td>${pill(say(resolvedWords[write.resolved ?? 'unknown']), resolvedTone[write.resolved ?? 'unknown'])}</td></tr>`,
      )}</tbody></table>`;
};

const relayText = ({ run, say }: ReportContext): Child => {
  if (!run.relay) return html`<p>${say(words.noRelay)}</p>`;
  const { reads, declaredReads, session, writes, stopped } = run.relay;
  const reasons = Object.entries(stopped).filter(([, count]) => count > 0) as [StopReason, number][];
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  return html`<p class="relay"><b>${say(words.relayCounts, writes, total)}</b>${reasons.length === 0 ? undefined : ` (${reasons.map(([reason, count]) => `${say(stopWords[reason])} ${count}`).join(', ')})`}</p><p class="relay">${say(words.relayReads, reads, declaredReads, session)}</p>`;
};

/** How the run was carried out: saves, network, approval, software. */
export const record = (ctx: ReportContext): Html => {
  const { run, say, timeZone } = ctx;
  const { product, commit, node, playwright, browser } = run.versions;
  return html`<section class="card record" aria-labelledby="record"><h2 id="record">${say(words.record)}</h2>
<h3>${say(words.writes)}</h3>${writesTable(ctx)}
<h3>${say(words.relay)}</h3>${relayText(ctx)}
<h3>${say(words.approval)}</h3><dl class="facts">${when(run.approval, ({ outcome, by, how, at }) => fact(say(words.approval), `${say(approvalWords[outcome])} · ${by} · ${how} · ${dateTime(at, timeZone)}`))}${run.approval ? undefined : fact(say(words.approval), say(words.none))}${when(run.planHash, hash => fact(say(words.planHash), html`<code>${hash}</code>`))}${fact(say(words.session), run.signedOut ? say(signOutWords[run.signedOut]) : say(words.none))}</dl>
${inputFacts(ctx)}
<h3>${say(words.versions)}</h3><dl class="facts">${knowledgeFacts(ctx)}${fact('terrace-runbooks', commit === undefined ? product : `${product} (${commit})`)}${fact('Node.js', node)}${fact('Playwright', playwright)}${fact('Chromium', `${browser} · ${say(run.headed ? words.headed : words.headless)}`)}</dl></section>`;
};
