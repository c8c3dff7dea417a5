/** The sending IPs of a run: from the flags if any were given, else from the profile; without those whose `until` has passed. */

import { ownAddresses } from './profile-rules.ts';
import type { ApplianceProfile } from './schema.ts';
import { hasPassed } from '../inputs/date.ts';
import { parseSendingIp } from '../inputs/ip.ts';
import { problem, type Problem } from '../inputs/problem.ts';

/** One wanted sending IP, canonical, with where it came from. */
export interface WantedIp {
  readonly ip: string;
  readonly note?: string;
  readonly ticket?: string;
  readonly until?: string;
  readonly from: string;
}

/** Sending IPs with what was found; `given` counts what was named at all. */
export interface MergedIps {
  readonly sendingIps: readonly WantedIp[];
  readonly expired: readonly WantedIp[];
  readonly given: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
}

type Entry = ApplianceProfile['wanted']['sendingIps'][number];

/** Merges, refusing duplicates, the appliance's own address, and a flag that revives an address whose date has passed. */
export function mergeSendingIps(
  appliance: ApplianceProfile, place: (...keys: (string | number)[]) => string, flags: readonly string[] | undefined, today: string,
): MergedIps {
  const known = new Map(appliance.wanted.sendingIps.map((entry) => [entry.ip, entry]));
  const given: readonly { readonly text: string; readonly from: string; readonly flag: boolean }[] = flags === undefined
    ? appliance.wanted.sendingIps.map(({ ip }, index) => ({ text: ip, from: place('wanted', 'sendingIps', index, 'ip'), flag: false }))
    : flags.map((text) => ({ text, from: '--ip', flag: true }));
  const own = ownAddresses(appliance.url, appliance.hosts);
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  const wanted = new Map<string, WantedIp>();
  const expired: WantedIp[] = [];
  for (const { text, from, flag } of given) {
    const parsed = parseSendingIp(text, from);
    if (!parsed.ok) {
      problems.push(parsed.problem);
      continue;
    }
    const { ip } = parsed;
    const entry = known.get(ip);
    const first = wanted.get(ip);
    const until = entry?.until;
    const over = until !== undefined && hasPassed(until, today);
    notices.push(...parsed.notices);
    if (own.has(ip)) problems.push(problem('ip.own-address', from, { value: ip }));
    else if (first !== undefined) problems.push(problem('ip.duplicate', from, { value: ip, first: first.from }));
    else if (over && flag) problems.push(problem('inputs.expired-ip', from, { value: ip, until }));
    else if (over) expired.push({ ip, ...details(entry), from });
    else wanted.set(ip, { ip, ...details(entry), from });
  }
  return { sendingIps: [...wanted.values()], expired, given: given.length, problems, notices };
}

function details(entry: Entry | undefined): Pick<WantedIp, 'note' | 'ticket' | 'until'> {
  return {
    ...(entry?.note === undefined ? {} : { note: entry.note }),
    ...(entry?.ticket === undefined ? {} : { ticket: entry.ticket }),
    ...(entry?.until === undefined ? {} : { until: entry.until }),
  };
}
