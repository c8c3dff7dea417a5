import type { RunEvent } from './events.ts';

/** What stands for a value that is not recorded. */
export const hiddenValue = '■';

/**
 * Takes what was typed into fields of these labels out of an event before it is written. What the profile itself wants stays: a rollback and the proof of a save
 * rest on it.
 */
export const withoutTyped = (labels: readonly string[]) => <T>(data: T): T => {
  const event = data as T & Partial<RunEvent>;
  if (labels.length === 0 || event.type !== 'step-finished') return data;
  const { typed } = event as Extract<RunEvent, { type: 'step-finished' }>;
  return { ...data, typed: typed.map((one) => (labels.includes(one.field.normalize('NFC')) ? { ...one, value: hiddenValue } : one)) };
};
