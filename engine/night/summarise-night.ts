import { exitCodes, worst, type Verdict } from '../verdict.ts';
import { hasPassed, localDay } from '../inputs/date.ts';
import { incidentsOf } from './incidents.ts';
import type { Night } from './night-folder.ts';
import type { AttendedRow, Counts, EndingSoon, NightRow, NightSummary, TrendPoint } from './night-summary.ts';
import type { NightTarget, TargetResult } from './target.ts';
import { nightSentence, nightWords } from './words.ts';

/** When a person last checked a machine, and how that ended. */
export interface LastCheck {
  readonly at: string;
  readonly verdict: Verdict;
}

/** What a summary needs besides the night's own folder. */
export interface Surroundings {
  readonly now: Date;
  readonly isRunning: boolean;
  /** Earlier summaries, newest first. */
  readonly earlier: readonly NightSummary[];
  /** The last check of each attended machine, by key. */
  readonly lastLooks: ReadonlyMap<string, LastCheck>;
  readonly endingSoon: readonly EndingSoon[];
}

/** Nights that the trend shows. */
export const trendNights = 30;

/** Makes the summary of a night as it stands: every target that has no result is `not checked` (law 10). */
export const summariseNight = (night: Night, { now, isRunning, earlier, lastLooks, endingSoon }: Surroundings): NightSummary => {
  const { manifest, results, end } = night;
  const { lang } = manifest;
  const [previous] = earlier;
  const byKey = new Map(results.map((one) => [one.key, one]));
  const attended = manifest.targets.filter((one) => one.attended).map((one) => attendedRow(one, lastLooks.get(one.key), now));
  const rows = manifest.targets.filter((one) => !one.attended).map((one) => rowOf(one, byKey.get(one.key), earlier, manifest.startedAt, now, nightWords.never[lang]()));
  const counted = rows.filter((one) => one.standing === 'counts');
  const state = end ? (end.stopped ? 'cut-short' : 'complete') : isRunning ? 'running' : 'cut-short';
  const problems = end?.problems ?? [];
  const checks = counted.flatMap((one) => one.checks.map((check) => check.verdict));
  const verdict = worst([...counted.map((one) => one.verdict), ...(attended.some((one) => one.tooOld) ? ['not-checked' as const] : []), ...(counted.length > 0 && problems.length > 0 ? ['withheld' as const] : [])]);
  const counts = countsOf(counted.map((one) => one.verdict));
  const point: TrendPoint = { id: manifest.id, at: manifest.startedAt, counts };
  const lastTrend = (previous?.trend ?? []).filter((one) => one.id !== manifest.continues);
  return {
    format: 'terrace-runbooks/night-summary/1', id: manifest.id, state, scope: manifest.scope,
    ...(manifest.continues === undefined ? {} : { continues: manifest.continues }), ...(previous ? { previous: previous.id } : {}),
    startedAt: manifest.startedAt, ...(end ? { endedAt: end.at } : {}), product: manifest.product, config: manifest.config,
    verdict, exitCode: exitCodes[verdict], sentence: nightSentence({ verdict, counts, state, problems, tooOld: attended.filter((one) => one.tooOld).length }, lang),
    expected: { targets: rows.length, checks: manifest.targets.reduce((sum, one) => sum + (one.attended ? 0 : one.checks.length), 0) },
    done: { targets: rows.filter((one) => one.verdict !== 'not-checked').length, checks: rows.reduce((sum, one) => sum + one.checks.filter((check) => check.verdict !== 'not-checked' && check.lookedAt !== false).length, 0) },
    targets: counts, checks: countsOf(checks), writes: results.reduce((sum, one) => sum + one.writes, 0),
    rows, attended, incidents: incidentsOf(rows, previous && new Set(previous.incidents.map((one) => one.id)), lang), endingSoon,
    unusedNoise: results.flatMap((one) => one.unusedNoise.map((field) => ({ key: one.key, field }))), problems, trend: [...lastTrend, point].slice(-trendNights),
  };
};

const rowOf = (target: NightTarget, result: TargetResult | undefined, earlier: readonly NightSummary[], night: string, now: Date, never: string): NightRow => {
  const { key, customer, appliance, checks, acknowledged } = target;
  const verdict = result?.verdict ?? 'not-checked';
  const before = earlier.flatMap((one) => one.rows).find((one) => one.key === key);
  const known = verdict === 'not-checked' && acknowledged !== undefined && !hasPassed(acknowledged.until, localDay(now));
  return {
    ...(result ?? { key, verdict, standing: 'counts', sentence: never, checks: checks.map((one) => ({ ...one, verdict: 'not-checked', changes: [], excused: [] })), leftovers: [], unusedNoise: [], writes: 0 }),
    customer, appliance, ...(known ? { acknowledged } : {}),
    standing: known ? 'acknowledged' : (result?.standing ?? 'counts'),
    since: before?.verdict === verdict ? before.since : night,
    isNew: before ? before.verdict !== verdict : exitCodes[verdict] !== 0,
  };
};

const dayMs = 86_400_000;

const attendedRow = ({ key, customer, attended }: NightTarget, last: LastCheck | undefined, now: Date): AttendedRow => {
  const { reason, maxAgeDays } = attended ?? { reason: '', maxAgeDays: 0 };
  if (last === undefined) return { key, customer, reason, maxAgeDays, tooOld: true };
  const ageDays = Math.max(0, Math.floor((now.getTime() - Date.parse(last.at)) / dayMs));
  return { key, customer, reason, lastAt: last.at, lastVerdict: last.verdict, ageDays, maxAgeDays, tooOld: ageDays > maxAgeDays };
};

const countsOf = (verdicts: readonly Verdict[]): Counts => {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const one of verdicts) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};
