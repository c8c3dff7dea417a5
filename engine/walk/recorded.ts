import type { JournalLine } from '../events.ts';
import { sameState, type Difference } from '../goal.ts';
import { neverLeft } from '../save.ts';
import { cameOf } from './ours-in.ts';

type State = Record<string, unknown>;

/** What a journal proves that a run changed on one screen. */
export interface RecordedChange {
  readonly section: string;
  /** The screen as it was read just before the run acted. */
  readonly before: State;
  /** The screen as the run has changed it: nothing in it is what others changed meanwhile. */
  readonly after: State;
}

/**
 * The changes of a run, in the order they were made: sections of which a save left, with the reading before them and what was the run's own doing afterwards. A save that never
 * left (refused, not sent) changed nothing, whoever made the same change later. A proven change is what was read; after a failure it is what of that which was meant came, since
 * the reading holds what others added too; where no reading has settled it (a save that ended as unknown, a process that was killed) it is all that was meant: a rollback that
 * left it there would say that all is taken back (F-107).
 */
export const recordedChanges = (lines: readonly JournalLine[]): RecordedChange[] => {
  const acted = [...new Set(lines.flatMap((line) => (line.type === 'intent' && mayHaveLeft(lines, line) ? [line.section] : [])))];
  return acted.flatMap((section) => {
    const first = lines.findIndex((line) => line.type === 'intent' && line.section === section);
    const before = lastState(lines.slice(0, first), section);
    const after = before && changedTo(lines.slice(first), section, before, meantBy(lines.slice(0, first), section));
    return before === undefined || after === undefined || sameState(before, after) ? [] : [{ section, before, after }];
  });
};

const mayHaveLeft = (lines: readonly JournalLine[], { intent, draft }: Extract<JournalLine, { type: 'intent' }>): boolean => !draft && !lines.some((line) => line.type === 'write-outcome' && line.intent === intent && neverLeft(line.outcome));

/** The state of a section after what the run itself did to it. @param meant undefined in journals that do not tell it: then what was read last stands for it */
const changedTo = (lines: readonly JournalLine[], section: string, before: State, meant: readonly Difference[] | undefined): State | undefined => {
  const at = lines.findLastIndex((line) => line.type === 'resolved' && line.section === section && line.outcome !== 'unknown');
  const settled = lines[at];
  const read = lastState(at < 0 ? lines : lines.slice(0, at), section);
  if (meant === undefined || (settled?.type === 'resolved' && settled.outcome === 'changed')) return read;
  if (settled === undefined) return afterwards(before, meant.filter((one) => one.cure !== 'person'));
  return read && afterwards(before, cameOf(meant, before, read));
};

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
 * Lists of words lose our items, tables lose our entries, single values go back to what was recorded; a value or an entry that is neither as it was nor as the run left it is
 * for a person.
 */
export const undoDifferences = ({ before, after }: RecordedChange, now: State, path: readonly string[] = []): Difference[] =>
  Object.keys(after).flatMap((field): Difference[] => {
    const [was, set, is] = [before[field], after[field], now[field]];
    const at = [...path, field];
    if (sameState(was, set)) return [];
    if (Array.isArray(set) && Array.isArray(was) && Array.isArray(is)) return isTable(set) ? undoTable(was, set as State[], is as State[], at) : undoList(was, set, is, at);
    return sameState(is, was) ? [] : [{ path: at, before: is, after: was, cure: sameState(is, set) ? 'steps' : 'person' }];
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
    if (!earlier) return [{ path: [...path, name], before: current, after: undefined, cure: sameState(current, entry) ? 'steps' : 'person' }];
    return undoDifferences({ section: '', before: earlier, after: entry }, current, [...path, name]);
  });
