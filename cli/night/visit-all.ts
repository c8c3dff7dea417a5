import { setMaxListeners } from 'node:events';
import { BrowserFault } from '../../engine/browser/trouble.ts';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { BrowserPool } from '../../engine/night/browser-pool.ts';
import { hasRoom } from '../../engine/night/capacity.ts';
import { forecast, goThrough, type Job, type Limits } from '../../engine/night/schedule.ts';
import { seenTwice } from '../../engine/night/seen-twice.ts';
import type { Cause, TargetResult } from '../../engine/night/target.ts';
import { nightWords } from '../../engine/night/words.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import type { RunRequest } from '../../engine/run-request.ts';
import { verdictWords } from '../../engine/verdict.ts';
import type { Cli } from '../cli.ts';
import type { Folders } from '../settings.ts';
import { words } from '../words.ts';
import type { NightNumbers } from './flags.ts';
import { inWindow, withProblems, type Moment } from './early.ts';
import { minutesText } from './numbers.ts';
import { pastDurations } from './past.ts';
import type { Planned, PlannedNight } from './targets.ts';
import { isSettled, notChecked, visit, type VisitAround, type Visited } from './visit.ts';

/** What a night is to do; complete before a browser opens. */
export interface VisitOrder {
  readonly plan: PlannedNight;
  readonly numbers: NightNumbers & { readonly atOnce: number };
  /** Results of an earlier night that are taken over. */
  readonly carried: readonly TargetResult[];
  readonly operator: string;
  readonly product: RunRequest['product'];
  readonly dotEnv: ReadonlyMap<string, string>;
}

interface AllParts {
  readonly order: VisitOrder;
  readonly cli: Cli;
  readonly print: (text: string) => void;
  readonly folders: Folders;
  readonly nightDir: string;
  readonly stop: AbortSignal;
  readonly onResult: (result: TargetResult) => void;
  /** Writes the page anew. */
  readonly show: () => Promise<void>;
  readonly openBrowser: () => Promise<SharedBrowser>;
}

/** After so many visits a browser is replaced by a fresh one (F-97). */
const servings = 100;

/** Machines behind one line at once, and the pause between two sign-ins anywhere. */
const perSite = 2;
const paceMs = 100;

/** Between two pages while the night goes on. */
const showEveryMs = 5_000;

type NightJob = Job & { readonly planned: Planned };

/** Visits every target that can be visited and tells each result once. */
export const visitAll = async (parts: AllParts): Promise<{ readonly stopped: boolean }> => {
  const { order, cli, print, stop } = parts;
  const { say } = cli;
  // Each visit listens until it ends.
  setMaxListeners(0, stop);
  const report = reporter(parts);
  const { targets, planned } = order.plan;
  const carried = new Set(order.carried.map((one) => one.key));
  for (const one of order.carried) report(one, 'carried');
  if (order.carried.length > 0) print(`${say(words.night.carried, order.carried.length, order.carried[0]?.from ?? '')}\n`);
  const open = targets.filter((one) => !one.attended && !carried.has(one.key));
  const moment = (): Moment => ({ now: cli.io.now(), lang: cli.lang });
  const past = pastDurations(parts.folders.runs);
  const jobs = open.flatMap((target): NightJob[] => {
    const one = planned.get(target.key);
    const broken = withProblems(target, moment());
    if (broken) report(broken);
    return !one || broken ? [] : [{ key: target.key, machine: target.machine, site: target.site, estimateMs: past.of(target.key), planned: one }];
  });
  const limits: Limits = { atOnce: order.numbers.atOnce, perSite, paceMs };
  print(`${say(words.night.begins, jobs.length, jobs.reduce((sum, one) => sum + one.planned.target.checks.length, 0), targets.filter((one) => one.attended).length, limits.atOnce, parts.nightDir)}\n`);
  const { maxMs } = order.numbers;
  if (maxMs !== undefined) tellCut(parts, jobs, limits, maxMs);
  const pool = new BrowserPool(parts.openBrowser, servings);
  const around: VisitAround = { folders: parts.folders, nightDir: parts.nightDir, dotEnv: order.dotEnv, env: cli.io.env, operator: order.operator, product: order.product, lang: cli.lang, now: cli.io.now, stop };
  const ends = maxMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + maxMs;
  try {
    const mayBegin = (): boolean => !stop.aborted && performance.now() < ends;
    const again: { readonly job: NightJob; readonly first: TargetResult }[] = [];
    const left = await goThrough(jobs, {
      limits, room: hasRoom, mayBegin, notYet: (job) => inWindow(job.planned, moment()) !== undefined,
      work: async (job) => {
        const result = inWindow(job.planned, moment()) ?? (await visitInPool(job.planned, pool, around));
        report(result);
        if (mayPass(result)) again.push({ job, first: result });
      },
    });
    // A page that was late among many may come in time among few; its first result stands until then.
    await goThrough(again.map((one) => ({ ...one.job, first: one.first })), {
      limits: { ...limits, atOnce: Math.min(2, limits.atOnce) }, room: hasRoom, mayBegin, 
      work: async ({ planned: one, first }) => {
        if (!inWindow(one, moment())) report(seenTwice(first, await visitInPool(one, pool, around), cli.lang), 'again');
      },
    });
    for (const { planned: one } of left) {
      const cause: Cause = stop.aborted
        ? { code: 'stopped', sentence: nightWords.stopped[cli.lang](), next: nightWords.outOfTimeNext[cli.lang](), mark: '' }
        : { code: 'out-of-time', sentence: nightWords.outOfTime[cli.lang](), next: nightWords.outOfTimeNext[cli.lang](), mark: '' };
      report(notChecked(one, { key: one.target.key, at: cli.io.now().toISOString(), tookMs: 0 }, cause, cli.lang));
    }
    return { stopped: stop.aborted || left.length > 0 };
  } finally {
    await pool.close();
  }
};

