import type { JournalLine } from '../events.ts';
import { sameState, type Difference } from '../goal.ts';

type State = Record<string, unknown>;

/** What a journal proves that a run changed on one screen. */
export interface RecordedChange {
  readonly section: string;
  /** The screen as it was read just before the run acted. */
  readonly before: State;
  /** The screen as it was read afterwards. */
  readonly after: State;
}

/**
 * The changes of a run, in the order they were made: sections whose writes left, with the readings around them. Where no reading has settled what became of the writes
 * (a save that ended as unknown, a process that was killed), what the run meant stands for the reading afterwards: what of it stands on the machine now is its doing, and a
 * rollback that left it there would say that all is taken back (F-107).
 */
export const recordedChanges = (lines: readonly JournalLine[]): RecordedChange[] => {
  const acted = [...new Set(lines.flatMap((line) => (line.type === 'intent' ? [line.section] : [])))];
  return acted.flatMap((section) => {
    const first = lines.findIndex((line) => line.type === 'intent' && line.section === section);
    const before = lastState(lines.slice(0, first), section);
    const meant = meantBy(lines.slice(0, first), section);
    const after = before !== undefined && meant !== undefined && !isSettled(lines.slice(first), section) ? afterwards(before, meant.filter((one) => one.cure !== 'person')) : lastState(lines.slice(first), section);
    return before === undefined || after === undefined || sameState(before, after) ? [] : [{ section, before, after }];
  });
};

const isSettled = (lines: readonly JournalLine[], section: string): boolean =>
  lines.flatMap((line) => (line.type === 'resolved' && line.section === section ? [line.outcome] : [])).some((outcome) => outcome !== 'unknown');

/** What a run found missing or other on a screen. */
export const meantBy = (lines: readonly JournalLine[], section: string): readonly Difference[] | undefined =>
  lines.flatMap((line) => (line.type === 'section-differs' && line.section === section ? [line.differences] : [])).at(-1);

/** A state with one value as a difference has it afterwards; an entry of a table is found by its name, and gone where nothing is to be. */
const withValue = (state: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (!Array.isArray(state)) return { ...(state as State), [key]: withValue((state as State | undefined)?.[key], rest, value) };
  const entries = state as State[];
  if (rest.length === 0 && value === undefined) return entries.filter((one) => one['name'] !== key);
  return entries.some((one) => one['name'] === key) ? entries.map((one) => (one['name'] === key ? withValue(one, rest, value) : one)) : [...entries, withValue(undefined, rest, value)];
};

/** A state as it must be read after these differences: without what an undo takes back, or with what a run meant. */
export const afterwards = (now: State, differences: readonly Difference[]): State => differences.reduce((state, one) => withValue(state, one.path, one.after) as State, now);

/** The last reading of a section's screen among these lines. */
export const lastState = (lines: readonly JournalLine[], section: string): State | undefined =>
  lines.flatMap((line) => (line.type === 'reading' && line.section === section ? [line.state as State] : [])).at(-1);

/**
 * What of a recorded change still stands on the machine now, as differences to undo: only what this run added or set and nobody has changed since.
 * Lists of words lose our items, tables lose our entries, single values go back to what was recorded.
 */
export const undoDifferences = ({ before, after }: RecordedChange, now: State, path: readonly string[] = []): Difference[] =>
  Object.keys(after).flatMap((field): Difference[] => {
    const [was, set, is] = [before[field], after[field], now[field]];
    const at = [...path, field];
    if (sameState(was, set)) return [];
    if (Array.isArray(set) && Array.isArray(was) && Array.isArray(is)) return isTable(set) ? undoTable(was, set as State[], is as State[], at) : undoList(was, set, is, at);
    return sameState(is, set) ? [{ path: at, before: set, after: was, cure: 'steps' }] : [];
  });

const isTable = (list: readonly unknown[]): boolean => list.some((one) => one !== null && typeof one === 'object');

const undoList = (was: readonly unknown[], set: readonly unknown[], is: readonly unknown[], path: readonly string[]): Difference[] => {
  const ours = set.filter((one) => !was.includes(one) && is.includes(one)).map(String);
  return ours.length === 0 ? [] : [{ path, before: is, after: is.filter((one) => !ours.includes(String(one))), cure: 'steps', removed: ours }];
};

const undoTable = (was: readonly unknown[], set: readonly State[], is: readonly State[], path: readonly string[]): Difference[] =>
  set.flatMap((entry): Difference[] => {
    const name = String(entry['name']);
    const find = (list: readonly unknown[]): State | undefined => (list as State[]).find((one) => one['name'] === entry['name']);
    const [earlier, current] = [find(was), find(is)];
    if (!current) return [];
    if (!earlier) return sameState(current, entry) ? [{ path: [...path, name], before: current, after: undefined, cure: 'steps' }] : [{ path: [...path, name], before: current, after: undefined, cure: 'person' }];
    return undoDifferences({ section: '', before: earlier, after: entry }, current, [...path, name]);
  });
