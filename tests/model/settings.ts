import { testInputs } from '../../fixtures/run-on.ts';
import type { SimKind, SimState } from '../../fixtures/simulators/core/contract.ts';
import type { RunStep } from './sequence.ts';

/** The settings of a console as one flat table: how often an entry stands, or what a value is. So that two moments can be compared key by key. */
export type Settings = ReadonlyMap<string, number | string>;

const { policy, limitPolicy, filters, maxRecipients = 0 } = testInputs;

/** Everything an administrator could set, read from the console's own memory. */
export const settingsOf = ({ connectionAllow, relayAllow, sendingIpBlock, superWhite, maxRecipients: limits }: SimState): Settings => {
  const table = new Map<string, number | string>();
  const count = (key: string): void => void table.set(key, Number(table.get(key) ?? 0) + 1);
  for (const { ip } of connectionAllow) count(`connection/${ip}`);
  for (const { ip } of relayAllow) count(`relay/${ip}`);
  for (const { ip } of sendingIpBlock) count(`block/${ip}`);
  table.set('white:enabled', String(superWhite.enabled));
  for (const one of superWhite.policies) {
    count(`white/${one.name}`);
    table.set(`white/${one.name}:facts`, factsOf(one.enabled, one.kind, [...one.filters].sort().join(), one.description));
    for (const ip of one.ips) count(`white/${one.name}/${ip}`);
  }
  table.set('limit', limits.limit);
  for (const ip of limits.listed) count(`listed/${ip}`);
  for (const one of limits.policies) {
    count(`limits/${one.name}`);
    table.set(`limits/${one.name}:facts`, factsOf(one.enabled, one.limit, one.description));
    for (const ip of one.ips) count(`limits/${one.name}/${ip}`);
  }
  return table;
};

const factsOf = (...facts: readonly unknown[]): string => JSON.stringify(facts);

/** What a runbook's goal asks of the console, in the same table: after it ran, each of these stands there once. */
export const wantedOf = (appliance: SimKind, runbook: RunStep['runbook'], ips: readonly string[]): Settings => {
  const each = (prefix: string): [string, number][] => ips.map((ip) => [prefix + ip, 1]);
  const permission = each('connection/');
  const white: [string, number | string][] = [[`white/${policy}`, 1], [`white/${policy}:facts`, factsOf(true, 'allow', [...filters].sort().join(), '')], ...each(`white/${policy}/`)];
  const recipients: [string, number | string][] =
    appliance === 'tmw' ? [['limit', maxRecipients], ...each('listed/')] : [[`limits/${limitPolicy}`, 1], [`limits/${limitPolicy}:facts`, factsOf(true, maxRecipients, '')], ...each(`limits/${limitPolicy}/`)];
  return new Map({ 'sending-permission': permission, 'super-white-ip': white, 'max-recipients': recipients, 'bulk-mail': [...permission, ...white, ...recipients] }[runbook]);
};

/** What of a goal does not hold. An entry that stands more than once holds, as it does for a reader of the list. */
export const unmet = (wanted: Settings, now: Settings): string[] =>
  [...wanted].flatMap(([key, value]) => {
    const is = now.get(key);
    const holds = typeof value === 'number' && key !== 'limit' ? Number(is ?? 0) >= value : is === value;
    const off = key.startsWith('white/') && now.get('white:enabled') !== 'true';
    return holds && !off ? [] : [`${key} is ${String(off ? 'switched off' : is)}, wanted ${String(value)}`];
  });

/** The keys that are not as they were. */
export const changedKeys = (before: Settings, after: Settings): string[] => [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
