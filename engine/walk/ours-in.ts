import { sameState, type Difference } from '../goal.ts';
import type { State } from './survey.ts';

/**
 * Whether anything of what a run meant to change has come since an earlier reading. A screen that is merely no longer as it was may have been changed by somebody else, and what
 * an earlier save of the same run stored was there before.
 * @param meant what the run found missing or other before its first act
 */
export const anyOfOursCame = (meant: readonly Difference[], before: State, now: State): boolean =>
  meant.filter((one) => one.cure !== 'person').flatMap(singly).some((one) => isIn(one, now) && !isIn(one, before));

/** Each item of a list by itself: one may have come and another not. */
const singly = (one: Difference): Difference[] => {
  if (one.missing) return one.missing.map((item) => ({ ...one, missing: [item] }));
  return one.removed ? one.removed.map((item) => ({ ...one, removed: [item] })) : [one];
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

const nameOf = (entry: unknown): unknown => (entry !== null && typeof entry === 'object' && 'name' in entry ? entry.name : undefined);
