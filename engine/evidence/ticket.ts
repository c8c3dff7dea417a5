import { kindByKey } from '../log/kinds.ts';
import { redactAddress } from '../redaction/address.ts';
import { applianceName } from '../words/appliances.ts';
import { describeFault } from '../words/faults.ts';
import { fieldName, isFieldName, shownValue } from '../words/fields.ts';
import type { Phrase } from '../words/phrase.ts';
import { say as sayIn } from '../words/phrase.ts';
import { worst, type Verdict } from '../verdict.ts';
import { dateTime, zoneName } from './format.ts';
import { inputWords, modeWords, stageWords } from './key-words.ts';
import { changedSentence } from './report-head.ts';
import { remedyText } from './report-record.ts';
import { verdictText } from './report-context.ts';
import type { SectionSummary } from './section-summary.ts';
import { fieldChanges } from './state-diff.ts';
import { isOpen, type RunSummary } from './summary.ts';
import type { TicketBlock } from './ticket-markup.ts';
import { ticketWords } from './ticket-words.ts';
import { words } from './words.ts';

const place = (section: SectionSummary): string => [section.slide, section.part, section.title].filter(one => one !== undefined && one !== '').join(' ');

/** What the machine holds otherwise than before: by the two readings where both are there, else as the walk wrote it. */
const changeRows = (section: SectionSummary, { lang }: RunSummary): string[][] => {
  const { before, after } = section;
  if (!before || !after) return section.changes.map(change => [place(section), change.where, change.before, change.after]);
  return fieldChanges(before.state, after.state).map(change => [
    place(section), change.path.map(key => (isFieldName(key) ? fieldName(key, lang) : key)).join(' › '), shownValue(change.before, lang), shownValue(change.after, lang),
  ]);
};

const verdictTold: Readonly<Record<Exclude<Verdict, 'changed' | 'differs' | 'withheld'>, Phrase>> = {
  'as-wanted': ticketWords.tellAsWanted, held: ticketWords.tellHeld, unknown: ticketWords.tellUnknown, failed: ticketWords.tellFailed, 'not-checked': ticketWords.tellNotChecked,
  declined: ticketWords.tellDeclined, recorded: ticketWords.tellRecorded,
};

/** How the work itself ended; `withheld` speaks of the evidence, and the sections say what became of the machine. */
const workVerdict = ({ verdict, results }: RunSummary): Exclude<Verdict, 'withheld'> => {
  const found = verdict === 'withheld' ? worst(results.map(one => one.verdict)) : verdict;
  return found === 'withheld' ? 'not-checked' : found;
};

/** Sentences for the customer: how it ended, whom it reaches, and what to mind before sending again. Nothing is said to be well that was not read. */
export const customerSentences = (run: RunSummary): string[] => {
  const say = sayIn(run.lang);
  const changed = run.sections.filter(({ result }) => result?.verdict === 'changed');
  const verdict = workVerdict(run);
  const told = verdict === 'changed' ? say(ticketWords.tellChanged, changed.map(({ title }) => title).join(', '))
    : verdict === 'differs' ? say(run.mode === 'plan' ? ticketWords.tellPlan : ticketWords.tellDrift) : say(verdictTold[verdict]);
  const everySender = changed.some(section => section.changes.some(({ approval }) => approval === 'page-level'));
  const deferred = run.findings.some(({ kind }) => kindByKey(kind)?.reply?.code === '421');
  return [told, ...(run.verdict === 'withheld' ? [say(ticketWords.tellIncomplete)] : []), ...(everySender ? [say(ticketWords.tellEverySender)] : []), ...(deferred ? [say(ticketWords.tell421)] : [])];
};

