/**
 * The inputs of a run: the profile's wanted settings with the flags put over them, validated completely before a browser opens. Every value keeps where
 * it came from; all problems are reported together.
 */

import { textLimits, type ConsoleTextField } from './console-texts.ts';
import type { FilterKey, FilterPreset } from './filters.ts';
import { originOf } from './origins.ts';
import { mergeReadings } from './readings.ts';
import type { ApplianceProfile, Customer, Readings } from './schema.ts';
import { parseFilters } from './wanted-filters.ts';
import { mergeSendingIps, type WantedIp } from './wanted-ips.ts';
import { localDay } from '../inputs/date.ts';
import { parseConsoleText } from '../inputs/name.ts';
import { parseWholeNumber, RECIPIENTS_RANGE } from '../inputs/number.ts';
import { problem, type Problem } from '../inputs/problem.ts';

export type { WantedIp } from './wanted-ips.ts';

/** What flags can put over the profile's wanted settings; texts as they were typed. */
export interface WantedOverrides {
  /** `--ip`, each one address; replaces the profile's list for this run. An address the profile knows keeps its note, ticket and until. */
  readonly ips?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  /** A preset, or keys or labels, commas allowed. */
  readonly filters?: string | readonly string[] | undefined;
  readonly maxRecipients?: string | number | undefined;
  /** `connection-allow` or `sendingPermission=connection-allow`. */
  readonly reading?: string | readonly string[] | undefined;
  /** Who confirmed the readings given by flag: the operator. */
  readonly confirmedBy?: string | undefined;
}

/** Settings that a runbook may need. */
export type NeededInput = 'sendingIps' | 'policy' | 'filters' | 'maxRecipients';

/** The inputs of a run. `from` says for each where it came from: `customers/acme.yaml:14 …` or the flag. */
export interface Inputs {
  readonly sendingIps: readonly WantedIp[];
  /** Sending IPs whose `until` has passed: not wanted any more. */
  readonly expired: readonly WantedIp[];
  readonly policy: string;
  readonly limitPolicy: string;
  readonly description: string;
  readonly filters: readonly FilterKey[];
  /** Set when the filters were asked for by the name of a preset. */
  readonly filterPreset: FilterPreset | undefined;
  readonly maxRecipients: number | undefined;
  readonly readings: Readings;
  readonly from: Readonly<Record<'policy' | 'limitPolicy' | 'description' | 'filters' | 'maxRecipients' | 'readings', string>>;
}

/** What resolving depends on besides profile and flags. */
export interface ResolveOptions {
  /** What the runbook needs; an absent one is a problem. Default: sending IPs. */
  readonly needs?: readonly NeededInput[];
  /** `YYYY-MM-DD`; default today. */
  readonly today?: string;
}

/** The outcome: `appliance` and `inputs` are defined exactly when `problems` is empty. */
export type ResolvedInputs =
  | { readonly appliance: ApplianceProfile; readonly inputs: Inputs; readonly problems: readonly []; readonly notices: readonly Problem[] }
  | { readonly appliance: ApplianceProfile | undefined; readonly inputs: undefined; readonly problems: readonly [Problem, ...Problem[]]; readonly notices: readonly Problem[] };

/** Chooses the appliance and merges profile and flags. Without an id a customer with several appliances is a problem that lists their ids. */
export function resolveInputs(customer: Customer, applianceId: string | undefined, overrides: WantedOverrides = {}, options: ResolveOptions = {}): ResolvedInputs {
  const ids = customer.appliances.map(({ id }) => id).join(', ');
  const candidates = applianceId === undefined ? customer.appliances : customer.appliances.filter(({ id }) => id === applianceId);
  const [appliance, other] = candidates;
  if (appliance === undefined) return failed(undefined, [problem('inputs.no-appliance', '--appliance', { id: applianceId ?? '–', ids })]);
  if (other !== undefined) return failed(undefined, [problem('inputs.choose-appliance', '--appliance', { ids })]);
  return mergeWanted(appliance, (...keys) => originOf(customer, ['appliances', customer.appliances.indexOf(appliance), ...keys]), overrides, options);
}