/** Tells who would be cut, before anything begins. */
const tellCut = ({ print, cli: { say } }: AllParts, jobs: readonly NightJob[], limits: Limits, maxMs: number): void => {
  const course = forecast(jobs, limits);
  const need = Math.max(0, ...course.map((one) => one.to));
  const cut = course.filter((one) => one.from >= maxMs).map((one) => one.job.key);
  print(`${say(words.night.cut, minutesText(maxMs), minutesText(need), cut.length === 0 ? '–' : cut.join(', '))}\n`);
};

/** Notes a result, prints its line, and lets the page follow from time to time. */
const reporter = ({ order, cli: { lang }, print, onResult, show }: AllParts): ((result: TargetResult, how?: 'carried' | 'again') => void) => {
  const of = order.plan.targets.filter((one) => !one.attended).length;
  let n = 0;
  let shown = performance.now();
  let showing: Promise<void> | undefined;
  return (result, how) => {
    if (how !== 'again') n += 1;
    onResult(result);
    if (how !== 'carried') print(plainText(`[${how === 'again' ? words.night.again[lang]() : `${n}/${of}`}] ${result.key} ${result.verdict === 'as-wanted' ? verdictWords[result.verdict][lang]() : result.sentence}`).concat('\n'));
    if (showing || performance.now() - shown < showEveryMs) return;
    showing = show().finally(() => {
      showing = undefined;
      shown = performance.now();
    });
  };
};

/**
 * One visit in the pool's browser. A browser that died takes its visits with it, whoever's fault it was, so these are made once more in a fresh one. Drift is read
 * a second time with every step pictured: what is reported has been seen twice.
 */
const visitInPool = async (planned: Planned, pool: BrowserPool, around: VisitAround): Promise<TargetResult> => {
  const first = await visitOnce(planned, pool, around, false);
  if ('fault' in first) return first.fault;
  const enough = around.stop.aborted || (!first.browserGone && (isSettled(first.result.verdict) || !first.concluded));
  // A window that has begun meanwhile ends the looking; what was seen before it stands.
  if (enough || inWindow(planned, { now: around.now(), lang: around.lang })) return first.result;
  return seenTwice(first.result, resultOf(await visitOnce(planned, pool, around, true)), around.lang);
};

/** Causes of the moment. A refusal, another machine or a wrong key is none, and is never tried twice. */
const ofTheMoment = new Set(['no-answer', 'connect-timeout', 'unreachable', 'not-found', 'not-arrived', 'list-incomplete', 'step-timeout', 'page-error', 'browser-gone', 'renderer-crashed', 'signed-out', 'locked']);

const mayPass = ({ verdict, cause }: TargetResult): boolean => verdict === 'not-checked' && cause !== undefined && ofTheMoment.has(cause.code);

type Once = (Visited & { readonly browserGone: boolean }) | { readonly fault: TargetResult };

const resultOf = (once: Once): TargetResult => ('fault' in once ? once.fault : once.result);

const visitOnce = async (planned: Planned, pool: BrowserPool, around: VisitAround, allPictures: boolean): Promise<Once> => {
  const { lang, now } = around;
  try {
    const place = await pool.take();
    try {
      const visited = await visit(planned, place.shared, around, allPictures);
      if (visited.spoiled) place.leave(true);
      const browserGone = place.isGone() && visited.result.verdict === 'not-checked';
      const cause: Cause = { code: 'browser-gone', sentence: nightWords.browserGone[lang](), next: nightWords.crashedNext[lang](), mark: '' };
      return { ...visited, browserGone, ...(browserGone ? { result: notChecked(planned, visited.result, cause, lang) } : {}) };
    } finally {
      place.leave();
    }
  } catch (error) {
    if (!(error instanceof BrowserFault)) throw error;
    return { fault: notChecked(planned, { key: planned.target.key, at: now().toISOString(), tookMs: 0 }, { code: 'browser-missing', sentence: error.remedy[lang](), next: '', mark: '' }, lang) };
  }
};
