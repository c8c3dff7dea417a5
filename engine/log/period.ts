import { parseDate } from '../inputs/date.ts';
import { describeProblem } from '../inputs/problem.ts';
import { visible } from '../inputs/visible.ts';
import type { LogQuery } from '../log-query.ts';
import { phrase, type Phrase } from '../words/phrase.ts';

/**
 * Times of a console's log carry no zone: they are the wall clock that hangs beside that console. All times here are such wall clocks, kept in a Date
 * whose UTC fields hold the clock's digits (as LogQuery wants them). Compare them only with each other; never print one with local getters.
 */

/** A period on the console's wall clock, both ends included. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
  /** '7d' and '24h' have no upper end: the console's clock may run ahead of ours, and its newest rows must not be cut off. `to` is then our own now. */
  readonly untilNow: boolean;
}

export type ParsedPeriod = { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly problem: Phrase };

const day = 86_400_000;
const hour = 3_600_000;

const unreadable = (text: string): Phrase =>
  phrase(
    `기간을 읽을 수 없습니다: ${visible(text)}. 다음 형식 가운데 하나로 입력하십시오: 7d, 24h, 2026-11-25, 2026-11-01..2026-11-25`,
    `The period cannot be read: ${visible(text)}. Write 7d, 24h, 2026-11-25 or 2026-11-01..2026-11-25.`,
  );
const reversed = phrase('기간의 끝이 시작보다 앞섭니다.', 'The period ends before it begins.');
const future = phrase('기간의 시작이 아직 오지 않은 날입니다.', 'The period begins on a day that is still to come.');

/** The wall clock of this computer at a moment, in the form of this module. A console in another zone shows another one; nothing is converted. */
export const wallClockOf = (moment: Date): Date =>
  new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate(), moment.getHours(), moment.getMinutes(), moment.getSeconds(), moment.getMilliseconds()));

/**
 * `7d` or `24h` back from now, one whole day `YYYY-MM-DD`, or whole days `YYYY-MM-DD..YYYY-MM-DD`. `now` is a moment, `new Date()`, and is read as this
 * computer's wall clock. ASCII digits only; at most four of them in a number of days or hours.
 */
export const parsePeriod = (text: string, now: Date): ParsedPeriod => {
  const clock = wallClockOf(now);
  const back = /^([1-9]\d{0,3})([dh])$/.exec(text.trim());
  if (back) {
    const length = Number(back[1]) * (back[2] === 'd' ? day : hour);
    return { ok: true, period: { from: new Date(clock.getTime() - length), to: clock, untilNow: true } };
  }
  const [first = '', last = first, ...more] = text.trim().split('..');
  if (more.length > 0) return { ok: false, problem: unreadable(text) };
  return wholeDays(first, last, text, clock);
};

const wholeDays = (first: string, last: string, text: string, clock: Date): ParsedPeriod => {
  if (![first, last].every((one) => /^[\p{Nd}]{4}-[\p{Nd}]{2}-[\p{Nd}]{2}$/u.test(one))) {
    return { ok: false, problem: unreadable(text) };
  }
  for (const one of [first, last]) {
    const parsed = parseDate(one, text);
    if (!parsed.ok) return { ok: false, problem: { ko: () => describeProblem(parsed.problem, 'ko'), en: () => describeProblem(parsed.problem, 'en') } };
  }
  if (last < first) return { ok: false, problem: reversed };
  const from = new Date(`${first}T00:00:00.000Z`);
  if (from > clock) return { ok: false, problem: future };
  return { ok: true, period: { from, to: new Date(`${last}T23:59:59.999Z`), untilNow: false } };
};

/** True when a wall clock lies in the period. */
export const within = (period: Period, time: Date): boolean => time >= period.from && (period.untilNow || time <= period.to);

/** The period's ends for a log screen's query; without an upper end `to` is infinite. */
export const queryEnds = (period: Period): Pick<LogQuery, 'from' | 'to'> => ({ from: period.from.getTime(), to: period.untilNow ? Number.POSITIVE_INFINITY : period.to.getTime() });

/** `18/03/23 21:06:37` of a log's time cell (guide E-1) as a wall clock; undefined for anything else, or for a time no clock shows. The century is this one. */
export const parseLogTime = (text: string): Date | undefined => {
  const match = /^(\d\d)\/(\d\d)\/(\d\d)\s+(\d\d):(\d\d):(\d\d)$/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, date, hours, minutes, seconds] = match;
  const iso = `20${year}-${month}-${date}T${hours}:${minutes}:${seconds}.000Z`;
  const time = new Date(iso);
  return !Number.isNaN(time.getTime()) && time.toISOString() === iso ? time : undefined;
};

/** A wall clock for people and events, `2018-03-23 21:06:37`; sorts as text. */
export const clockText = (time: Date): string => time.toISOString().slice(0, 19).replace('T', ' ');
