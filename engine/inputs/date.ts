/** The door for calendar dates: `until` of a sending IP, the day a reading or plain HTTP was confirmed. */

import { problem, type Problem } from './problem.ts';
import { asciiDigitsSuggestion } from './visible.ts';

/** An ISO date `YYYY-MM-DD`, or the one problem that refuses it. */
export type ParsedDate = { readonly ok: true; readonly date: string } | { readonly ok: false; readonly problem: Problem };

/** Reads `YYYY-MM-DD` with ASCII digits, a day that exists, from 2000 to 2099. */
export function parseDate(text: string, where: string): ParsedDate {
  const match = /^(2[0-9]{3})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (match === null) {
    const suggestion = asciiDigitsSuggestion(text);
    return {
      ok: false,
      problem: suggestion === undefined ? problem('date.form', where, { value: text }) : problem('date.full-width-digits', where, { value: text, suggestion }),
    };
  }
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse refuses month 13 and rolls no day over only in some engines: the round trip decides.
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text < '2100';
  return exists ? { ok: true, date: text } : { ok: false, problem: problem('date.not-in-calendar', where, { value: text }) };
}

/** The calendar day of a moment on this computer, as `YYYY-MM-DD`. */
export function localDay(moment: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** True when the day `until` is over: it counts to its own end, so it has passed from the next day on. Both are `YYYY-MM-DD`. */
export function hasPassed(until: string, today: string): boolean {
  return until < today;
}
