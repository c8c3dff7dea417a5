import type { ChangedMark, MachineRecord } from './machine-record.ts';
import type { MachineMarks, Way } from './marks.ts';

/** A record that may be the machine, and how strongly it is. */
export interface Match {
  readonly record: MachineRecord;
  readonly changed: readonly ChangedMark[];
  /** Identified by its key, its own label or a telling way; a private address in one profile alone only suggests it (law 8). */
  readonly sure: boolean;
  readonly weight: number;
}

type Sameness = 'same' | 'differs' | 'unknown';

const compare = (a: string | undefined, b: string | undefined): Sameness => {
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'same' : 'differs';
};

const isSameWay = (a: Way, b: Way): boolean => a.route === b.route && a.address === b.address;

/**
 * Whether marks and record belong to one machine. The key counts most, but factory certificates are shared: with another label, or with no label, another way and another profile,
 * one key is two machines. A label alone is somebody's factory default unless the profile is the same. A way means something where it is telling or in its own profile.
 */
export const matchOf = (record: MachineRecord, marks: MachineMarks): Match | undefined => {
  const pin = compare(record.pin, marks.pin);
  const label = compare(record.label, marks.label);
  const sameWays = record.ways.filter((way) => isSameWay(way, marks.way));
  const inProfile = record.ways.some((way) => way.profile === marks.way.profile);
  const wayCounts = sameWays.some((way) => way.telling || way.profile === marks.way.profile);
  const keyCounts = pin === 'same' && (label === 'same' || (label === 'unknown' && (sameWays.length > 0 || inProfile)));
  const labelCounts = label === 'same' && inProfile;
  if (!wayCounts && !keyCounts && !labelCounts) return undefined;
  const changed: ChangedMark[] = [];
  if (pin === 'differs') changed.push('pin');
  if (label === 'differs') changed.push('label');
  if (sameWays.length === 0) changed.push('address');
  return {
    record, changed,
    sure: pin === 'same' || label === 'same' || (marks.way.telling && sameWays.length > 0),
    weight: (pin === 'same' ? 4 : 0) + (label === 'same' ? 2 : 0) + (wayCounts ? 1 : 0),
  };
};

/** The one best match; `undecided` when two are equally good. */
export const bestMatch = (records: readonly MachineRecord[], marks: MachineMarks): Match | 'undecided' | undefined => {
  const matches = records.flatMap((record) => matchOf(record, marks) ?? []).sort((a, b) => b.weight - a.weight);
  const [best, second] = matches;
  return best !== undefined && second !== undefined && best.weight === second.weight ? 'undecided' : best;
};
