/** What a console shows back, in the one form in which it is compared (law 7, guide 'Spellings', cases F-20, F-59, F-61). */

import { ipv4Parts } from './ipv4.ts';

const BLANKS = /[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/** The text in NFC, runs of white space (NBSP, line breaks, ideographic blank) folded to one blank, ends trimmed. Nothing else is taken out. */
export function canonicalText(text: string): string {
  return text.normalize('NFC').replaceAll(BLANKS, ' ').replace(/^ /, '').replace(/ $/, '');
}

/** True when two labels are the same whole label: white space and zero-width characters removed, NFC (guide 'Spellings': '스팸메일' is '스팸 메일'). */
export function sameLabel(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

/** Tildes and dashes that stand between the two ends of a range, whatever keyboard they come from. */
const TILDES = /[\u223c\u301c\uff5e]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;

/** An entry of an address list for reading: in NFKC, without invisible characters and without blanks around its separators, ranges with `~` or `-`. */
export function entryText(shown: string): string {
  return canonicalText(shown.replaceAll(ZERO_WIDTH, '').replaceAll(TILDES, '~').replaceAll(DASHES, '-').normalize('NFKC')).replaceAll(/ ?([./~*-]) ?/g, '$1');
}

function bare(text: string): string {
  return text.replaceAll(ZERO_WIDTH, '').replaceAll(BLANKS, '').normalize('NFC');
}

/**
 * The single host address that a whole cell of a console shows, as a plain dotted quad, or undefined when the cell shows anything else (a network, a
 * range of several, two addresses, text). Accepted spellings: `10.0.0.1`, `10.0.0.1/32`, `10.0.0.1/255.255.255.255`, `10.0.0.1 255.255.255.255`,
 * `10.0.0.1-10.0.0.1`, `10.0.0.1 ~ 10.0.0.1`; blanks, NBSP and line breaks around separators and beside dots. Digits are never joined over white space,
 * and leading zeros are not read, because both could turn one address into another.
 */
export function canonicalIp(text: string): string | undefined {
  const folded = canonicalText(text.replaceAll(ZERO_WIDTH, '').replaceAll(TILDES, '~').replaceAll(DASHES, '-')).replaceAll(/ ?\. ?/g, '.');
  const [first = '', second, ...rest] = folded.split(/ ?[/~-] ?| /);
  if (ipv4Parts(first) === undefined || rest.length > 0) return undefined;
  if (second === undefined) return first;
  const separator = folded.slice(first.length).trim()[0];
  const isMask = second === '255.255.255.255' && (separator === '/' || separator === '2');
  const isPrefix = second === '32' && separator === '/';
  const isRange = second === first && separator !== '/' && !/[0-9]/.test(separator ?? '');
  return isMask || isPrefix || isRange ? first : undefined;
}
