/** One field of a screen that reads differently afterwards. */
export interface FieldChange {
  /** Keys from the outside in; the key of a list's entry is its name or the entry itself. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly kind: 'set' | 'added' | 'removed';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What an entry of a list is known by: its name, address or id, else all of it. */
const keyOf = (item: unknown): string => {
  if (!isRecord(item)) return typeof item === 'string' ? item : JSON.stringify(item);
  for (const key of ['name', 'ip', 'id']) {
    const value = item[key];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return JSON.stringify(item);
};

const compareLists = (before: readonly unknown[], after: readonly unknown[], path: readonly string[]): FieldChange[] => {
  const open = [...before];
  const kept = after.flatMap((item): FieldChange[] => {
    const key = keyOf(item);
    const at = open.findIndex(other => keyOf(other) === key);
    if (at < 0) return [{ path: [...path, key], after: item, kind: 'added' }];
    const [old] = open.splice(at, 1);
    return compareStates(old, item, [...path, key]);
  });
  return [...kept, ...open.map((item): FieldChange => ({ path: [...path, keyOf(item)], before: item, kind: 'removed' }))];
};

/** Where two readings of one screen differ. Lists are compared without order and by entry, so one more entry is one line. */
export const compareStates = (before: unknown, after: unknown, path: readonly string[] = []): FieldChange[] => {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => compareStates(before[key], after[key], [...path, key]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [{ path, after, kind: 'added' }];
  if (after === undefined) return [{ path, before, kind: 'removed' }];
  return [{ path, before, after, kind: 'set' }];
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** As `compareStates`, with an entry that came or went laid out field by field; fields that hold nothing are left out. */
export const fieldChanges = (before: unknown, after: unknown): FieldChange[] =>
  compareStates(before, after).flatMap((change): FieldChange[] => {
    const entry = change.kind === 'added' ? change.after : change.kind === 'removed' ? change.before : undefined;
    if (!isRecord(entry)) return [change];
    return Object.entries(entry).filter(([, value]) => !isEmpty(value)).map(([key, value]) => ({ path: [...change.path, key], kind: change.kind, ...(change.kind === 'added' ? { after: value } : { before: value }) }));
  });
