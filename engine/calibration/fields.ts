import type { Locator } from 'playwright';
import { Screen, type AnyScreen } from '../screen.ts';
import type { Place } from './calibration.ts';
import type { Recorder } from './recorder.ts';

/** A field of a screen: one named element, by the getter that finds it. */
export interface NamedField {
  /** The getter's name; with the section's id before it, the name of the element. */
  readonly field: string;
  /** Paths of the labels it rests on, and what they read now. */
  readonly labels: readonly (readonly [path: string, text: string])[];
  readonly place: Extract<Place, 'list' | 'form'>;
  readonly locator: Locator;
}

/** What a field is, by the last word of its name (architecture.md: fields are nouns with the kind last). */
export const kindOfField = (field: string): string => /[A-Z][a-z]+$/.exec(field)?.[0]?.toLowerCase() ?? field;

/** Fields of a screen as its classes declare them: every getter that gives a locator, but for the roots. */
export const namedFields = (screen: AnyScreen, recorder: Recorder): readonly NamedField[] =>
  fieldNames(screen).flatMap((field): NamedField[] => {
    const { result, read } = recorder.during(() => Reflect.get(screen, field) as unknown);
    if (!isLocator(result)) return [];
    const labels = [...read].filter(([path]) => !/^(?:areas|frames)\./.test(path)).map(([path, text]) => [path, String(text)] as const);
    const inForm = read.has('areas.form') || read.has('areas.popupForm');
    return [{ field, labels, place: inForm ? 'form' : 'list', locator: result }];
  });

/** A calibrated field keeps its name and loses its labels, so names come from the classes, not from the instance. */
const fieldNames = (screen: AnyScreen): string[] => {
  const names = new Set<string>();
  for (let level: object = Object.getPrototypeOf(screen) as object; level !== Screen.prototype; level = Object.getPrototypeOf(level) as object) {
    for (const [name, property] of Object.entries<PropertyDescriptor>(Object.getOwnPropertyDescriptors(level))) if ('get' in property && name !== 'list' && name !== 'form') names.add(name);
  }
  return [...names];
};

const isLocator = (value: unknown): value is Locator => typeof value === 'object' && value !== null && 'boundingBox' in value && 'count' in value;
