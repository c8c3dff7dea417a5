import type { Lang } from '../words/phrase.ts';
import { words } from './words.ts';

const parts = (at: string, timeZone: string): Record<string, string> => {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset',
  }).formatToParts(new Date(at));
  return Object.fromEntries(shown.map(part => [part.type, part.value]));
};

/** The zone this computer's clock shows. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Asia/Seoul (GMT+09:00)` at that moment. */
export const zoneName = (at: string, timeZone: string): string => `${timeZone} (${parts(at, timeZone)['timeZoneName'] ?? 'GMT'})`;

/** `2026-11-25 15:30:12`. */
export const dateTime = (at: string, timeZone: string): string => {
  const p = parts(at, timeZone);
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}:${p['second']}`;
};

/** `15:30:12`. */
export const clock = (at: string, timeZone: string): string => dateTime(at, timeZone).slice(11);

export const duration = (ms: number, lang: Lang): string =>
  ms < 60_000 ? words.seconds[lang]((ms / 1000).toFixed(1)) : words.minutes[lang](Math.floor(ms / 60_000), Math.round((ms % 60_000) / 1000));

/** A console's clock, `2026-11-25 15:30:12` or `26/11/25 15:30:12`, as milliseconds of the same wall clock in UTC. */
const wallClock = (text: string): number | undefined => {
  const found = /(\d{4}|\d{2})[-/.](\d{1,2})[-/.](\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1).map(part => Number(part ?? 0));
  if (year === undefined || month === undefined) return undefined;
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day, hour, minute, second);
};

/** How the machine's clock stands against ours, in words; undefined when its text is no clock. */
export const clockDifference = (consoleClock: string, at: string, timeZone: string, lang: Lang): string | undefined => {
  const theirs = wallClock(consoleClock);
  const ours = wallClock(dateTime(at, timeZone));
  if (theirs === undefined || ours === undefined) return undefined;
  const seconds = Math.round((theirs - ours) / 1000);
  if (seconds === 0) return words.sameClock[lang]();
  return seconds > 0 ? words.faster[lang](seconds) : words.slower[lang](-seconds);
};