type Place = (...keys: (string | number)[]) => string;

function mergeWanted(
  appliance: ApplianceProfile, place: Place, overrides: WantedOverrides, { needs = ['sendingIps'], today = localDay() }: ResolveOptions,
): ResolvedInputs {
  const { wanted } = appliance;
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  const text = (field: ConsoleTextField, value: string, where: string): string => {
    const parsed = parseConsoleText(value, textLimits(field, appliance.variants), where);
    if (!parsed.ok) problems.push(...parsed.problems);
    else notices.push(...parsed.notices);
    return parsed.ok ? parsed.text : value;
  };

  const ips = mergeSendingIps(appliance, place, overrides.ips, today);
  const policyFrom = overrides.policy === undefined ? place('wanted', 'policy') : '--policy';
  const policy = text('policy', overrides.policy ?? wanted.policy, policyFrom);
  const limitFrom = wanted.limitPolicy === undefined ? policyFrom : place('wanted', 'limitPolicy');
  const limitPolicy = wanted.limitPolicy === undefined ? policy : text('limitPolicy', wanted.limitPolicy, limitFrom);
  const description = text('description', wanted.description ?? '', place('wanted', 'description'));

  const filtersFrom = overrides.filters === undefined ? place('wanted', 'filters') : '--filters';
  const filterTexts = asList(overrides.filters ?? wanted.filters);
  const chosen = filterTexts === undefined ? undefined : parseFilters(filterTexts, filtersFrom);
  const recipientsFrom = overrides.maxRecipients === undefined ? place('wanted', 'maxRecipients') : '--max-recipients';
  const recipientsGiven = overrides.maxRecipients ?? wanted.maxRecipients;
  const recipients = recipientsGiven === undefined ? undefined : parseWholeNumber(String(recipientsGiven), RECIPIENTS_RANGE, recipientsFrom);
  const read = mergeReadings(appliance, asList(overrides.reading) ?? [], { confirmedBy: overrides.confirmedBy, on: today }, '--reading');

  problems.push(...ips.problems, ...(chosen?.problems ?? []), ...read.problems);
  notices.push(...ips.notices);
  if (recipients?.ok === false) problems.push(recipients.problem);
  if (recipients?.ok === true) notices.push(...recipients.notices);
  problems.push(...missing(needs, { sendingIps: ips.given > 0, policy: true, filters: chosen !== undefined, maxRecipients: recipients !== undefined }, place));
  if (needs.includes('sendingIps') && ips.given > 0 && ips.sendingIps.length === 0 && ips.problems.length === 0) {
    problems.push(problem('inputs.all-expired', place('wanted', 'sendingIps'), {}));
  }

  const [first, ...rest] = problems;
  if (first !== undefined) return { ...failed(appliance, [first, ...rest]), notices };
  const inputs: Inputs = {
    sendingIps: ips.sendingIps, expired: ips.expired, policy, limitPolicy, description,
    filters: chosen?.filters ?? [], filterPreset: chosen?.preset, maxRecipients: recipients?.ok === true ? recipients.value : undefined, readings: read.readings,
    from: {
      policy: policyFrom, limitPolicy: limitFrom, description: place('wanted', 'description'), filters: filtersFrom, maxRecipients: recipientsFrom,
      readings: overrides.reading === undefined ? place('readings') : '--reading',
    },
  };
  return { appliance, inputs, problems: [], notices };
}

const FLAGS: Readonly<Record<NeededInput, string>> = { sendingIps: '--ip', policy: '--policy', filters: '--filters', maxRecipients: '--max-recipients' };

function missing(needs: readonly NeededInput[], present: Readonly<Record<NeededInput, boolean>>, place: Place): readonly Problem[] {
  return needs.filter((field) => !present[field])
    .map((field) => problem('inputs.missing', place('wanted', field), { field: `wanted.${field}`, flag: FLAGS[field] }));
}

function failed(appliance: ApplianceProfile | undefined, problems: readonly [Problem, ...Problem[]]): ResolvedInputs {
  return { appliance, inputs: undefined, problems, notices: [] };
}

function asList(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
