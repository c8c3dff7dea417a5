import { accountFor, attendance } from '../../engine/customer/account.ts';
import type { ApplianceProfile, LoadedCustomer } from '../../engine/customer/load.ts';
import { USUAL_MAX_AGE_DAYS } from '../../engine/customer/nightly-schema.ts';
import { sameKeys } from '../../engine/customer/same-keys.ts';
import { resolveInputs, type Inputs, type NeededInput } from '../../engine/customer/wanted-overrides.ts';
import { describeProblem, type Problem } from '../../engine/inputs/problem.ts';
import { configHash } from '../../engine/night/config-hash.ts';
import { checkOf } from '../../engine/night/judge.ts';
import type { NightTarget } from '../../engine/night/target.ts';
import type { Route } from '../../engine/relay/rules.ts';
import type { Runbook, RunbookInputs } from '../../engine/runbook.ts';
import { marksOf } from '../../engine/state/marks.ts';
import { resolveSections, type Resolved } from '../../engine/walk/expand.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import { bookFor, bookName, usualBook } from '../books.ts';
import { runbookReadings } from '../readings.ts';
import { words } from '../words.ts';
import { calibrationNames, type CalibrationNames } from './calibrations.ts';
import type { BadProfile, Selection } from './selection.ts';

/** A target with all that its visit needs. */
export interface Planned {
  readonly target: NightTarget;
  readonly loaded: LoadedCustomer;
  readonly profile: ApplianceProfile;
  readonly book: Runbook;
  readonly inputs: Inputs;
  readonly runbookInputs: RunbookInputs;
  readonly sections: readonly Resolved[];
  /** Every wanted IP has expired. */
  readonly nothingWanted: boolean;
}

/** What is expected, and for each target that can be visited how. */
export interface PlannedNight {
  readonly targets: readonly NightTarget[];
  readonly planned: ReadonlyMap<string, Planned>;
  /** Names the profiles as they are now. */
  readonly config: string;
}

/** Longest visit of one machine unless its profile says otherwise. */
const usualDeadlineMs = 10 * 60_000;

/** Whom a night goes to. */
export type Selected = Pick<Selection, 'loaded' | 'bad'> & { readonly folders: Pick<Selection['folders'], 'calibrations'> };

/** In which language, and on which day (`YYYY-MM-DD`): sending IPs expire. */
interface Said {
  readonly lang: Lang;
  readonly today: string;
}

/**
 * Every appliance of every customer with its checks: the guide's screens as the profile reads them.
 * @param wished a runbook's name; undefined: what is usual on each kind of appliance
 */
export const planNight = ({ loaded, bad, folders }: Selected, wished: string | undefined, { lang, today }: Said): PlannedNight => {
  const planned = new Map<string, Planned>();
  const calibrations = calibrationNames(folders.calibrations);
  const alike = sameKeys(loaded).filter((one) => !one.toldApart);
  const targets = loaded.flatMap((one) => one.customer.appliances.map((profile): NightTarget => {
    const name = `${one.customer.id}/${profile.id}`;
    const twin = alike.find(({ first, second }) => first === name || second === name);
    // The password of the one would be typed into the other (law 8).
    if (twin) return { ...baseTarget(one, profile, bookName(wished ?? usualBook(profile.kind, 'verify')).name, lang), checks: [], problems: [`${twin.where}: ${words.machine.sameKeyNotTold[lang](twin.first === name ? twin.second : twin.first)}`] };
    const found = planOne(one, profile, wished ?? usualBook(profile.kind, 'verify'), calibrations, { lang, today });
    if ('planned' in found) planned.set(found.target.key, found.planned);
    return found.target;
  }));
  const all = [...targets, ...bad.map(badTarget)].sort((a, b) => a.key.localeCompare(b.key));
  return { targets: all, planned, config: configHash(all.map(({ key, config }) => [key, config])) };
};

const needed: readonly NeededInput[] = ['sendingIps', 'policy', 'filters', 'maxRecipients'];

