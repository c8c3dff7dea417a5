import { dateTime, localZone } from '../../engine/evidence/format.ts';
import { diffGoal } from '../../engine/goal.ts';
import { localDay } from '../../engine/inputs/date.ts';
import { driftOf, groupDrift, type DriftGroup } from '../../engine/night/drift.ts';
import { readTwins, statesAt, type LastLook, type TwinLine } from '../../engine/night/twin.ts';
import { exitCodes } from '../../engine/verdict.ts';
import { changesOf } from '../../engine/walk/changes.ts';
import { expandSteps } from '../../engine/walk/expand.ts';
import { fieldName, shownValue } from '../../engine/words/fields.ts';
import type { Cli } from '../cli.ts';
import type { Told } from '../machine-place.ts';
import { trouble, WrongCommand } from '../trouble.ts';
import { words } from '../words.ts';
import type { NightFlags } from './flags.ts';
import { select } from './selection.ts';
import { planNight, type Planned } from './targets.ts';

export interface DriftFlags extends NightFlags {
  readonly since?: string;
}

/** So many days back unless a day is named. */
const usualDays = 7;

/** Names in a line; JSON has all. */
const named = 12;

/** A machine that is not as wanted by its last reading, with the guide's line that sets the value. */
interface Differing {
  readonly key: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly line: string;
  readonly readAt: string;
}

/** `drift`: what changed on the consoles since a day, and what differs from the wanted settings now. Reads files alone; no console is asked. */
export const drift = async (cli: Cli, flags: DriftFlags): Promise<Told> => {
  const { io, lang, say } = cli;
  const since = sinceOf(flags, io.now());
  const selection = await select(flags, io.env, lang);
  const plan = planNight(selection, undefined, { lang, today: localDay(io.now()) });
  const twins = readTwins(selection.folders.runs).filter(({ last }) => plan.targets.some((one) => one.key === keyOf(last)));
  if (twins.length === 0) return { text: say(words.night.drift.nothing), document: { exitCode: exitCodes['not-checked'], machines: 0, groups: [], differing: [] }, exitCode: exitCodes['not-checked'] };
  const titles = titlesOf([...plan.planned.values()]);
  const groups = groupDrift(twins.flatMap(({ last, lines }) => driftOf(last, lines, since.toISOString())));
  const differing = twins.flatMap(({ last, lines }) => differingIn(plan.planned.get(keyOf(last)), keyOf(last), lines, cli));
  const exitCode = differing.length > 0 ? exitCodes.differs : 0;
  const text = [
    say(words.night.drift.since, dateTime(since.toISOString(), localZone()).slice(0, 10), twins.length),
    ...(groups.length === 0 ? [say(words.night.drift.none)] : groups.flatMap((one) => groupLines(one, titles, cli))),
    '', say(words.night.drift.wanted), ...(differing.length === 0 ? [say(words.night.drift.allWanted)] : differing.map((one) => `  ${one.key}: ${one.where}: ${shown(one.before, cli)} → ${one.after}  (${one.line}; ${dateTime(one.readAt, localZone()).slice(0, 16)})`)),
  ].join('\n');
  return { text, document: { exitCode, since: since.toISOString(), machines: twins.length, groups, differing }, exitCode };
};

const keyOf = ({ customer, appliance }: Pick<LastLook, 'customer' | 'appliance'>): string => `${customer}/${appliance}`;

const sinceOf = ({ since }: DriftFlags, now: Date): Date => {
  if (since === undefined) return new Date(now.getFullYear(), now.getMonth(), now.getDate() - usualDays);
  const day = new Date(`${since}T00:00:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(day.getTime())) throw new WrongCommand([trouble('since', '--since', words.badSince)]);
  return day;
};

const titlesOf = (planned: readonly Planned[]): ReadonlyMap<string, string> => new Map(planned.flatMap((one) => one.sections.map(({ section }) => [`${one.profile.kind} ${section.id}`, section.title] as const)));

const shown = (text: string, { say }: Cli): string => (text === '' ? say(words.night.drift.empty) : text);

const groupLines = ({ kind, section, fields, before, after, afterVersion, drifts }: DriftGroup, titles: ReadonlyMap<string, string>, cli: Cli): string[] => {
  const { lang, say } = cli;
  const where = [titles.get(`${kind} ${section}`) ?? section, ...fields.map((one) => fieldName(one, lang))].join(' › ');
  const value = (one: unknown): string => shown(shownValue(one, lang), cli);
  const days = drifts.map((one) => one.at).sort();
  const span = [...new Set([days[0], days.at(-1)].map((at) => dateTime(at ?? '', localZone()).slice(0, 10)))].join(' ~ ');
  const names = [...new Set(drifts.map((one) => one.customer))];
  return [
    `  ${say(words.night.drift.group, names.length, where, value(before), value(after))}${afterVersion === undefined ? '' : ` ${say(words.night.drift.afterVersion, afterVersion)}`}  (${span})`,
    `    ${names.slice(0, named).join(', ')}${names.length > named ? ` … +${names.length - named}` : ''}`,
    ...drifts.filter((one) => one.who.length > 0).slice(0, named).flatMap((one) => [`    ${say(words.night.drift.record, one.customer)}`, ...one.who.map(({ time, administrator, from, menu, work }) => `      ${[time, administrator, from, menu, work].join(' · ')}`)]),
  ];
};

/** Differences from the wanted settings by the last reading, each with the first line of the guide that would set it. */
const differingIn = (planned: Planned | undefined, key: string, lines: readonly TwinLine[], { lang }: Cli): Differing[] => {
  const known = statesAt(lines);
  if (!planned || !known || planned.nothingWanted) return [];
  return planned.sections.filter((one) => !one.held && one.section.id in known.states).flatMap(({ section }) => {
    const differences = diffGoal(section.goal, known.states[section.id] as Record<string, unknown>);
    const steps = expandSteps(section.steps, differences).filter((one) => one.needed && one.step.verb === 'act');
    const first = section.slide.lines.find((line) => line.ref === steps[0]?.step.ref);
    const line = first ? `${section.slide.id}${section.slide.part ?? ''} ${first.n}. ${first.text}` : section.slide.id;
    return changesOf(section, differences, lang).map((change) => ({ key, where: `${section.title} › ${change.where}`, before: change.before, after: change.after, line, readAt: known.at }));
  });
};
