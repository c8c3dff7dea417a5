import { createHash } from 'node:crypto';
import type { Locator } from 'playwright';
import type { Phase, SectionResult } from '../events.ts';
import { emptiesGoal, type Concern } from '../concern.ts';
import { FaultError } from '../faults.ts';
import { canonical, diffGoal, type Difference } from '../goal.ts';
import { faultOf } from '../playwright-errors.ts';
import type { Section } from '../runbook.ts';
import type { Reading, Screen } from '../screen.ts';
import { paceWords } from '../words/pace.ts';
import type { Lang } from '../words/phrase.ts';
import { changesOf } from './changes.ts';
import { expandSteps, leadingLooks, type Resolved } from './expand.ts';
import { screenOf, type WalkParts } from './parts.ts';
import { noteStep, requireNothingUndeclared, rootCause, startSection, walkStep, within } from './step.ts';

export type State = Record<string, unknown>;

/** What the survey found of one section. */
export interface Surveyed {
  readonly resolved: Resolved;
  readonly state: State;
  readonly hash: string;
  readonly differences: readonly Difference[];
  readonly concerns: readonly Concern[];
  /** The screen does not exist yet; `state` is what a fresh one holds. */
  readonly expectedNew: boolean;
}

/** A stable hash of a state's canonical form; what a plan file binds. */
export const stateHash = (state: unknown): string => createHash('sha256').update(JSON.stringify(canonical(state))).digest('hex');

/** Walks the way to a screen: what the section presupposes, then its leading looks. */
export const approach = async (parts: WalkParts, section: Section, screen: Screen<State>, phase: Phase, of: number): Promise<number> => {
  await enter(parts, section, screen);
  const looks = leadingLooks(section.steps);
  for (const [i, step] of looks.entries()) await walkStep(parts, screen, step, { section, slide: section.slide, phase, n: i + 1, of });
  return looks.length;
};

const enter = async (parts: WalkParts, section: Section, screen: Screen<State>): Promise<void> => {
  if (!section.enter) return;
  parts.actions.quiet();
  await parts.session.check();
  const endVerb = parts.relay.duringVerb();
  try {
    await within(parts.waits.stepMs, section.title, section.enter(screen));
  } finally {
    endVerb();
  }
};

/** What a reading's picture is to show: nothing special, or the entries and fields that a change is about, as far as this state has them. */
export type Pointed = (state: State) => readonly string[];

/** Reads a screen, with its proof of completeness, a picture of what shows it, and nothing undeclared tried. */
export const readScreen = async (parts: WalkParts, section: Section, screen: Screen<State>, phase: Phase, pointed: Pointed = () => []): Promise<State> => {
  parts.actions.begin(section.id, `${section.id}-${phase}`);
  const endVerb = parts.relay.duringVerb();
  try {
    const reading = await within(parts.waits.stepMs * 3, section.title, screen.read());
    const picture = await parts.actions.show(parts.tab, await within(parts.waits.stepMs, section.title, shownBy(reading, pointed(reading.state))).catch(() => []));
    requireNothingUndeclared(parts);
    // A proof reads on whatever was said, and the end of the section tells it.
    if (phase !== 'prove') parts.actions.requireNoDialog();
    parts.journal.write({ type: 'reading', section: section.id, phase, state: reading.state, proof: reading.proof, hash: stateHash(reading.state), ...(picture ? { picture } : {}) });
    return reading.state;
  } catch (error) {
    throw await rootCause(parts, faultOf(section.title, error));
  } finally {
    endVerb();
  }
};

/** The entries in view; where one cannot be found the whole list, since a picture never decides anything. */
const shownBy = async ({ state, entry, shows }: Reading<State>, keys: readonly string[]): Promise<readonly Locator[]> => {
  const whole = shows ? [shows] : [];
  if (!entry || keys.length === 0) return whole;
  const found: Locator[] = [];
  for (const key of keys.filter((one) => one in state || JSON.stringify(state).includes(JSON.stringify(one)))) {
    const one = await entry(key).catch(() => undefined);
    if (one) found.push(one);
  }
  return found.length === 0 ? whole : found;
};

/** Looks at one section and compares it with its goal. Touches nothing. */
export const surveySection = async (parts: WalkParts, resolved: Resolved, earlier: readonly Surveyed[]): Promise<Surveyed> => {
  const { section } = resolved;
  startSection(parts, section, 'survey');
  const parent = earlier.find((one) => one.resolved.section.id === section.within);
  if (section.within !== undefined && section.fresh && parent && absentEntry(parent)) {
    return surveyed(parts, resolved, section.fresh, true);
  }
  try {
    const found = surveyed(parts, resolved, await visit(parts, section, 'survey', expandSteps(section.steps, []).length), false);
    if (!resolved.held && found.differences.length === 0) await showHolding(parts, section);
    return found;
  } catch (error) {
    if (!section.optional || !(error instanceof FaultError) || error.fault.code !== 'screen-absent') throw error;
    return notLookedAt(parts, resolved);
  }
};

