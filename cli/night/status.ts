import { join } from 'node:path';
import { dateTime, localZone } from '../../engine/evidence/format.ts';
import { readNights, type Night } from '../../engine/night/night-folder.ts';
import type { NightSummary } from '../../engine/night/night-summary.ts';
import { earlierSummaries, publish, summaryFiles } from '../../engine/night/publish.ts';
import { summariseNight } from '../../engine/night/summarise-night.ts';
import { localDay } from '../../engine/inputs/date.ts';
import { parseWholeNumber } from '../../engine/inputs/number.ts';
import { lockState } from '../../engine/state/locks.ts';
import { exitCodes, worst, type Verdict } from '../../engine/verdict.ts';
import { usualBook } from '../books.ts';
import type { Cli } from '../cli.ts';
import type { Told } from '../machine-place.ts';
import { foldersOf } from '../settings.ts';
import { troubleOf, WrongCommand } from '../trouble.ts';
import { words } from '../words.ts';
import { endingSoon, lastLooks } from './around.ts';
import type { NightFlags } from './flags.ts';
import { nightLock } from './night.ts';
import { select } from './selection.ts';
import { planNight, type PlannedNight } from './targets.ts';

export interface StatusFlags extends NightFlags {
  readonly maxAge?: string;
}

/** A night begins once a day; two hours of slack for one that began late. */
const usualMaxAgeHours = 26;

/** Names in a sentence; the page has all. */
const named = 10;

const hourMs = 3_600_000;

/**
 * `status`: whether the last full night can be relied on. Red (3) when there is none, it is too old, was cut short or ran with other profiles; else the night's own end.
 * The page of a night that was killed is written anew, so that it says who was not checked.
 */
export const status = async (cli: Cli, flags: StatusFlags): Promise<Told> => {
  const { io, lang, say } = cli;
  const limit = flags.maxAge === undefined ? undefined : parseWholeNumber(flags.maxAge, { min: 1, max: 10_000 }, '--max-age');
  if (limit?.ok === false) throw new WrongCommand([troubleOf(limit.problem)]);
  const { runs, state } = foldersOf(flags, io.env);
  const night = readNights(runs, 200).find(isFull);
  if (!night) return red([say(words.night.status.never)], { night: null });
  const isRunning = night.end === undefined && lockState({ stateDir: state, machine: nightLock }).kind === 'live';
  const selection = await select(flags, io.env, lang);
  const plan = planNight(selection, undefined, { lang, today: localDay(io.now()) });
  const summary = summariseNight(night, {
    now: io.now(), isRunning, earlier: earlierSummaries(runs, night.manifest), lastLooks: lastLooks(night.manifest.targets, runs), endingSoon: endingSoon(selection.loaded, io.now()),
  });
  if (summary.state === 'cut-short') await publish(night.dir, summary, night.manifest.lang, localZone());
  const troubles = troublesOf(cli, { night, summary, plan, limitHours: limit?.ok ? limit.value : usualMaxAgeHours });
  const page = join(night.dir, summaryFiles.page);
  const document = { night: { id: summary.id, dir: night.dir, page, state: summary.state, startedAt: summary.startedAt, verdict: summary.verdict, targets: summary.targets, notChecked: missing(summary) } };
  const told = [say(words.night.status.good, dateTime(summary.startedAt, localZone()), summary.sentence), ...(isRunning ? [say(words.night.status.running)] : []), ...troubles, say(words.night.page, page)];
  return troubles.length > 0 ? red(told, document, summary.verdict) : { text: told.join('\n'), document: { ...document, exitCode: summary.exitCode, troubles: [] }, exitCode: summary.exitCode };
};

const red = (lines: readonly string[], document: object, verdict: Verdict = 'not-checked'): Told => {
  const exitCode = exitCodes[worst([verdict, 'not-checked'])];
  return { text: lines.join('\n'), document: { ...document, exitCode, troubles: lines }, exitCode };
};

/** A night over one slide has not seen what a full one sees. Targets of a profile with problems name no runbook. */
const isFull = ({ manifest: { scope, targets } }: Night): boolean => scope.kind === 'all' && targets.every(({ runbook, appliance: { kind } }) => runbook === '?' || runbook === `${kind}/${usualBook(kind, 'verify')}`);

const missing = (summary: NightSummary): string[] => summary.rows.filter((one) => one.standing === 'counts' && one.verdict === 'not-checked').map((one) => one.key);

const list = (keys: readonly string[]): string => `${keys.slice(0, named).join(', ')}${keys.length > named ? ` … +${keys.length - named}` : ''}`;

const troublesOf = ({ io, say }: Cli, { night, summary, plan, limitHours }: { night: Night; summary: NightSummary; plan: PlannedNight; limitHours: number }): string[] => {
  const { status: said } = words.night;
  // A night that took over results is as old as the oldest of them.
  const oldest = night.results.reduce((at, one) => (one.standing === 'counts' && one.at < at ? one.at : at), summary.startedAt);
  const hours = Math.floor((io.now().getTime() - Date.parse(oldest)) / hourMs);
  const left = missing(summary);
  return [
    ...(hours >= limitHours ? [say(said.tooOld, hours, limitHours)] : []),
    ...(summary.state === 'cut-short' ? [say(said.cutShort, left.length, left.length === 0 ? '–' : list(left))] : []),
    ...(plan.config === night.manifest.config ? [] : [say(said.otherConfig, list(changed(night, plan)))]),
  ];
};

/** Targets that came, went or have another profile now. */
const changed = ({ manifest }: Night, plan: PlannedNight): string[] => {
  const [then, now] = [manifest.targets, plan.targets].map((targets) => new Map(targets.map((one) => [one.key, one.config])));
  return [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].filter((key) => then?.get(key) !== now?.get(key)).sort();
};
