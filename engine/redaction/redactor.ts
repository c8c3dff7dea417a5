import { redacted } from './address.ts';
import { base64, carriers, formNames, hex, spelled } from './encodings.ts';
import { byValue } from './by-value.ts';
import { withFirst } from './first-units.ts';
import { spellings } from './secrets.ts';

export type Redact = (text: string) => string;

const c = carriers.string;
const patternsFor = byValue(value => [spelled(value, formNames, c), base64(value, c), hex(value, c)].map(source => new RegExp(withFirst(source), 'g')));

/**
 * Replaces secrets by value in every encoding of encodings.ts: plain, JSON, percent (UTF-8 and EUC-KR), HTML, quoted-printable, base64 at any offset, hex.
 * Matches may overlap, so ranges are found first and cut out afterwards; no replacement string is ever read for `$` (F-88).
 * Give it values, not serialised JSON, where the result must stay JSON: see `redactData`.
 * @throws RangeError when a value is too short to be searched for safely (F-73).
 */
export const redactor = (values: readonly string[]): Redact => {
  const patterns = spellings(values).flatMap(patternsFor);
  return text => {
    const ranges: { start: number; end: number }[] = [];
    for (const pattern of patterns) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        ranges.push({ start: match.index, end: match.index + match[0].length });
        pattern.lastIndex = match.index + 1;
      }
    }
    if (ranges.length === 0) return text;
    ranges.sort((a, b) => a.start - b.start);
    let out = '';
    let at = 0;
    for (const { start, end } of ranges) {
      if (start >= at) out += text.slice(at, start) + redacted;
      at = Math.max(at, end);
    }
    return out + text.slice(at);
  };
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
