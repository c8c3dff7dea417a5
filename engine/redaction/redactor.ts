import { redacted } from './address.ts';
import { Search } from './search.ts';

export type Redact = (text: string) => string;

/**
 * Replaces secrets by value in every encoding: plain, JSON, percent (UTF-8 and EUC-KR), HTML, quoted-printable, base64 at any offset, hex.
 * Matches may overlap, so places are found first and cut out afterwards; no replacement string is ever read for `$` (F-88).
 * Give it values, not serialised JSON, where the result must stay JSON: see `redactData`.
 * @throws RangeError when a value is too short to be searched for safely (F-73).
 */
export const redactor = (values: readonly string[]): Redact => {
  const search = new Search(values);
  return text => cutOut(search, text);
};

/** The text with a mark in place of whatever the search finds. */
export const cutOut = (search: Search, text: string): string => {
  let out = '';
  let at = 0;
  for (const { start, end } of search.places(text, 'string')) {
    if (start >= at) out += text.slice(at, start) + redacted;
    at = Math.max(at, end);
  }
  return out + text.slice(at);
};

/** Plain data with every text redacted, keys included; for a journal line before it is serialised. */
export const redactData = <T>(redact: Redact, data: T): T => {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, v]) => [redact(key), walk(v)]));
    return value;
  };
  return walk(data) as T;
};
