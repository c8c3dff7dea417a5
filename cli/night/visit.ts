import { relative } from 'node:path';
import { isOwnConsole } from '../../engine/browser/own-consoles.ts';
import { proofOf } from '../../engine/browser/proven.ts';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { longestPictureMs } from '../../engine/camera.ts';
import { hasPassed, localDay } from '../../engine/inputs/date.ts';
import { guarded } from '../../engine/night/guarded.ts';
import { judge, type Judged } from '../../engine/night/judge.ts';
import type { Cause, Leftover, TargetResult } from '../../engine/night/target.ts';
import { readTwin } from '../../engine/night/twin.ts';
import { nightWords } from '../../engine/night/words.ts';
import type { RunRequest } from '../../engine/run-request.ts';
import { exitCodes, verdictWords, worst, type Verdict } from '../../engine/verdict.ts';
import { describeFault } from '../../engine/words/faults.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import { applianceOf } from '../appliances.ts';
import { calibrationLookup, calibrationOf } from '../calibration-lookup.ts';
import { execute, type Finished } from '../execute.ts';
import { machineOf } from '../machine.ts';
import { runbookReadings } from '../readings.ts';
import type { Folders } from '../settings.ts';
import type { Trouble } from '../trouble.ts';
import { keepTwin } from '../twin.ts';
import { reportOf, verdictOf } from './evidence.ts';
import type { Planned } from './targets.ts';

/** What all visits of a night share. */
export interface VisitAround {
  readonly folders: Folders;
  /** The night's folder; results name files relative to it. */
  readonly nightDir: string;
  readonly dotEnv: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly operator: string;
  readonly product: RunRequest['product'];
  readonly lang: Lang;
  readonly now: () => Date;
  readonly stop: AbortSignal;
}

/** A visit's result, and whether the browser was left in a state in which nobody should use it. */
export interface Visited {
  readonly result: TargetResult;
  readonly spoiled: boolean;
  /** The run read its machine and came to a conclusion of its own. */
  readonly concluded: boolean;
}

/** How long after its deadline a visit's context is closed, and how long after that it is given up. A picture that has just been begun and the sign-out fit in between. */
const graceMs = longestPictureMs + 20_000;
const giveUpMs = 20_000;

