import { isFilterKey, type FilterKey } from '../customer/filters.ts';
import type { Wanted } from '../customer/schema.ts';
import type { States } from './twin.ts';

/** What a console is set to, as a profile would want it; absent where it was not read. */
export interface Proposal {
  readonly policy: string;
  readonly filters?: FilterKey[];
  readonly ips: readonly string[];
  readonly maxRecipients?: number;
  /** Entries of a list that no profile could want one by one; they stay as they are. */
  readonly left?: readonly string[];
}

interface Policy {
  readonly name: string;
  readonly kind?: string;
  readonly enabled?: boolean;
  readonly ips?: readonly string[];
  readonly filters?: readonly string[];
  readonly limit?: number;
}

const policiesIn = (state: unknown): readonly Policy[] => (state !== null && typeof state === 'object' && 'policies' in state && Array.isArray(state.policies) ? (state.policies as Policy[]) : []);

/** Names of the policies that let senders pass. */
export const allowingPolicies = (states: States): string[] => policiesIn(states['super-white-ip']).filter((one) => one.kind !== 'exclude' && one.enabled !== false).map((one) => one.name);

/** Which policy to look at: the wanted one when it is there, else the only one there is; undefined where a person must choose. */
export const policyToAdopt = (states: States, wanted: string): string | undefined => {
  const names = allowingPolicies(states);
  return names.includes(wanted) ? wanted : names.length === 1 ? names[0] : undefined;
};

/** Wanted settings that the console already has under this policy; undefined where the policy was not read. */
export const proposalFrom = (states: States, policy: string): Proposal | undefined => {
  const own = (states['super-white-ip-policy'] ?? policiesIn(states['super-white-ip']).find((one) => one.name === policy)) as Policy | undefined;
  if (!own || own.name !== policy || own.ips === undefined) return undefined;
  const filters = own.filters?.every(isFilterKey) ? own.filters.filter(isFilterKey) : undefined;
  const limits = states['max-recipients'];
  const detailed = policiesIn(limits).find((one) => one.name === policy)?.limit;
  const page = limits !== null && typeof limits === 'object' && 'limit' in limits && typeof limits.limit === 'number' ? limits.limit : undefined;
  const limit = detailed ?? page;
  return { policy, ips: own.ips, ...(filters && filters.length > 0 ? { filters } : {}), ...(limit === undefined || !Number.isInteger(limit) || limit < 1 ? {} : { maxRecipients: limit }) };
};

/** What of a proposal the profile does not want yet. An IP of the profile that the console lacks stays: it may be waiting to be applied. */
export const changeFor = ({ policy, ips, filters, maxRecipients }: Proposal, wanted: Wanted, presets: Readonly<Record<string, readonly string[]>>) => {
  const known = new Set(wanted.sendingIps.map((one) => one.ip));
  const now = typeof wanted.filters === 'string' ? (presets[wanted.filters] ?? []) : (wanted.filters ?? []);
  const sameFilters = filters === undefined || [...filters].sort().join() === [...now].sort().join();
  const added = ips.filter((ip) => !known.has(ip)).map((ip) => ({ ip }));
  return {
    ...(added.length === 0 ? {} : { addSendingIps: added }), ...(policy === wanted.policy ? {} : { policy }), ...(sameFilters ? {} : { filters }),
    ...(maxRecipients === undefined || maxRecipients === wanted.maxRecipients ? {} : { maxRecipients }),
  };
};
