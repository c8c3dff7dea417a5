import type { SectionResult } from '../events.ts';
import { FaultError } from '../faults.ts';
import type { Host } from '../host.ts';
import { diffGoal, sameState, type Difference } from '../goal.ts';
import { makePlan, type PlanHead } from '../plan.ts';
import type { Procedure, Section } from '../runbook.ts';
import { betweenAdminLogs } from './admin-log.ts';
import { actAndProve, type Converged } from './act.ts';
import { changesOf } from './changes.ts';
import { expandSteps } from './expand.ts';
import { isStill, movedParams, movedSince } from './moved.ts';
import type { WalkParts } from './parts.ts';
import { undoDifferences, afterwards, type RecordedChange } from './recorded.ts';
import { stateHash, visit, type State, type Surveyed } from './survey.ts';
import type { Walked } from './walked.ts';

interface ToUndo {
  readonly section: Section;
  readonly now: State;
  readonly differences: readonly Difference[];
}

/**
 * The walk aimed back: reads what still stands of a run's changes, newest first, plans, asks, undoes, proves. Touches nothing but what the journal proves this
 * run changed or, where nobody has read the outcome, meant to; what somebody changed since is left to a person.
 */
export const walkRollback = async (parts: WalkParts, sections: readonly Section[], recorded: readonly RecordedChange[], head: PlanHead, host: Host): Promise<Walked> => {
  const { found, stopped } = await standing(parts, sections, recorded);
  if (stopped) return stopped;
  const plan = makePlan(head, found.map(asSurveyed), parts.lang);
  parts.journal.write({ type: 'planned', planHash: stateHash(plan.sections), changes: plan.sections.flatMap((one) => one.changes), expected: [], warnings: [] });
  if (found.every((one) => one.differences.length === 0)) return { plan, results: found.map((one) => resultOf(parts, one, 'as-wanted')) };
  const approval = await host.approve(plan, []);
  parts.journal.write({ type: 'approval', ...approval });
  if (approval.outcome !== 'given') return { plan, verdict: 'declined', results: found.map((one) => resultOf(parts, one, 'differs')) };
  return { plan, ...(await undoApproved(parts, found, sections, async () => standing(parts, sections, recorded))) };
};

interface Standing {
  /** Newest change first. */
  readonly found: readonly ToUndo[];
  readonly stopped?: Walked;
}

/** What still stands of the recorded changes. */
const standing = async (parts: WalkParts, sections: readonly Section[], recorded: readonly RecordedChange[]): Promise<Standing> => {
  const found: ToUndo[] = [];
  // In the order they were made, so that a screen within an entry is not looked for when the entry is gone.
  for (const change of recorded) {
    const section = sections.find((one) => one.id === change.section);
    if (!section || isGoneWith(section, found, recorded)) continue;
    try {
      const now = await lookAt(parts, section);
      found.push({ section, now, differences: reaching(section, change, undoDifferences(change, now)) });
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return { found, stopped: { results: [{ section: section.id, title: section.title, changes: [], verdict: 'not-checked', note: error.fault.code }], fault: error.fault } };
    }
  }
  return { found: found.reverse() };
};

/** What held for every sender when it was set does so when it is set back: such a change is approved apart, like the one that made it. */
const reaching = (section: Section, { before }: RecordedChange, differences: readonly Difference[]): Difference[] => {
  const forAll = diffGoal(section.goal, before).filter((one) => one.approval === 'page-level');
  return differences.map((one) => (forAll.some(({ path }) => sameState(path, one.path)) ? { ...one, approval: 'page-level' } : one));
};

