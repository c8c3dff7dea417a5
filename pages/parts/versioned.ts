import type { Overrides } from '../../engine/calibration/override.ts';

/** One label of a console: what it reads in each language, from the version where that wording began. */
export class Wording {
  readonly since: readonly { readonly from: string; readonly ko: string; readonly en: string }[];
  constructor(since: Wording['since']) {
    this.since = since;
  }
}

/** A label that is the same in every known version, or changes with `later.from`. */
export const label = (ko: string, en: string, later?: { from: string; ko?: string; en?: string }): Wording =>
  new Wording([{ from: '0', ko, en }, ...(later ? [{ from: later.from, ko: later.ko ?? ko, en: later.en ?? en }] : [])]);

/** The same tree with every wording resolved to one text. */
export type Resolved<T> = T extends Wording ? string : T extends object ? { readonly [K in keyof T]: Resolved<T[K]> } : T;

/** Compares dotted version numbers part by part. */
export const compareVersions = (a: string, b: string): number => {
  const parts = (text: string): number[] => text.split('.').map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Resolves a tree of wordings in one pass for one version and language; everything else in it stays. */
export const resolveTree = <T extends object>(tree: T, version: string, lang: 'ko' | 'en'): Resolved<T> =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      if (value instanceof Wording) return [key, value.since.filter((one) => compareVersions(one.from, version) <= 0).at(-1)?.[lang]];
      if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return [key, resolveTree(value as object, version, lang)];
      return [key, value];
    }),
  ) as Resolved<T>;

/** Calibrated elements that became the appliance's own, each from the version where it began. */
export type VersionedElements = Readonly<Record<string, Overrides[string] & { readonly from: string }>>;

/** Those that count for one version. */
export const elementsOf = (elements: VersionedElements, version: string): Overrides => Object.fromEntries(Object.entries(elements).filter(([, one]) => compareVersions(one.from, version) <= 0));