/** Looks at one machine: one run with its own folder and report, judged by what it read. Never throws. */
export const visit = async (planned: Planned, shared: SharedBrowser, around: VisitAround, allPictures: boolean): Promise<Visited> => {
  const started = performance.now();
  const at = around.now().toISOString();
  const facts = (): Pick<TargetResult, 'key' | 'at' | 'tookMs'> => ({ key: planned.target.key, at, tookMs: Math.round(performance.now() - started) });
  try {
    const request = await requestOf(planned, around, allPictures);
    if ('cause' in request) return { result: notChecked(planned, facts(), request.cause, around.lang), spoiled: false, concluded: false };
    const ended = await guarded((signal, opened) => execute(request, shared, {
      readers: [], askSecret: undefined, signal, opened, env: around.env, outputs: 'report', approve: () => () => Promise.resolve({ outcome: 'missing', by: around.operator, how: 'night' }),
    }), { deadlineMs: planned.target.deadlineMs, graceMs, giveUpMs, stop: around.stop });
    const finished = ended.value;
    if (!finished) return { result: notChecked(planned, facts(), lateCause(planned, around.lang), around.lang), spoiled: true, concluded: false };
    const twinProblem = await keepTwin(request, planned.profile, finished).then(() => undefined, (error: unknown) => messageOf(error));
    const result = resultOf(planned, finished, { ...around, shared }, facts(), causeOf(planned, finished, ended.how, around));
    if (twinProblem === undefined) return { result, spoiled: false, concluded: finished.outcome.fault === undefined };
    const verdict = worst([result.verdict, 'withheld']);
    return { result: { ...result, verdict, sentence: `${result.sentence} twin: ${twinProblem}` }, spoiled: false, concluded: true };
  } catch (error) {
    return { result: notChecked(planned, facts(), { code: 'internal', sentence: describeFault({ code: 'internal', params: { what: planned.target.key, detail: messageOf(error) }, verdict: 'not-checked' }, around.lang).sentence, next: '', mark: messageOf(error) }, around.lang), spoiled: false, concluded: false };
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The run of one machine, or why it cannot be made: a secret that cannot be had concerns this customer alone. */
const requestOf = async ({ loaded, profile, book, runbookInputs, inputs }: Planned, around: VisitAround, stepPictures: boolean): Promise<RunRequest | { readonly cause: Cause }> => {
  const { customer, file } = loaded;
  const appliance = applianceOf(profile.kind);
  const found: Trouble[] = [];
  const calibration = calibrationLookup(calibrationOf(around.folders.calibrations, loaded, profile), found);
  const { machine, troubles: more } = await machineOf({ customer, file, profile, appliance, dotEnv: around.dotEnv, env: around.env, ask: undefined, mode: 'verify', confirm: () => Promise.resolve(false) });
  const troubles = [...found, ...more];
  if (!machine || troubles.length > 0) {
    const [first] = troubles;
    return { cause: { code: first?.code ?? 'no-secret', sentence: troubles.map((one) => `${one.where}: ${one.text[around.lang]()}`).join(' '), next: '', mark: '' } };
  }
  return {
    mode: 'verify', runbook: book, appliance, machine, customer: { id: customer.id, name: customer.name }, inputs: runbookInputs, readings: runbookReadings(inputs.readings), who: { operator: around.operator }, lang: around.lang,
    // A check reads no log.
    query: { ips: [], from: 0, to: Number.POSITIVE_INFINITY, pageBudget: 1 },
    runsDir: around.folders.runs, stateDir: around.folders.state, product: around.product, stepPictures, calibration, whoChanged: stepPictures,
  };
};

const lateCause = ({ target }: Planned, lang: Lang): Cause => ({ code: 'deadline', sentence: nightWords.deadline[lang](Math.round(target.deadlineMs / 6_000) / 10), next: nightWords.deadlineNext[lang](), mark: '' });

/** Causes that lie on the way to the machine: one outage of a line shows at all that are behind it. */
const onTheWay = new Set(['unreachable', 'name-unresolved', 'connection-refused', 'connect-timeout', 'no-answer', 'proxy', 'route']);

const causeOf = (planned: Planned, { outcome }: Finished, how: 'done' | 'late' | 'crashed', { lang, stop }: VisitAround): Cause | undefined => {
  if (outcome.fault === undefined) return undefined;
  const { fault } = outcome;
  if (how === 'crashed') return { code: 'renderer-crashed', sentence: nightWords.crashed[lang](), next: nightWords.crashedNext[lang](), mark: '' };
  if (how === 'late') return lateCause(planned, lang);
  if (fault.code === 'stopped' && stop.aborted) return { code: 'stopped', sentence: nightWords.stopped[lang](), next: nightWords.outOfTimeNext[lang](), mark: '' };
  const { sentence, next } = describeFault(fault, lang);
  const { route } = planned.profile;
  const mark = onTheWay.has(fault.code) ? (route && route.kind !== 'direct' ? planned.target.site : '') : (fault.params['version'] ?? fault.params['text'] ?? fault.params['what'] ?? '');
  return { code: fault.code, sentence, next, mark };
};

const resultOf = (planned: Planned, finished: Finished, around: VisitAround & { readonly shared: SharedBrowser }, facts: Pick<TargetResult, 'key' | 'at' | 'tookMs'>, cause: Cause | undefined): TargetResult => {
  const { outcome, record, unshared } = finished;
  const judged = judge({ sections: planned.sections, results: outcome.results, states: record.states }, {
    noise: planned.profile.nightly?.noise ?? [], retired: retiredIps(planned, around), nothingWanted: planned.nothingWanted, today: localDay(around.now()),
  });
  const verdict = verdictOf(judged.checks, finished, cause === undefined);
  const report = reportOf(finished);
  const notices = [...record.warnings, ...(unshared === undefined ? [] : [unshared]), ...browserNotices(planned, around)];
  return {
    ...facts, verdict, standing: 'counts', sentence: sentenceOf(verdict, judged, finished, planned, cause, around.lang), ...(cause ? { cause } : {}), ...judged,
    ...(notices.length === 0 ? {} : { notices }),
    dir: fromNight(around, outcome.dir), ...(report === undefined ? {} : { report: fromNight(around, report) }), ...(record.version === '' ? {} : { version: record.version }), writes: record.writes,
  };
};

/** Reading with a browser that nobody has tried is no fault, and is said (F-113). */
const browserNotices = ({ profile }: Planned, { folders, shared, lang, product }: VisitAround & { readonly shared: SharedBrowser }): string[] =>
  (isOwnConsole(profile.url) || proofOf(folders.state, shared, product) ? [] : [nightWords.unproven[lang](`${shared.path} ${shared.version}`)]);

const sentenceOf = (verdict: Verdict, { leftovers }: Judged, finished: Finished, planned: Planned, cause: Cause | undefined, lang: Lang): string => {
  const more = leftovers.map((one) => `${nightWords.leftover[lang](one.ip)}.`);
  const head = cause ? `${verdictWords[verdict][lang]()}: ${cause.sentence}` : verdict === finished.verdict && !planned.nothingWanted ? finished.sentence : `${verdictWords[verdict][lang]()}.`;
  return [head, ...(planned.nothingWanted ? [nightWords.retired[lang]()] : []), ...more].join(' ');
};

/** Sending IPs that must be gone: their time has passed, or they were wanted once and the profile does not know them any more. */
const retiredIps = ({ profile, target }: Planned, { folders, now }: VisitAround): Omit<Leftover, 'fields'>[] => {
  const listed = profile.wanted.sendingIps;
  const expired = listed.filter((one) => one.until !== undefined && hasPassed(one.until, localDay(now()))).map(({ ip, until }) => ({ ip, why: 'expired' as const, ...(until === undefined ? {} : { until }) }));
  const once = readTwin(folders.runs, target.customer.id, target.appliance.id).last?.wantedOnce ?? [];
  return [...expired, ...once.filter((ip) => !listed.some((one) => one.ip === ip)).map((ip) => ({ ip, why: 'removed' as const }))];
};

const fromNight = ({ nightDir }: VisitAround, path: string): string => relative(nightDir, path).replaceAll('\\', '/');

/** A target that nobody could look at. */
export const notChecked = ({ target }: Pick<Planned, 'target'>, facts: Pick<TargetResult, 'key' | 'at' | 'tookMs'>, cause: Cause, lang: Lang): TargetResult => ({
  ...facts, verdict: 'not-checked', standing: 'counts', sentence: `${verdictWords['not-checked'][lang]()}: ${cause.sentence}`, cause,
  checks: target.checks.map((one) => ({ ...one, verdict: 'not-checked', changes: [], excused: [], note: cause.code })), leftovers: [], unusedNoise: [], writes: 0,
});

/** Whether a verdict leaves nothing to be looked at again. */
export const isSettled = (verdict: Verdict): boolean => exitCodes[verdict] === 0;
