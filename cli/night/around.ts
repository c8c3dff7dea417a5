import { localDay } from '../../engine/inputs/date.ts';
import type { EndingSoon } from '../../engine/night/night-summary.ts';
import type { LastCheck } from '../../engine/night/summarise-night.ts';
import type { NightTarget } from '../../engine/night/target.ts';
import { readTwin } from '../../engine/night/twin.ts';
import type { LoadedCustomer } from '../../engine/customer/load.ts';

/** Days ahead in which an end is told. */
const soonDays = 30;

/** Sending IPs whose last day is today or within 30 days, the next one first. */
export const endingSoon = (loaded: readonly LoadedCustomer[], now: Date): EndingSoon[] => {
  const [today, last] = [localDay(now), localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + soonDays))];
  return loaded.flatMap(({ customer }) => customer.appliances.flatMap((appliance) => appliance.wanted.sendingIps.flatMap(({ ip, until, note, ticket }) =>
    (until === undefined || until < today || until > last ? [] : [{ key: `${customer.id}/${appliance.id}`, customer: customer.name, ip, until, note: [note, ticket].filter((one) => one !== undefined).join(' · ') }]))))
    .sort((a, b) => a.until.localeCompare(b.until) || a.key.localeCompare(b.key));
};

/** When each attended machine was last checked by anybody and how that ended, from its twin. */
export const lastLooks = (targets: readonly NightTarget[], runsDir: string): ReadonlyMap<string, LastCheck> =>
  new Map(targets.filter((one) => one.attended).flatMap((one) => {
    const { checkedAt: at, checkedVerdict: verdict } = readTwin(runsDir, one.customer.id, one.appliance.id).last ?? {};
    return at === undefined || verdict === undefined ? [] : [[one.key, { at, verdict }] as const];
  }));