const factsTable = (run: RunSummary, timeZone: string): TicketBlock => {
  const say = sayIn(run.lang);
  const { customer, appliance, machine, who } = run;
  return {
    kind: 'table', head: [say(words.item), say(words.content)],
    rows: [
      [say(words.ticket), who.ticket ?? say(words.none)],
      [say(words.customer), `${customer.name} (${customer.id})`],
      [say(words.appliance), `${applianceName(appliance.kind)} ${machine?.label ?? say(words.notSignedIn)} ${machine?.version ?? ''}, ${redactAddress(appliance.url)}`],
      [say(words.runbook), `${run.title} (${run.runbook}), ${say(modeWords[run.mode])}`],
      [say(words.operator), who.operator],
      [say(words.requestedBy), who.requestedBy ?? say(words.none)],
      [say(words.work), `${dateTime(run.startedAt, timeZone)} – ${run.complete ? dateTime(run.lastAt, timeZone).slice(11) : say(words.incompleteRun)}, ${zoneName(run.startedAt, timeZone)}`],
      [say(words.exitCode), `${run.exitCode}, ${say(words.runId)} ${run.runId}`],
    ],
  };
};

const heading = (text: string): TicketBlock => ({ kind: 'heading', text });

const inputsAsked = (run: RunSummary): string[] =>
  Object.entries(run.inputs).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)).map(([name, value]) => `${inputWords[name]?.[run.lang]() ?? name}: ${shownValue(value, run.lang)}`);

const part = (title: string, ...blocks: readonly TicketBlock[]): TicketBlock[] => [heading(title), ...blocks];

/**
 * The summary to paste into a ticket: how it ended, what was asked, before → after, what was found, what to mind and what to tell the customer.
 * @param files what is to be attached, by name
 */
export const ticketBlocks = (run: RunSummary, timeZone: string, files: readonly string[]): TicketBlock[] => {
  const say = sayIn(run.lang);
  const { lang } = run;
  const made = run.sections.filter(({ result, before, after }) => result?.verdict === 'changed' || (before && after && fieldChanges(before.state, after.state).length > 0)).flatMap(section => changeRows(section, run));
  const open = run.sections.filter(({ result }) => result !== undefined && result.verdict !== 'changed').flatMap(section => section.changes.map(change => [place(section), change.where, change.before, change.after]));
  const notices = [
    ...run.faults.map(({ fault }) => Object.values(describeFault(fault, lang)).join(' ')), ...run.warnings,
    ...(run.complete ? [] : [say(words.incompleteRun)]), ...(run.writes.some(isOpen) ? [say(words.crashUnknown)] : []),
  ];
  const asked = inputsAsked(run);
  return [
    { kind: 'title', text: `[${verdictText(run.verdict, run.mode, lang)}] ${run.customer.name} · ${run.title}` },
    { kind: 'text', text: run.complete && run.verdict === 'changed' ? changedSentence(run) : run.sentence ?? say(run.verdict === 'unknown' ? words.crashUnknown : words.crashNotChecked) },
    factsTable(run, timeZone),
    ...(asked.length === 0 ? [] : part(say(ticketWords.asked), { kind: 'list', items: asked })),
    ...(run.sections.length === 0 ? [] : part(say(ticketWords.results), { kind: 'list', items: run.sections.map(section => `${place(section)}: ${section.result ? verdictText(section.result.verdict, run.mode, lang) : say(words.lookedAt)}`) })),
    ...part(say(ticketWords.changed), made.length === 0 ? { kind: 'text', text: say(ticketWords.nothingChanged) } : { kind: 'table', head: [say(words.slide), say(words.item), say(words.before), say(words.after)], rows: made }),
    ...(open.length === 0 ? [] : part(say(ticketWords.wanted), { kind: 'table', head: [say(words.slide), say(words.item), say(words.now), say(words.wanted)], rows: open })),
    ...(run.findings.length === 0 ? [] : part(say(ticketWords.found), {
      kind: 'table', head: [say(words.sendingIp), say(words.stage), say(words.reason), say(words.count), say(words.last), say(words.remedy)],
      rows: run.findings.map(one => [one.ip, say(stageWords[one.stage]), one.reason, String(one.count), one.last, remedyText(one.remedy, lang)]),
    })),
    ...(notices.length === 0 ? [] : part(say(ticketWords.attention), { kind: 'list', items: notices })),
    ...part(say(ticketWords.customer), { kind: 'list', items: customerSentences(run) }),
    ...part(say(ticketWords.files), { kind: 'list', items: files }),
  ];
};
