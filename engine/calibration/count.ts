import type { Locator } from 'playwright';
import type { InspectedElement } from '../events.ts';
import type { Step, StepItem } from '../runbook.ts';
import type { AnyScreen } from '../screen.ts';
import type { Miss } from './ask.ts';
import { namedFields } from './fields.ts';
import { findText } from './find.ts';
import type { LiveCalibration } from './live.ts';
import type { Recorder } from './recorder.ts';

/** One named element as it was counted; `miss` where it is not there exactly once. */
export interface Counted {
  readonly element: InspectedElement;
  readonly locator: Locator;
  readonly miss: Miss | undefined;
}

/** Where elements are counted. */
export interface CountedScreen {
  readonly section: string;
  readonly screen: AnyScreen;
  readonly recorder: Recorder;
  readonly live: Pick<LiveCalibration, 'elements'>;
  readonly patienceMs: number;
}

/** Counts every field and label of a screen that stands in its list, or in its form. */
export const countNamed = async ({ section, screen, recorder, live, patienceMs }: CountedScreen, place: 'list' | 'form'): Promise<readonly Counted[]> => {
  const fields = namedFields(screen, recorder).filter((one) => one.place === place).map(({ field, labels, locator }) => ({
    name: `${section}.${field}`, label: labels.map(([, text]) => text).join(' › '), locator, needed: true, what: 'element' as const,
  }));
  const { result, read } = recorder.during(() => screen.labelled());
  const labelled = result.filter((one) => one.place === place).map(({ label, locator, needed }) => ({ name: pathOf(read, recorder.all, label), label, locator, needed, what: 'label' as const }));
  return Promise.all([...fields, ...labelled].map(async ({ name, label, locator, needed, what }) => {
    const found = await settledCount(locator, patienceMs);
    const calibrated = live.elements[name];
    const element: InspectedElement = { name, label: label === '' ? (calibrated?.label ?? '') : label, found, needed, ...(calibrated ? { instead: findText(calibrated.find) } : {}) };
    return { element, locator, miss: found === 1 ? undefined : { name, label, found, section, what, place } };
  }));
};

/** Contents may come after their frame: a count other than one is looked at until the patience ends. */
const settledCount = async (locator: Locator, patienceMs: number): Promise<number> => {
  const end = performance.now() + patienceMs;
  for (;;) {
    const count = await safeCount(locator);
    if (count === 1 || performance.now() > end) return count;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
};

/** How many elements; none in a document that is going away. */
export const safeCount = (locator: Locator): Promise<number> => locator.count().catch(() => 0);

/** The path of a label: what the question itself asked for, else the latest that reads so. */
const pathOf = (read: ReadonlyMap<string, unknown>, all: ReadonlyMap<string, unknown>, label: string): string => {
  const fits = ([path, value]: readonly [string, unknown]): boolean => value === label && !/^(?:areas|frames)\./.test(path);
  return ([...read].find(fits) ?? [...all].findLast(fits))?.[0] ?? label;
};

/** The steps that only open a form, whatever they are repeated for. */
export const openSteps = (items: readonly StepItem[]): Step[] =>
  items.flatMap((item): Step[] => {
    if ('forMissing' in item) return openSteps(item.steps(''));
    if ('ifMissing' in item) return openSteps(item.steps);
    return item.verb === 'open' ? [item] : [];
  });
