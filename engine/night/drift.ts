import type { AdminLogLine } from '../events.ts';
import { compareStates, type FieldChange } from '../evidence/state-diff.ts';
import { isFieldName } from '../words/fields.ts';
import { statesAt, type LastLook, type States, type TwinLine } from './twin.ts';

/** One field of one machine that read otherwise than the time before. */
export interface Drift {
  readonly customer: string;
  readonly appliance: string;
  readonly kind: string;
  /** When it was first read so, UTC; it changed between this and the reading before. */
  readonly at: string;
  readonly readBefore: string;
  readonly section: string;
  readonly change: FieldChange;
  /** What the console's own record says of it: who, when, what. */
  readonly who: readonly AdminLogLine[];
  /** The machine's version before and after; the same when it was not updated in between. */
  readonly versions: readonly [string, string];
}

/** The changes between the readings of one machine, from the last reading up to `since` on; without one, from the first reading. */
export const driftOf = ({ customer, appliance, kind }: Pick<LastLook, 'customer' | 'appliance' | 'kind'>, lines: readonly TwinLine[], since: string): Drift[] => {
  const after = lines.filter((line) => line.at > since);
  const start = statesAt(lines, since);
  const [first, ...rest] = after;
  if (!start && !first) return [];
  let known: { states: States; version: string; at: string } = start ?? { states: first?.states ?? {}, version: first?.version ?? '', at: first?.at ?? '' };
  return (start ? after : rest).flatMap((line, i, all) => {
    const before = known;
    known = { states: { ...before.states, ...line.states }, version: line.version, at: line.at };
    // The look that reads the record comes right after the one that saw the change.
    const next = all[i + 1];
    const who = line.who ?? (next && Object.keys(next.states).length === 0 ? next.who : undefined) ?? [];
    // A screen that was never read before says nothing about a change.
    return Object.entries(line.states).filter(([section]) => section in before.states).flatMap(([section, state]) =>
      compareStates(before.states[section], state).map((change): Drift => ({ customer, appliance, kind, at: line.at, readBefore: before.at, section, change, who, versions: [before.version, line.version] })));
  });
};

/** The same change on many machines. */
export interface DriftGroup {
  readonly section: string;
  readonly kind: string;
  /** Names of the fields alone, without entries. */
  readonly fields: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** The version after which it appeared, where the machines were updated in between. */
  readonly afterVersion: string | undefined;
  readonly drifts: readonly Drift[];
}

/** Groups by field and by what it was and became, the widest first: an update that resets a value is one line, not 37. */
export const groupDrift = (all: readonly Drift[]): DriftGroup[] => {
  const groups = new Map<string, Drift[]>();
  for (const one of all) {
    const { change, section, kind, versions } = one;
    const key = JSON.stringify([kind, section, change.path.filter(isFieldName), change.before, change.after, versions[0] === versions[1] ? '' : versions[1]]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((drifts): DriftGroup[] => {
    const [first] = drifts;
    if (!first) return [];
    const { section, kind, change, versions } = first;
    return [{ section, kind, fields: change.path.filter(isFieldName), before: change.before, after: change.after, afterVersion: versions[0] === versions[1] ? undefined : versions[1], drifts }];
  }).sort((a, b) => b.drifts.length - a.drifts.length || a.section.localeCompare(b.section));
};
