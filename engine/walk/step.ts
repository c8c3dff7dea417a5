import type { Phase, StepOutcome } from '../events.ts';
import { FaultError } from '../faults.ts';
import type { GuideLine, Slide } from '../guide.ts';
import { Turn } from '../pace/turn.ts';
import { faultOf } from '../playwright-errors.ts';
import type { Section, Step } from '../runbook.ts';
import type { AnyScreen } from '../screen.ts';
import { paceWords } from '../words/pace.ts';
import type { Lang } from '../words/phrase.ts';
import type { WalkParts } from './parts.ts';

/** Where a step stands: its slide's line, its phase and its place among the steps of this walk. */
export interface Place {
  readonly section: Section;
  readonly slide: Slide;
  readonly phase: Phase;
  readonly n: number;
  readonly of: number;
}

/** What an event tells of a line. */
const lineFacts = ({ ref, text, state, note, remark }: GuideLine, lang: Lang) => ({
  ref, text, state, ...(note === undefined ? {} : { guideNote: note }), ...(remark === undefined ? {} : { remark: remark[lang]() }),
});

/** The event that opens a section, with its slide's facts for the sheet. */
export const startSection = (parts: WalkParts, section: Section, phase: Phase, slide: Slide = section.slide): void => {
  const { id, chapter, title, lead, part, systemAdmin } = slide;
  parts.journal.write({ type: 'section-started', section: section.id, title: section.title, phase, slide: id, chapter, slideTitle: title, lead, systemAdmin, ...(part === undefined ? {} : { part }) });
};

/** The guide's line of a reference. @throws when a runbook names a line that its slide does not have */
export const lineOf = (slide: Slide, ref: string): GuideLine => {
  const line = slide.lines.find((one) => one.ref === ref);
  if (!line) throw new Error(`${ref} is no line of ${slide.id}`);
  return line;
};

/**
 * Walks one step: the session's positive sign, the verb, a picture, and the relay's word that nothing undeclared was tried.
 * @throws FaultError after the failed step stands in the journal
 */
export const walkStep = async (parts: WalkParts, screen: AnyScreen, step: Step, place: Place): Promise<void> => {
  const { journal, actions } = parts;
  const line = lineOf(place.slide, step.ref);
  const head = { section: place.section.id, ...lineFacts(line, parts.lang), verb: step.verb, phase: place.phase };
  if (parts.signal.aborted) throw new FaultError('stopped', { ref: step.ref });
  journal.write({ type: 'step-started', ...head, n: place.n, of: place.of });
  const { pace } = parts;
  const turn = pace && new Turn(pace, { section: place.section.id, ref: step.ref, n: place.n, of: place.of, text: line.text, ...(place.section.optional ? { optional: true } : {}) }, (event) => journal.write(event));
  actions.begin(place.section.id, step.ref, { way: step.verb === 'act', turn });
  const started = performance.now();
  const tookMs = (): number => Math.round(performance.now() - started);
  try {
    await parts.session.check();
    await runVerb(parts, screen, step, turn);
    const record = await actions.end(parts.tab);
    requireNothingUndeclared(parts);
    actions.requireNoDialog();
    journal.write({ type: 'step-finished', ...head, outcome: turn?.byHand ? 'by-hand' : 'done', typed: record.typed, tookMs: tookMs(), dialogs: record.dialogs, ...(record.picture ? { picture: record.picture } : {}) });
  } catch (error) {
    const fault = await rootCause(parts, faultOf(line.text, error));
    if (fault.fault.code === 'undeclared-dialog') actions.dialogTold();
    const record = await actions.failed(parts.tab);
    journal.write({
      type: 'step-finished', ...head, outcome: 'failed', typed: record.typed, tookMs: tookMs(), dialogs: record.dialogs, note: fault.fault.code,
      ...(record.picture ? { picture: record.picture } : {}),
    });
    journal.write({ type: 'fault', fault: fault.fault, section: place.section.id, ref: step.ref });
    throw fault;
  }
};

/** Runs the step's verb. While nothing of it has been sent, a person may have it tried again or do it, when what it needs is not found. */
const runVerb = async (parts: WalkParts, screen: AnyScreen, step: Step, turn: Turn | undefined): Promise<void> => {
  const { left } = parts.gate;
  const ref = step.ref;
  for (;;) {
    const endVerb = parts.relay.duringVerb();
    try {
      return await within(parts.waits.stepMs, ref, step.run(screen), () => parts.pace?.waiting === true || parts.gate.sending);
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === 'step-timeout') parts.gate.abandon(error);
      if (!turn || parts.gate.left > left) throw error;
      await turn.trouble(await rootCause(parts, faultOf(ref, error)));
    } finally {
      endVerb();
    }
  }
};

/** Writes down a line that this run did not walk. */
export const noteStep = (parts: WalkParts, place: Omit<Place, 'n' | 'of'>, ref: string, verb: Step['verb'], outcome: StepOutcome): void => {
  const line = lineOf(place.slide, ref);
  parts.journal.write({
    type: 'step-finished', section: place.section.id, ...lineFacts(line, parts.lang), verb, phase: place.phase, outcome, typed: [], tookMs: 0, dialogs: [],
  });
};

/** A line whose part of the goal already holds. Who wants to be asked about each line skips it; nothing else can be done with it. */
export const skipStep = async (parts: WalkParts, place: Place, step: Step): Promise<void> => {
  const { pace } = parts;
  if (pace?.step && pace.attended) {
    const { text } = lineOf(place.slide, step.ref);
    const answer = await pace.ask({ about: 'line', ref: step.ref, sentence: paceWords.soLine[pace.lang](place.n, place.of, text), choices: ['skip', 'stop'] });
    if (answer) parts.journal.write({ type: 'choice', section: place.section.id, ref: step.ref, choice: answer.choice, by: answer.by });
  }
  noteStep(parts, place, step.ref, step.verb, 'already-so');
};

/** What explains more than the wait that failed after it: a request of our own click that was stopped, a dialog nobody declared, a session that ended. */
export const rootCause = async (parts: WalkParts, fault: FaultError): Promise<FaultError> => {
  const [first] = parts.undeclared();
  if (first !== undefined) return new FaultError('undeclared-write', { request: first }, fault.fault.verdict);
  if (!['not-found', 'not-arrived', 'list-incomplete', 'step-timeout', 'page-error', 'covered'].includes(fault.fault.code)) return fault;
  return (await parts.session.cause()) ?? fault;
};

/** @throws FaultError `undeclared-write` when our own click tried a request that nobody declared (law 4) */
export const requireNothingUndeclared = (parts: WalkParts): void => {
  const [first] = parts.undeclared();
  if (first !== undefined) throw new FaultError('undeclared-write', { request: first });
};

/** A deadline over everything a step does, since some browser calls have none of their own (F-02). It does not run while a person is `waited` for, or a save that has bounds of its own. */
export const within = async <T>(ms: number, what: string, work: Promise<T>, waited: () => boolean = () => false): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  let left = ms;
  let last = performance.now();
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const now = performance.now();
      if (!waited()) left -= now - last;
      last = now;
      if (left <= 0) reject(new FaultError('step-timeout', { what, seconds: String(Math.round(ms / 1000)) }));
    }, Math.min(ms, 250));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
};