/** Who wants to be asked about each line sees a screen that needs none before it is left. */
const showHolding = async ({ pace, journal }: WalkParts, section: Section): Promise<void> => {
  if (!pace?.step || !pace.attended) return;
  const answer = await pace.ask({ about: 'line', sentence: paceWords.soSection[pace.lang](section.title), choices: ['skip', 'stop'] });
  if (answer) journal.write({ type: 'choice', section: section.id, ref: '', choice: answer.choice, by: answer.by });
};

/** Walks to a section's screen and reads it. */
export const visit = async (parts: WalkParts, section: Section, phase: Phase, of: number): Promise<State> => {
  const screen = screenOf(parts, section);
  await approach(parts, section, screen, phase, of);
  const state = await readScreen(parts, section, screen, phase);
  await requireInForce(parts);
  return state;
};

/** What is shown is no answer while changes wait to be applied, ours or somebody else's: applying would put theirs in force too. @throws FaultError `changes-pending` (F-29) */
export const requireInForce = async (parts: WalkParts): Promise<void> => {
  const text = await parts.session.pending(parts.tab);
  if (text !== undefined) throw new FaultError('changes-pending', { text }, 'differs');
};

/** The parent's entry was proven absent over its whole list. */
const absentEntry = (parent: Surveyed): boolean => parent.expectedNew || parent.differences.some((one) => one.cure === 'steps' && one.before === undefined);

const surveyed = (parts: WalkParts, resolved: Resolved, state: State, expectedNew: boolean): Surveyed => {
  const { section, held } = resolved;
  const differences = diffGoal(section.goal, state);
  if (held) parts.journal.write({ type: 'section-held', section: section.id, title: section.title, reading: held.reading, candidates: held.candidates });
  else if (differences.length > 0) parts.journal.write({ type: 'section-differs', section: section.id, changes: changesOf(section, differences, parts.lang), differences });
  if (!held && !expectedNew) {
    const outcome = differences.length === 0 ? 'already-so' : 'not-reached';
    const skip = leadingLooks(section.steps).length;
    for (const { step } of expandSteps(section.steps, []).slice(skip)) noteStep(parts, { section, slide: section.slide, phase: 'survey' }, step.ref, step.verb, outcome);
  }
  const concerns = expectedNew ? [] : (section.concerns?.(state) ?? []);
  for (const concern of concerns) parts.journal.write({ type: 'concern', section: section.id, concern });
  // A screen without a wanted value binds a plan by what it gave cause to say: a block list fills by itself.
  const hash = stateHash(Object.keys(section.goal).length === 0 ? concerns : state);
  return { resolved, state, hash, differences, concerns, expectedNew };
};

/** A screen that this machine does not have: its absence was seen, and is said. One that was merely not found stays not checked (law 10). */
const notLookedAt = (parts: WalkParts, resolved: Resolved): Surveyed => {
  const { section } = resolved;
  const concern: Concern = { code: 'not-looked-at', params: { screen: section.title } };
  parts.journal.write({ type: 'concern', section: section.id, concern });
  return { resolved, state: {}, hash: stateHash([concern]), differences: [], concerns: [concern], expectedNew: false };
};

/** The verdict of a section that was only looked at. */
export const surveyResult = (one: Surveyed, lang: Lang): SectionResult => {
  const { section, held } = one.resolved;
  const base = { section: section.id, title: section.title, changes: changesOf(section, one.differences, lang) };
  if (held) return { ...base, changes: [], verdict: 'held', note: held.why };
  if (one.differences.length > 0) return { ...base, verdict: 'differs', ...(one.differences.some(({ twice }) => twice) ? { note: 'duplicate' } : {}) };
  return one.concerns.some(emptiesGoal) ? { ...base, verdict: 'differs', note: 'concern' } : { ...base, verdict: 'as-wanted' };
};

/** Surveys every section; a fault ends the survey with the sections that were seen. */
export const surveyAll = async (parts: WalkParts, sections: readonly Resolved[]): Promise<{ seen: Surveyed[]; fault: FaultError | undefined; at: Section | undefined }> => {
  const seen: Surveyed[] = [];
  for (const resolved of sections) {
    try {
      seen.push(await surveySection(parts, resolved, seen));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return { seen, fault: error, at: resolved.section };
    }
  }
  return { seen, fault: undefined, at: undefined };
};
