import type { Difference } from '../goal.ts';
import type { ByReading, HeldBecause, ReadingName, Section, Step, StepItem } from '../runbook.ts';

/** A section as this run treats it. */
export interface Resolved {
  readonly section: Section;
  /** Looked at and never written, because what the screen means is not known (or must not be done). */
  readonly held?: { readonly reading: ReadingName; readonly why: 'unset' | 'block-list'; readonly candidates: readonly string[] };
}

const isReading = (item: Section | ByReading): item is ByReading => 'reading' in item;
const isHeld = (choice: readonly (Section | ByReading)[] | HeldBecause): choice is HeldBecause => 'held' in choice;

/** Chooses sections by the profile's readings; what is unset is held with its candidate screens. */
export const resolveSections = (items: readonly (Section | ByReading)[], readings: Readonly<Record<string, string>>): Resolved[] =>
  items.flatMap((item) => {
    if (!isReading(item)) return [{ section: item }];
    const chosen = readings[item.reading];
    const choice = chosen === undefined ? undefined : item.choices[chosen];
    if (choice === undefined) return held(item, 'unset', Object.values(item.choices).flatMap((one) => (isHeld(one) ? one.sections : one)));
    if (isHeld(choice)) return held(item, choice.held, choice.sections);
    return resolveSections(choice, readings);
  });

const held = (item: ByReading, why: 'unset' | 'block-list', found: readonly (Section | ByReading)[]): Resolved[] => {
  const all = flatten(found);
  const sections = all.filter((one, i) => all.findIndex((other) => other.screen === one.screen) === i);
  return sections.map((section) => ({ section, held: { reading: item.reading, why, candidates: sections.map((one) => one.title) } }));
};

const flatten = (items: readonly (Section | ByReading)[]): Section[] =>
  items.flatMap((item) => (isReading(item) ? Object.values(item.choices).flatMap((one) => flatten(isHeld(one) ? one.sections : one)) : [item]));

/** The items missing from (in a rollback: to be taken out of) the list `field` anywhere in the differences. */
export const missingOf = (differences: readonly Difference[], field: string): readonly string[] =>
  differences.flatMap((one) => (one.path.at(-1) === field ? (one.missing ?? one.removed ?? []) : []));

/** One step to walk, or one that this run has no need of. */
export interface Planned {
  readonly step: Step;
  readonly needed: boolean;
}

/** The steps of a section laid out for these differences: repeated per missing item, left out where nothing is missing. */
export const expandSteps = (items: readonly StepItem[], differences: readonly Difference[]): Planned[] =>
  items.flatMap((item): Planned[] => {
    if ('forMissing' in item) {
      const missing = missingOf(differences, item.forMissing);
      if (missing.length === 0) return item.steps('').map((step) => ({ step, needed: false }));
      return missing.flatMap((one) => item.steps(one).map((step) => ({ step, needed: true })));
    }
    if ('ifMissing' in item) {
      const needed = missingOf(differences, item.ifMissing).length > 0;
      return expandSteps(item.steps, differences).map((planned) => ({ step: planned.step, needed: needed && planned.needed }));
    }
    return [{ step: item, needed: true }];
  });

/** The looks before the first step that is none: the way to the screen. */
export const leadingLooks = (steps: readonly StepItem[]): Step[] => {
  const looks: Step[] = [];
  for (const item of steps) {
    if (!('verb' in item) || item.verb !== 'look') break;
    looks.push(item);
  }
  return looks;
};
