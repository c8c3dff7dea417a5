import { sameState, type Difference } from '../goal.ts';
import type { State } from './survey.ts';

/**
 * What of that which a run meant to change has come since an earlier reading, each list narrowed to the items that came. A screen that is merely no longer as it was may have
 * been changed by somebody else, and what an earlier save of the same run stored was there before.
 * @param meant what the run found missing or other before its first act
 */
export const cameOf = (meant: readonly Difference[], before: State, now: State): Difference[] =>
  meant.filter((one) => one.cure !== 'person').flatMap((one) => narrowed(one, (part) => isIn(part, now) && !isIn(part, before)));

/** Whether anything of it has come. */
export const anyOfOursCame = (meant: readonly Difference[], before: State, now: State): boolean => cameOf(meant, before, now).length > 0;

/** Whether everything that was meant stands there. */
export const allOfOursStand = (meant: readonly Difference[], now: State): boolean => meant.every((one) => isIn(one, now));

/**
 * The share of one save in what its run meant: a screen may need several saves (one IP each; an inner and an outer one), and each is decided by what it was to bring itself.
 * A save whose words share nothing with what was meant (a form's fields) stands for all of it.
 */
export const shareOf = (meant: readonly Difference[], save: { readonly before?: unknown; readonly after?: unknown }): readonly Difference[] => {
  const brings = ({ path, after, missing, removed }: Difference): boolean => {
    if (missing) return missing.every((item) => holdsDeep(save.after, item) && !holdsDeep(save.before, item));
    if (removed) return removed.every((item) => holdsDeep(save.before, item) && !holdsDeep(save.after, item));
    if (after === undefined) return holdsDeep(save.before, path.at(-1)) && !holdsDeep(save.after, path.at(-1));
    return holdsDeep(save.after, typeof after === 'object' ? path.at(-1) : after);
  };
  const share = meant.flatMap((one) => narrowed(one, brings));
  return share.length === 0 ? meant : share;
};

const holdsDeep = (value: unknown, item: unknown): boolean =>
  value === item || (value !== null && typeof value === 'object' && Object.values(value).some((one) => holdsDeep(one, item)));

/** A difference with those of its list's items for which this is so; as it is, or nothing, where it is no list of items. */
const narrowed = (one: Difference, so: (part: Difference) => boolean): Difference[] => {
  const { missing, removed } = one;
  const before = Array.isArray(one.before) ? (one.before as readonly unknown[]) : [];
  if (missing) {
    const came = missing.filter((item) => so({ ...one, missing: [item] }));
    return came.length === 0 ? [] : [{ ...one, missing: came, after: [...before, ...came] }];
  }
  if (removed) {
    const gone = removed.filter((item) => so({ ...one, removed: [item] }));
    return gone.length === 0 ? [] : [{ ...one, removed: gone, after: before.filter((item) => !gone.includes(String(item))) }];
  }
  return so(one) ? [one] : [];
};

const isIn = ({ path, after, missing, removed }: Difference, now: State): boolean => {
  const is = valueAt(now, path);
  if (missing) return missing.every((item) => holds(is, item));
  if (removed) return removed.every((item) => !holds(is, item));
  // An entry of a table that was to be made or taken away: whether it is there.
  if (after === undefined || (after !== null && typeof after === 'object' && !Array.isArray(after))) return (is === undefined) === (after === undefined);
  return sameState(is, after);
};

const holds = (list: unknown, item: string): boolean => Array.isArray(list) && list.some((one) => one === item || nameOf(one) === item);

const valueAt = (state: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (Array.isArray(at) ? at.find((one) => nameOf(one) === key) : at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined), state);

/** What an entry of a table goes by; undefined for anything else. */
export const nameOf = (entry: unknown): unknown => (entry !== null && typeof entry === 'object' && 'name' in entry ? entry.name : undefined);
