import type { Locator } from 'playwright';
import { FaultError } from '../faults.ts';
import type { CalibratedElement, Calibration, Place } from './calibration.ts';
import { locate } from './find.ts';

/** What the walk works with of a calibration. */
export type Overrides = Readonly<Record<string, Pick<CalibratedElement, 'in' | 'find'>>>;

type Tree = Readonly<Record<string, unknown>>;

/** The value at a dotted path of a resolved tree; undefined where the tree has none. */
export const valueAt = (tree: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (isTree(node) && Object.hasOwn(node, key) ? node[key] : undefined), tree);

/**
 * A resolved tree with calibrated values in place of its own.
 * @throws FaultError `calibration` when it names what the tree does not have, or a text for a list of frames
 */
export const withValues = <Ui>(ui: Ui, values: Readonly<Record<string, Pick<Calibration['values'][string], 'is'>>>): Ui =>
  Object.entries(values).reduce<Ui>((tree, [path, { is }]) => {
    const now = valueAt(tree, path);
    if (now === undefined || Array.isArray(now) !== Array.isArray(is) || isTree(now)) throw new FaultError('calibration', { detail: path });
    return patched(tree as Tree, path.split('.'), is) as Ui;
  }, ui);

const patched = (tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): Tree => ({ ...tree, [key]: rest.length === 0 ? value : patched(tree[key] as Tree, rest, value) });

const isTree = (node: unknown): node is Tree => typeof node === 'object' && node !== null && !Array.isArray(node);

/** Where a screen's elements stand, as it is now. */
export interface Rooted {
  rootOf(place: Place): Locator;
}

/**
 * The one place where a calibration takes the place of a screen's own way of finding: fields named `<section>.<field>` become the calibrated locator, resolved at
 * each use like any other.
 */
export const overrideFields = (screen: Rooted, section: string, overrides: Overrides): void => {
  for (const [name, { in: place, find }] of Object.entries(overrides)) {
    const [owner, field = ''] = name.split('.');
    if (owner !== section) continue;
    if (!(field in screen)) throw new FaultError('calibration', { detail: name });
    Object.defineProperty(screen, field, { configurable: true, enumerable: true, get: () => locate(screen.rootOf(place), find) });
  }
};