/** The approval may have waited longer than the session lives: opened once more, everything is read again and must be what was approved. */
const undoApproved = async (parts: WalkParts, found: readonly ToUndo[], sections: readonly Section[], again: () => Promise<Standing>): Promise<Pick<Walked, 'results' | 'fault' | 'verdict'>> => {
  try {
    if (await parts.session.reopenOnce()) {
      const { found: now, stopped } = await again();
      if (stopped) return stopped;
      const other = found.find((one) => !now.some((two) => two.section.id === one.section.id && sameState(two.now, one.now)));
      if (other) throw new FaultError('changed-since-plan', { screen: other.section.title }, 'differs');
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    parts.journal.write({ type: 'fault', fault: error.fault });
    return { results: found.map((one) => resultOf(parts, one, 'differs', 'not-reached')), verdict: error.fault.verdict, fault: error.fault };
  }
  return betweenAdminLogs(parts, () => undoAll(parts, found, sections));
};

/** The section's screen went with the entry that the same run had made. */
const isGoneWith = (section: Section, found: readonly ToUndo[], recorded: readonly RecordedChange[]): boolean => {
  const parent = found.find((one) => one.section.id === section.within);
  const change = recorded.find((one) => one.section === section.within);
  return parent !== undefined && change !== undefined && !sameState(change.before, change.after) && parent.differences.length === 0;
};

const undoAll = async (parts: WalkParts, found: readonly ToUndo[], sections: readonly Section[]): Promise<Pick<Walked, 'results' | 'fault'>> => {
  const results: SectionResult[] = [];
  for (const one of found) {
    if (one.differences.length === 0) {
      results.push(resultOf(parts, one, 'as-wanted'));
      continue;
    }
    const { result, goOn, fault } = await undoOne(parts, one, sections);
    results.push(result);
    parts.journal.write({ type: 'section-ended', result });
    if (!goOn) return { results, ...(fault ? { fault: fault.fault } : {}) };
  }
  return { results };
};

/** What somebody has changed since stays as it is and is told; the rest is undone. */
const undoOne = async (parts: WalkParts, one: ToUndo, sections: readonly Section[]): Promise<Converged> => {
  const procedure = undoProcedure(one);
  try {
    if (!procedure || !(await isOursAlone(parts, one, sections))) return { result: resultOf(parts, one, 'differs', 'person'), goOn: true };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    parts.journal.write({ type: 'fault', fault: error.fault, section: one.section.id });
    return { result: resultOf(parts, one, error.fault.verdict, error.fault.code), goOn: false, fault: error };
  }
  const differences = oursIn(one);
  const forPerson = differences.length < one.differences.length;
  return actAndProve(parts, {
    section: one.section, procedure, differences, expected: afterwards(one.now, differences),
    recheck: (now) => {
      const moved = movedSince(one.now, now);
      if (!isStill(moved)) throw new FaultError('changed-since-plan', { screen: one.section.title, ...movedParams(moved) }, 'differs');
    },
    result: (verdict, note) => (verdict === 'changed' && forPerson ? resultOf(parts, one, 'differs', 'person') : resultOf(parts, one, verdict, note)),
  });
};

const oursIn = ({ differences }: ToUndo): Difference[] => differences.filter((one) => one.cure !== 'person');

/** A whole entry goes by its own procedure, and alone; items and values by the other. */
const undoProcedure = (one: ToUndo): Procedure | undefined => {
  const ours = oursIn(one);
  const [gone, ...more] = ours.filter((difference) => difference.after === undefined);
  if (gone) return more.length === 0 && ours.length === 1 ? one.section.undo?.entry?.(gone.path.at(-1) ?? '') : undefined;
  return ours.length === 0 ? undefined : one.section.undo?.items?.(afterwards(one.now, ours));
};

/** An entry that this run made goes only while its own screen is as a new one: what others have put into it since would go with it, and its list does not show that. */
const isOursAlone = async (parts: WalkParts, one: ToUndo, sections: readonly Section[]): Promise<boolean> => {
  const gone = oursIn(one).find((difference) => difference.after === undefined)?.path.at(-1);
  const inner = gone === undefined ? [] : sections.filter((section) => section.within === one.section.id && section.of === gone);
  for (const section of inner) if (!sameState(await lookAt(parts, section), section.fresh)) return false;
  return true;
};

const lookAt = async (parts: WalkParts, section: Section): Promise<State> => visit(parts, section, 'survey', expandSteps(section.steps, []).length);

const asSurveyed = (one: ToUndo): Surveyed => ({
  resolved: { section: one.section }, state: one.now, hash: stateHash(one.now), differences: one.differences, concerns: [], expectedNew: false,
});

const resultOf = (parts: WalkParts, one: ToUndo, verdict: SectionResult['verdict'], note?: string): SectionResult => ({
  section: one.section.id, title: one.section.title, verdict, changes: changesOf(one.section, one.differences, parts.lang), ...(note === undefined ? {} : { note }),
});
