import type { SectionResult } from '../events.ts';
import { FaultError } from '../faults.ts';
import { applyGoal, diffGoal, type Difference } from '../goal.ts';
import type { Procedure, Section } from '../runbook.ts';
import { actAndProve, type Converged } from './act.ts';
import { changesOf } from './changes.ts';
import { isStill, movedParams, movedSince } from './moved.ts';
import type { WalkParts } from './parts.ts';
import type { Surveyed } from './survey.ts';

/** Brings one section that differs to its goal, by the guide's steps or an edit procedure; what neither cures is left to a person. */
export const convergeSection = async (parts: WalkParts, surveyed: Surveyed): Promise<Converged> => {
  const { section } = surveyed.resolved;
  const result = (verdict: SectionResult['verdict'], note?: string): SectionResult => ({
    section: section.id, title: section.title, verdict, changes: changesOf(section, surveyed.differences, parts.lang), ...(note === undefined ? {} : { note }),
  });
  if (surveyed.differences.some((one) => one.twice)) return { result: result('differs', 'duplicate'), goOn: true };
  if (surveyed.differences.some((one) => one.cure === 'person')) return { result: result('differs', 'person'), goOn: true };
  const procedure = procedureFor(section, surveyed.differences);
  if (!procedure) return { result: result('differs', 'no-procedure'), goOn: true };
  return actAndProve(parts, {
    section, procedure, result, differences: diffGoal(section.goal, surveyed.state), expected: applyGoal(section.goal, surveyed.state),
    // What the plan was made from must still be so; a screen that did not exist must now be new (F-93).
    recheck: (now) => {
      const moved = movedSince(surveyed.state, now);
      if (!isStill(moved)) throw new FaultError(surveyed.expectedNew ? 'not-new' : 'changed-since-plan', { screen: section.title, ...movedParams(moved) }, 'differs');
    },
  });
};

/** The guide's steps, or the edit procedure when only that cures the difference; undefined when neither does. */
const procedureFor = (section: Section, differences: readonly Difference[]): Procedure | undefined => {
  if (differences.every((one) => one.cure === 'steps')) return { slide: section.slide, steps: section.steps };
  if (differences.every((one) => one.cure === 'edit')) return section.edit;
  return undefined;
};
