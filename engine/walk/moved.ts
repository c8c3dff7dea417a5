import { canonical } from '../goal.ts';
import type { State } from './survey.ts';

/** What differs between two readings of one screen, in the console's own words: items of lists by name or value, single values by their field. */
export interface Moved {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

interface Item {
  readonly shown: string;
  readonly body: string;
  readonly ofList: boolean;
}

/** What one item of a list is known by: its name, or all of it. */
export const keyOf = (item: unknown): string => {
  if (typeof item === 'string') return item;
  return item !== null && typeof item === 'object' && 'name' in item ? String(item.name) : JSON.stringify(canonical(item));
};

/**
 * What has moved since a screen was read; nothing exactly when both readings are the same state.
 * @param ours the state that the section is on its way to: what of it stands already is an earlier save of ours
 */
export const movedSince = (before: State, now: State, ours?: State): Moved => {
  const [was, is, meant] = [itemsOf(before), itemsOf(now), ours && itemsOf(ours)];
  const strange = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key)?.body !== is.get(key)?.body && !(meant && meant.get(key)?.body === is.get(key)?.body));
  const shownOf = (keys: readonly string[], items: ReadonlyMap<string, Item>): string[] => keys.flatMap((key) => items.get(key)?.shown ?? []);
  const came = strange.filter((key) => is.get(key)?.ofList && !was.has(key));
  const went = strange.filter((key) => was.get(key)?.ofList && !is.has(key));
  return { added: shownOf(came, is), removed: shownOf(went, was), changed: shownOf(strange.filter((key) => !came.includes(key) && !went.includes(key)), new Map([...was, ...is])) };
};

export const isStill = ({ added, removed, changed }: Moved): boolean => added.length + removed.length + changed.length === 0;

/** The same as values of a fault's sentence: the first five of each, and how many more there are. */
export const movedParams = (moved: Moved): Record<string, string> =>
  Object.fromEntries((['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const all = moved[kind];
    if (all.length === 0) return [];
    const more = all.length - mostNamed;
    return [[kind, all.slice(0, mostNamed).map(cut).join(', ')], ...(more > 0 ? [[`${kind}More`, String(more)]] : [])];
  }));

const mostNamed = 5;
const longest = 80;

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Every value by a key of its own; the second of two equal items has another key than the first. */
const itemsOf = (state: State): Map<string, Item> => {
  const items = new Map<string, Item>();
  for (const [field, value] of Object.entries(state)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) {
      items.set(JSON.stringify([field]), { shown: field, body: JSON.stringify(canonical(value)), ofList: false });
      continue;
    }
    for (const item of canonical(value) as unknown[]) {
      const key = keyOf(item);
      let n = 1;
      while (items.has(JSON.stringify([field, key, n]))) n += 1;
      items.set(JSON.stringify([field, key, n]), { shown: key, body: JSON.stringify(item), ofList: true });
    }
  }
  return items;
};
