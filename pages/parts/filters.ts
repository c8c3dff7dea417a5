import { sameLabel } from '../../engine/inputs/canonical.ts';
import type { Wording } from './versioned.ts';

/** The filters a Super White policy may pass, by canonical key, with their stage; labels are the console's own and stand beside its selectors. */
export interface FilterLabels {
  readonly connection: Readonly<Record<string, Wording>>;
  readonly smtp: Readonly<Record<string, Wording>>;
}

/** Canonical keys of the labels a console shows; a label that no version names stays as it is shown, so that nothing is lost in a comparison. */
export const filterKeys = (shown: readonly string[], labels: Readonly<Record<string, string>>): string[] =>
  shown.map((one) => Object.entries(labels).find(([, label]) => sameLabel(label, one))?.[0] ?? one);

/** The labels of one cell or line that names several, separated by commas. */
export const listed = (text: string): string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '');
