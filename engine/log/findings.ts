import type { LogFinding } from '../events.ts';
import { canonicalIp, canonicalText } from '../inputs/canonical.ts';
import { kindByKey, kindOfReason } from './kinds.ts';
import { clockText, parseLogTime, within, type Period } from './period.ts';

/** One row of a mail log as a screen reads it: whole cells, plain text. The reason's lines are already one text (`joinCellLines`). */
export interface LogRow {
  /** `YY/MM/DD HH:mm:ss`, the console's wall clock. */
  readonly time: string;
  readonly ip: string;
  readonly country: string;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly size: string;
  readonly action: string;
  readonly reason: string;
  /** Which of the two lists under 스팸 메일 the row stands in. */
  readonly stage: LogFinding['stage'];
}

/**
 * What the log says of these sending IPs in the period: one finding per IP, stage and reason, in the order of the IPs, most frequent first. Addresses
 * are compared as whole canonical addresses: 10.0.0.1 is neither 10.0.0.10 nor 110.0.0.1 (F-61). An IP without a finding is 'no record' only when the
 * caller knows that the whole list was read (F-15, F-60).
 * A row whose time cannot be read lies inside every period and keeps its time as it stands: dropping it would look like 'no record'.
 * @throws RangeError when a wanted IP is no single IPv4 address
 */
export const findBlocked = (rows: readonly LogRow[], ips: readonly string[], period: Period): readonly LogFinding[] => {
  const wanted = ips.map((ip) => {
    const canonical = canonicalIp(ip);
    if (canonical === undefined) throw new RangeError(`not a single IPv4 address: ${ip}`);
    return canonical;
  });
  const groups = grouped(rows, period);
  return [...new Set(wanted)].flatMap((ip) => groups.filter((finding) => finding.ip === ip));
};

/** Every blocked sender by reason, most frequent first, for a person to choose from when no IP is known; nothing is chosen here. */
export const blockedSenders = (rows: readonly LogRow[], period: Period): readonly LogFinding[] => grouped(rows, period);

const grouped = (rows: readonly LogRow[], period: Period): readonly LogFinding[] => {
  const groups = new Map<string, LogFinding>();
  for (const row of rows) {
    const time = parseLogTime(row.time);
    if (time && !within(period, time)) continue;
    const one = findingOf(row, time ? clockText(time) : canonicalText(row.time));
    // The console may wrap one reason in two ways, so white space does not make two groups.
    const key = [one.ip, one.stage, one.reason.replaceAll(' ', '')].join('\n');
    const before = groups.get(key);
    groups.set(key, before ? merged(before, one) : one);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.last < b.last ? 1 : a.last > b.last ? -1 : 0) || (a.ip < b.ip ? -1 : 1));
};

const findingOf = (row: LogRow, at: string): LogFinding => {
  const { kind, text } = kindOfReason(row.reason);
  // An address that cannot be read is still somebody's: it is shown as it stands.
  return { ip: canonicalIp(row.ip) ?? canonicalText(row.ip), stage: row.stage, reason: text, kind, count: 1, first: at, last: at, remedy: kindByKey(kind)?.remedy ?? 'none' };
};

const merged = (a: LogFinding, b: LogFinding): LogFinding => ({
  ...a,
  count: a.count + b.count,
  first: b.first < a.first ? b.first : a.first,
  last: b.last > a.last ? b.last : a.last,
});
