import { approvalNeeded, changeKindWords, lineStateWords } from '../engine/evidence/key-words.ts';
import { words as evidenceWords } from '../engine/evidence/words.ts';
import type { Change, LineState } from '../engine/events.ts';
import type { Plan } from '../engine/plan.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { verdictWords } from '../engine/verdict.ts';
import { resolveSections, type Resolved } from '../engine/walk/expand.ts';
import type { Lang, Say } from '../engine/words/phrase.ts';
import { say as sayIn } from '../engine/words/phrase.ts';
import type { Order } from './order.ts';
import type { RunRecord } from './record.ts';
import { words } from './words.ts';

type Ordered = Pick<Order, 'request'>;

/** The whole plan for a person: every section with its changes, what is held and why, what the log says, what needs attention. */
export const planText = (plan: Plan, { request }: Ordered, record: RunRecord, warnings: readonly string[], lang: Lang): string => {
  const say = sayIn(lang);
  const { customer, who } = request;
  const title = request.mode === 'verify' ? words.driftTitle : request.mode === 'rollback' ? words.rollbackTitle : words.planTitle;
  const known = new Map(resolveSections(request.runbook.sections(request.inputs), request.readings).map((one) => [one.section.id, one]));
  return lines([
    say(title, customer.name, customer.id, plan.appliance),
    `  ${say(words.machineLine, plan.url, plan.label)}`,
    `  ${say(words.whoLine, who.operator, who.requestedBy ?? '–', who.ticket ?? '–')}`,
    ...plan.sections.flatMap((section) => ['', ...sectionLines(section, known.get(section.section), record, say)]),
    ...logLines(record, say),
    ...(warnings.length === 0 ? [] : ['', say(words.warnings), ...warnings.map((one) => `  - ${one}`)]),
    '',
  ]);
};

/** Console texts among them are data: no line may move the cursor or show as another one. */
const lines = (texts: readonly string[]): string => texts.map((one) => `${plainText(one)}\n`).join('');

const sectionLines = (section: Plan['sections'][number], known: Resolved | undefined, record: RunRecord, say: Say): string[] => {
  if (section.held) return heldLines(section, known, record, say);
  const marks = stateMarks(known?.section.slide.lines.map((line) => line.state) ?? [], say);
  if (section.changes.length === 0) return [`${section.title}${marks}: ${say(words.alreadySo)}`];
  const head = `${section.title}${marks}${section.expectedNew ? ` — ${say(evidenceWords.expectedNew)}` : ''}`;
  return [head, ...section.changes.flatMap((change) => changeLines(change, say))];
};

const changeLines = (change: Change, say: Say): string[] => [
  `  ${change.where}: ${change.before === '' ? change.after : `${change.before} → ${change.after}`}${change.kind === 'conflict' ? ` [${say(changeKindWords.conflict)}]` : ''}`,
  ...(change.approval ? [`    ${say(approvalNeeded[change.approval])}`] : []),
];

const heldLines = ({ section, title }: Plan['sections'][number], known: Resolved | undefined, record: RunRecord, say: Say): string[] => {
  const head = `${title} — ${say(verdictWords.held)}`;
  if (known?.held?.why === 'block-list') return [head, `  ${say(words.heldBlockList)}`];
  const held = record.held.find((one) => one.section === section);
  return [
    head,
    ...(held ? [`  ${say(words.heldReading, held.reading)}`, `  ${say(words.candidates, held.candidates.join(', '))}`] : []),
  ];
};

/** Which guide lines a section rests on, when they are not the guide's own legible ones. */
const stateMarks = (states: readonly LineState[], say: Say): string => {
  const shown = [...new Set(states)].flatMap((state) => (state === 'legible' ? [] : [say(lineStateWords[state])]));
  return shown.length === 0 ? '' : ` [${shown.join(', ')}]`;
};

/** Over the page budget nothing counts as 'no record'. */
const logLines = ({ ipLogs }: RunRecord, say: Say): string[] => {
  if (ipLogs.length === 0) return [];
  const counts = ipLogs.map(({ ip, blocked, normal, complete }) => {
    if (blocked + normal === 0) return `  ${ip}: ${say(complete ? evidenceWords.noLog : evidenceWords.noLogPartly)}`;
    return `  ${ip}: ${say(words.ipCounts, blocked, normal)}${complete ? '' : ` (${say(words.partOnly)})`}`;
  });
  return ['', say(words.logTitle), ...counts];
};