const planOne = (loaded: LoadedCustomer, profile: ApplianceProfile, wished: string, calibrations: CalibrationNames, { lang, today }: Said): { target: NightTarget } | { target: NightTarget; planned: Planned } => {
  const { customer } = loaded;
  const { kind, name } = bookName(wished);
  const book = kind === undefined || kind === profile.kind ? bookFor(name, profile.kind) : undefined;
  const base = baseTarget(loaded, profile, name, lang);
  if (!book) return { target: { ...base, checks: [], problems: [words.night.noBook[lang](wished, profile.kind)] } };
  const needs = needed.filter((name) => book.needs.includes(name));
  const first = resolveInputs(customer, profile.id, {}, { needs, today });
  const nothingWanted = first.problems.some((one) => one.code === 'inputs.all-expired');
  const resolved = nothingWanted ? resolveInputs(customer, profile.id, {}, { needs: needs.filter((name) => name !== 'sendingIps'), today }) : first;
  if (!resolved.inputs) return { target: { ...base, checks: [], problems: resolved.problems.map((one) => sentence(one, lang)) } };
  const { sendingIps, policy, limitPolicy, description, filters, maxRecipients, readings } = resolved.inputs;
  const runbookInputs: RunbookInputs = { sendingIps: sendingIps.map((one) => one.ip), policy, limitPolicy, description, filters, maxRecipients };
  const sections = resolveSections(book.sections(runbookInputs), runbookReadings(readings));
  const made = { profile, runbook: book.id, inputs: runbookInputs, readings, expired: resolved.inputs.expired.map((one) => one.ip), calibrations: calibrations(loaded, profile) };
  const target: NightTarget = { ...base, checks: sections.map(({ section }) => checkOf(section)), config: configHash(made) };
  return { target, planned: { target, loaded, profile, book, inputs: resolved.inputs, runbookInputs, sections, nothingWanted } };
};

const sentence = (one: Problem, lang: Lang): string => `${one.where}: ${describeProblem(one, lang)}`;

const baseTarget = ({ customer }: LoadedCustomer, profile: ApplianceProfile, name: string, lang: Lang): Omit<NightTarget, 'checks'> => {
  const { nightly } = profile;
  const { route, address } = marksOf({ url: profile.url, route: routeOf(profile), profile: `${customer.id}/${profile.id}`, ...(profile.hosts ? { hosts: profile.hosts } : {}) }).way;
  const reason = nightly?.attended?.reason ?? needsPerson(profile, lang);
  return {
    key: `${customer.id}/${profile.id}`, customer: { id: customer.id, name: customer.name }, appliance: { id: profile.id, kind: profile.kind }, runbook: `${profile.kind}/${name}`,
    machine: `${route} ${address}`, site: nightly?.site ?? (route === 'direct' ? address : route), deadlineMs: nightly?.deadlineMinutes === undefined ? usualDeadlineMs : nightly.deadlineMinutes * 60_000,
    config: configHash(profile), ...(reason === undefined ? {} : { attended: { reason, maxAgeDays: nightly?.attended?.maxAgeDays ?? USUAL_MAX_AGE_DAYS } }),
    ...(nightly?.acknowledged ? { acknowledged: nightly.acknowledged } : {}),
  };
};

const routeOf = ({ route }: ApplianceProfile): Route => (!route || route.kind === 'direct' ? { kind: 'direct' } : { kind: route.kind, host: route.host, port: route.port });

/** Why nobody but a person may check this machine; undefined when the night may. */
const needsPerson = (profile: ApplianceProfile, lang: Lang): string | undefined => {
  const found = attendance(profile, { mode: 'verify', interactive: false });
  const { attended } = words.night;
  if (found.kind === 'refuse') return found.reasons.map((one) => attended[one][lang]()).join(' ');
  const { password, totp } = accountFor(profile, 'verify');
  const asked = [password, totp, profile.route && 'password' in profile.route ? profile.route.password : undefined];
  return asked.some((one) => one === 'ask:' || one === 'by-hand:') ? attended.asked[lang]() : undefined;
};

const badTarget = ({ id, problems }: BadProfile): NightTarget => ({
  key: `${id}/?`, customer: { id, name: id }, appliance: { id: '?', kind: '?' }, runbook: '?', checks: [], problems, machine: `profile ${id}`, site: `profile ${id}`, deadlineMs: usualDeadlineMs, config: configHash(problems),
});
