import { WEEK_DAYS } from '../customer/nightly-schema.ts';
import type { Nightly } from '../customer/schema.ts';
import { hasPassed, localDay } from '../inputs/date.ts';

type Window = NonNullable<Nightly['windows']>[number];

const clockOf = (now: Date): string => `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;

/** A weekly window that ends before it begins runs over midnight; `day` is the day on which it begins. */
const isInWeekly = ({ day, from, to, until }: Extract<Window, { kind: 'weekly' }>, now: Date): boolean => {
  const beginsOn = (offset: number): boolean => {
    const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - offset);
    return WEEK_DAYS[start.getDay()] === day && (until === undefined || !hasPassed(until, localDay(start)));
  };
  const clock = clockOf(now);
  if (from <= to) return beginsOn(0) && from <= clock && clock < to;
  return (beginsOn(0) && clock >= from) || (beginsOn(1) && clock < to);
};

/** The maintenance window of a profile that a moment falls into, by this computer's clock. */
export const windowAt = (windows: readonly Window[] | undefined, now: Date): Window | undefined =>
  windows?.find((one) => (one.kind === 'weekly' ? isInWeekly(one, now) : one.from <= `${localDay(now)} ${clockOf(now)}` && `${localDay(now)} ${clockOf(now)}` < one.to));
