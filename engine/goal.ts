/**
 * Goals: how a screen should end up, as wants over the plain data that `read()` returns.
 * A want tells the differences, who may cure them, and the whole state expected afterwards, so that a proof can compare everything (law 7).
 */

import { mayBeHost } from './inputs/covering.ts';

/** Who may cure a difference: the guide's own steps, a procedure of ours that is not in the guide, or only a person. */
export type Cure = 'steps' | 'edit' | 'person';

/** One value that is not as wanted. */
export interface Difference {
  /** Field names and entry keys from the state's root. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly cure: Cure;
  /** Items of a list that are missing; what `forMissing` walks over. */
  readonly missing?: readonly string[];
  /** Items of a list that are to be taken out again (rollback); `forMissing` walks over them in the same way. */
  readonly removed?: readonly string[];
  readonly approval?: 'page-level' | 'relay';
  /** The wanted item stands there more than once: an alarm, and nothing is deleted (F-24). */
  readonly twice?: true;
}

/** One wanted value of type T. */
export interface Want<T> {
  diff(actual: T, path: readonly string[]): Difference[];
  /** The value after all curable differences are cured. */
  applied(actual: T): T;
}

/** Wants over some fields of a state; fields not named must stay as they are. */
export type Goal<State> = { readonly [K in keyof State]?: Want<State[K]> };

interface WantOptions {
  /** Who may cure it; `steps` unless said. */
  readonly cure?: Cure;
  readonly approval?: 'page-level' | 'relay';
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A single value that must be exactly this. */
export const equals = <T extends string | number | boolean>(value: T, options: WantOptions = {}): Want<T> => ({
  diff: (actual, path) =>
    actual === value ? [] : [{ path, before: actual, after: value, cure: options.cure ?? 'steps', ...(options.approval ? { approval: options.approval } : {}) }],
  applied: (actual) => (options.cure === 'person' ? actual : value),
});

/** A set of words that must be exactly these, in any order. */
export const exactly = (values: readonly string[], options: WantOptions = {}): Want<readonly string[]> => ({
  diff: (actual, path) =>
    sameJson([...actual].sort(), [...values].sort()) ? [] : [{ path, before: actual, after: values, cure: options.cure ?? 'steps' }],
  applied: (actual) => (options.cure === 'person' ? actual : values),
});

interface ListOptions extends WantOptions {
  /** The part of an item that is compared; all of it unless said. */
  readonly addressOf?: (item: string) => string;
}

/**
 * A list of addresses that must hold each of these once; others in it stay. Each is added at the end. One that stands there twice, or an entry that may be it in a
 * spelling nobody can read (`010.0.0.1`, `10.0.0.1 (본사)`), is for a person: absence is not proven, and another one would be a second.
 */
export const includesAll = (values: readonly string[], { addressOf = (item) => item, ...options }: ListOptions = {}): Want<readonly string[]> => {
  const found = (actual: readonly string[], value: string) => actual.filter((item) => addressOf(item) === value);
  const doubtful = (actual: readonly string[], value: string) => (found(actual, value).length > 0 ? [] : actual.filter((item) => mayBeHost(addressOf(item), value)));
  const missingIn = (actual: readonly string[]) => values.filter((value) => found(actual, value).length === 0 && doubtful(actual, value).length === 0);
  return {
    diff: (actual, path) => {
      const missing = missingIn(actual);
      const forPerson = values.flatMap((value): Difference[] => {
        const [matches, doubts] = [found(actual, value), doubtful(actual, value)];
        const base = { path: [...path, value], after: value, cure: 'person' as const };
        if (matches.length > 1) return [{ ...base, before: matches, twice: true }];
        return doubts.length > 0 ? [{ ...base, before: doubts }] : [];
      });
      if (missing.length === 0) return forPerson;
      return [{ path, before: actual, after: [...actual, ...missing], cure: options.cure ?? 'steps', missing, ...(options.approval ? { approval: options.approval } : {}) }, ...forPerson];
    },
    applied: (actual) => (options.cure === 'person' ? actual : [...actual, ...missingIn(actual)]),
  };
};

/** An entry of a table: the key field and what the others should be when it is new. */
export interface EntryWant<E> {
  readonly key: keyof E & string;
  /** The whole entry as the guide's steps make it. */
  readonly entry: E;
  /** How an existing entry is compared; a field not named here may be anything. Differences are for a person unless the want says otherwise. */
  readonly existing: Goal<E>;
  /** What adding the entry must be approved for, apart from the plan. */
  readonly approval?: 'page-level' | 'relay';
}

/** A table that must hold an entry with this key, once. Absent: the guide's steps add it. Never a second one of the same key. */
export const includesEntry = <E extends object>(want: EntryWant<E>): Want<readonly E[]> => {
  const name = String(want.entry[want.key]);
  const found = (actual: readonly E[]) => actual.filter((entry) => entry[want.key] === want.entry[want.key]);
  return {
    diff: (actual, path) => {
      const [first, ...more] = found(actual);
      if (first === undefined) return [{ path: [...path, name], before: undefined, after: want.entry, cure: 'steps', ...(want.approval ? { approval: want.approval } : {}) }];
      if (more.length > 0) return [{ path: [...path, name], before: found(actual), after: want.entry, cure: 'person', twice: true }];
      return diffGoal(want.existing, first, [...path, name]);
    },
    applied: (actual) => {
      const matches = found(actual);
      if (matches.length === 0) return [...actual, want.entry];
      if (matches.length > 1) return actual;
      return actual.map((entry) => (entry === matches[0] ? applyGoal(want.existing, entry) : entry));
    },
  };
};

/** All differences of a state from a goal; empty means it holds. */
export const diffGoal = <State extends object>(goal: Goal<State>, state: State, path: readonly string[] = []): Difference[] =>
  (Object.keys(goal) as (keyof State & string)[]).flatMap((field) => goal[field]?.diff(state[field], [...path, field]) ?? []);

/** The whole state as it must be read after the cures; everything not wanted is unchanged. */
export const applyGoal = <State extends object>(goal: Goal<State>, state: State): State => {
  const after = { ...state };
  for (const field of Object.keys(goal) as (keyof State & string)[]) {
    const want = goal[field];
    if (want) after[field] = want.applied(state[field]);
  }
  return after;
};

/** Lists compared without order but with multiplicity, objects field by field: the canonical form of a state. */
export const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
  }
  return value;
};

/** Whether two states are the same for every purpose of the walk. */
export const sameState = (a: unknown, b: unknown): boolean => sameJson(canonical(a), canonical(b));
