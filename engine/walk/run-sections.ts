import { riskConcerns, type Concern } from '../concern.ts';
import type { SectionResult } from '../events.ts';
import { FaultError, type Fault } from '../faults.ts';
import type { Host } from '../host.ts';
import { makePlan, planHash, planMismatch, type Plan, type PlanHead } from '../plan.ts';
import type { Section } from '../runbook.ts';
import { betweenAdminLogs } from './admin-log.ts';
import { convergeSection } from './converge.ts';
import type { Resolved } from './expand.ts';
import type { WalkParts } from './parts.ts';
import { observeSenders } from './run-logs.ts';
import { surveyAll, surveyResult, type Surveyed } from './survey.ts';
import type { Walked } from './walked.ts';
import { concernSentence } from '../words/concerns.ts';

export interface WalkOrder {
  readonly sections: readonly Resolved[];
  /** Log lists to look at for the plan. */
  readonly observe: readonly Section[];
  readonly head: PlanHead;
  /** A plan from a file that what is read now must still match. */
  readonly given?: Plan;
  /** Sentences that belong into the plan: readings that are open, IPs without a log. */
  readonly warnings: readonly string[];
  /** What no screen tells. */
  readonly concerns: readonly Concern[];
}

/** The one walk: survey every section; then, in apply, approve the whole plan and converge each section that differs. */
export const walkSections = async (parts: WalkParts, order: WalkOrder, host: Host): Promise<Walked> => {
  const { seen, fault, at } = await surveyAll(parts, order.sections);
  if (fault) return endedInSurvey(parts, order, seen, fault, at?.id);
  const risks = parts.mode === 'verify' ? [] : [...order.concerns, ...riskConcerns(await observeSenders(parts, order.observe))];
  const plan = makePlan(order.head, seen, parts.lang, risks);
  const warnings = [...order.warnings, ...plan.concerns.map((one) => concernSentence(one, parts.lang))];
  const results = seen.map((one) => surveyResult(one, parts.lang));
  parts.journal.write({
    type: 'planned', planHash: planHash(plan), changes: plan.sections.flatMap((one) => one.changes),
    expected: seen.filter((one) => one.expectedNew).map((one) => one.resolved.section.title), warnings,
  });
  if (parts.mode !== 'apply') return finish(parts, { results, plan });
  const mismatch = order.given ? planMismatch(order.given, plan) : [];
  if (mismatch.length > 0) return finish(parts, { results, plan, verdict: 'differs', fault: new FaultError('changed-since-plan', { screen: mismatch.join(', ') }, 'differs').fault });
  if (!seen.some(toConverge)) return finish(parts, { results, plan });
  const approval = await host.approve(plan, warnings);
  parts.journal.write({ type: 'approval', ...approval });
  if (approval.outcome !== 'given') return finish(parts, { results, plan, verdict: 'declined' });
  return finish(parts, await convergeApproved(parts, order, plan, seen));
};

/** The approval may have waited longer than the session lives: opened once more, everything is read again, and it must still be what was approved. */
const convergeApproved = async (parts: WalkParts, order: WalkOrder, plan: Plan, seen: readonly Surveyed[]): Promise<Walked> => {
  try {
    if (await parts.session.reopenOnce()) {
      const again = await surveyAll(parts, order.sections);
      if (again.fault) throw again.fault;
      const mismatch = planMismatch(plan, makePlan(order.head, again.seen, parts.lang));
      if (mismatch.length > 0) throw new FaultError('changed-since-plan', { screen: mismatch.join(', ') }, 'differs');
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    parts.journal.write({ type: 'fault', fault: error.fault });
    return { results: seen.map((one) => surveyResult(one, parts.lang)), plan, verdict: error.fault.verdict, fault: error.fault };
  }
  return { plan, ...(await betweenAdminLogs(parts, () => convergeAll(parts, seen))) };
};

const toConverge = (one: Surveyed): boolean => !one.resolved.held && one.differences.length > 0;

/** Converges in the runbook's order; after a stop, what was not reached is said so. */
const convergeAll = async (parts: WalkParts, seen: readonly Surveyed[]): Promise<{ results: SectionResult[]; fault?: Fault }> => {
  const results: SectionResult[] = [];
  let stopped: Fault | undefined;
  let halted = false;
  for (const one of seen) {
    const { section } = one.resolved;
    if (!toConverge(one)) {
      results.push(surveyResult(one, parts.lang));
      continue;
    }
    const parent = results.find((result) => result.section === section.within);
    if (halted || (parent && parent.verdict !== 'changed' && parent.verdict !== 'as-wanted')) {
      results.push({ ...surveyResult(one, parts.lang), note: 'not-reached' });
      continue;
    }
    const { result, goOn, fault } = await convergeSection(parts, one);
    parts.journal.write({ type: 'section-ended', result });
    results.push(result);
    halted = !goOn;
    stopped ??= fault?.fault;
  }
  return stopped ? { results, fault: stopped } : { results };
};

/** A fault in the survey: the sections seen keep what was seen, all others are not checked (law 10). */
const endedInSurvey = (parts: WalkParts, order: WalkOrder, seen: readonly Surveyed[], error: FaultError, at: string | undefined): Walked => {
  const results = order.sections.map(({ section }): SectionResult => {
    const found = seen.find((one) => one.resolved.section.id === section.id);
    if (found) return surveyResult(found, parts.lang);
    return { section: section.id, title: section.title, changes: [], verdict: 'not-checked', note: section.id === at ? error.fault.code : 'not-reached' };
  });
  return finish(parts, { results, fault: error.fault, verdict: error.fault.verdict });
};

const finish = (parts: WalkParts, walked: Walked): Walked => {
  if (parts.mode !== 'apply' || !walked.results.some((one) => one.verdict === 'changed' || one.verdict === 'failed')) {
    for (const result of walked.results) parts.journal.write({ type: 'section-ended', result });
  }
  return walked;
};

