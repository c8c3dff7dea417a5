import type { Carrier, Character } from './character.ts';

/**
 * How one character of a secret can look after some writer had it. A search goes character by character, so a text that is half escaped, or escaped twice, is
 * found too. Each form answers with every place where the writing can end, because an optional part (`;` of an entity) may belong to the next character.
 */
type Ends = (c: Character, text: string, at: number, carrier: Carrier) => readonly number[];

const none: readonly number[] = [];

const hexDigit = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 && unit < 128 ? lower - 87 : -1;
};

/** The byte that two hexadecimal digits in either case say, or -1. */
export const hexByteAt = (text: string, at: number): number => {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
};

const sameHex = (text: string, at: number, digits: string): boolean => text.slice(at, at + digits.length).toLowerCase() === digits;

/** The end of a run of backslashes: JSON inside JSON escapes its escapes. */
const afterSlashes = (text: string, at: number): number => {
  let end = at;
  while (text[end] === '\\') end += 1;
  return end;
};

/** After `%`, `%25`, `%2525`: a text that was percent-encoded several times. */
const afterPercent = (text: string, at: number): number[] => {
  if (text[at] !== '%') return [];
  const ends = [at + 1];
  for (let end = at + 1; text.startsWith('25', end);) ends.push((end += 2));
  return ends;
};

const equalSigns = ['=', '=\r\n=', '=\n='];
/** After the sign of quoted-printable, on the same line or the next, or of a byte in a source text (`\x`, escaped or not). */
const afterEqualSign = (text: string, at: number): number[] => {
  if (text[at] !== '\\') return equalSigns.flatMap(sign => (text.startsWith(sign, at) ? [at + sign.length] : []));
  const end = afterSlashes(text, at);
  return text[end] === 'x' ? [end + 1] : [];
};

type Introducer = (text: string, at: number) => number[];

/** Bytes with a sign each; in a character of several bytes a printable ASCII byte may stand as itself (the second byte of some syllables in EUC-KR is a letter). */
const prefixed = (bytes: Uint8Array, introduced: Introducer, text: string, at: number): number[] => {
  let ends = [at];
  for (const byte of bytes) {
    const next = ends.flatMap(end => introduced(text, end).filter(hex => hexByteAt(text, hex) === byte).map(hex => hex + 2));
    if (bytes.length > 1 && byte > 0x20 && byte < 0x7f) next.push(...ends.filter(end => text.charCodeAt(end) === byte).map(end => end + 1));
    if (next.length === 0) return next;
    ends = [...new Set(next)];
  }
  return ends;
};

/** `\u` or `%u` and four digits for each UTF-16 unit. */
const byUnits = (c: Character, introduced: Introducer, text: string, at: number): number[] => {
  let ends = [at];
  for (const unit of c.units) {
    ends = ends.flatMap(end => introduced(text, end).filter(u => (text[u] === 'u' || text[u] === 'U') && sameHex(text, u + 1, unit)).map(u => u + 5));
  }
  return ends;
};

const afterSomeSlashes: Introducer = (text, at) => (text[at] === '\\' ? [afterSlashes(text, at)] : []);

const json: Ends = (c, text, at) => {
  if (text[at] !== '\\') return none;
  const end = afterSlashes(text, at);
  return c.short !== undefined && text.startsWith(c.short, end) ? [end + c.short.length] : byUnits(c, afterSomeSlashes, text, at);
};

const orSemicolon = (text: string, end: number): number[] => (text[end] === ';' ? [end, end + 1] : [end]);

/** `#60`, `#x3c`, with zeros before. */
const numeric = (c: Character, text: string, at: number): number[] => {
  const hex = text[at + 1] === 'x' || text[at + 1] === 'X';
  const digits = c.code.toString(hex ? 16 : 10);
  let from = at + (hex ? 2 : 1);
  while (text[from] === '0') from += 1;
  return sameHex(text, from, digits) ? orSemicolon(text, from + digits.length) : [];
};

const html: Ends = (c, text, at) => {
  // JSON first, then HTML: the backslash stands before the entity.
  const amp = c.escapedInJson ? afterSlashes(text, at) : at;
  if (text[amp] !== '&') return none;
  const ends: number[] = [];
  for (let end = amp + 1; ; end += 4) {
    if (text[end] === '#') ends.push(...numeric(c, text, end));
    else if (c.entity !== undefined && text.startsWith(c.entity, end)) ends.push(...orSemicolon(text, end + c.entity.length));
    if (!text.startsWith('amp;', end)) return ends;
  }
};

/** A backslash that was percent-encoded. */
const percentSlash = (text: string, at: number): number[] => afterPercent(text, at).filter(hex => hexByteAt(text, hex) === 0x5c).map(hex => hex + 2);

/** Every place up to which a step can be repeated, once at least. */
const repeated = (step: Introducer, text: string, at: number): number[] => {
  const all = new Set<number>();
  for (let ends = step(text, at); ends.length > 0; ends = ends.flatMap(end => step(text, end)).filter(end => !all.has(end))) for (const end of ends) all.add(end);
  return [...all];
};

const blankAsPlus = (c: Character, text: string, at: number): number[] => (c.code === 0x20 && text[at] === '+' ? [at + 1] : []);

const percentUtf8: Ends = (c, text, at) => [
  ...prefixed(c.utf8, afterPercent, text, at),
  ...byUnits(c, afterPercent, text, at),
  ...blankAsPlus(c, text, at),
  // JSON first, then percent: a JSON text as a form field.
  ...(c.code === 0x22 ? repeated(percentSlash, text, at).flatMap(end => afterPercent(text, end)).filter(hex => hexByteAt(text, hex) === 0x22).map(hex => hex + 2) : []),
];

const percentEucKr: Ends = (c, text, at) => [...(c.eucKr ? prefixed(c.eucKr, afterPercent, text, at) : []), ...blankAsPlus(c, text, at)];

const quotedPrintable: Ends = (c, text, at) => [
  ...prefixed(c.utf8, afterEqualSign, text, at),
  ...(c.eucKr && c.code > 0x7f ? prefixed(c.eucKr, afterEqualSign, text, at) : []),
];

const startsWithBytes = (text: string, at: number, bytes: Uint8Array): boolean => bytes.every((byte, i) => text.charCodeAt(at + i) === byte);

/** Names of the forms in the order in which a find is named. */
export const formNames = ['plain', 'euc-kr', 'json', 'html', 'percent-utf-8', 'percent-euc-kr', 'quoted-printable'] as const;
export type FormName = (typeof formNames)[number];

const forms: Readonly<Record<FormName, Ends>> = {
  plain: (c, text, at, carrier) => (text.startsWith(c.plain[carrier], at) ? [at + c.plain[carrier].length] : none),
  'euc-kr': (c, text, at, carrier) => (carrier === 'bytes' && c.code > 0x7f && c.eucKr && startsWithBytes(text, at, c.eucKr) ? [at + c.eucKr.length] : none),
  json,
  html,
  'percent-utf-8': percentUtf8,
  'percent-euc-kr': percentEucKr,
  'quoted-printable': quotedPrintable,
};

/** What every form but the plain ones begins with. */
export const isIntroducer = (unit: number): boolean => unit === 0x5c || unit === 0x26 || unit === 0x25 || unit === 0x3d || unit === 0x2b;

/**
 * Whether any writing of any character can begin here with a sign: told from the next unit, because pages are full of `="` and base64 of `+`. (A `+` stands for a
 * blank alone.)
 */
export const canIntroduce = (text: string, at: number): boolean => {
  const next = text.charCodeAt(at + 1);
  switch (text.charCodeAt(at)) {
    case 0x5c: return true;
    case 0x26: return next === 0x23 || ((next | 32) >= 97 && (next | 32) <= 122);
    case 0x25: return hexDigit(next) >= 0 || (next | 32) === 0x75;
    case 0x3d: return hexDigit(next) >= 0 || next === 0x0d || next === 0x0a;
    default: return false;
  }
};

/** Where the character can end that begins at `at`, as itself or in one of the forms; the places may repeat. */
export const endsOf = (c: Character, text: string, at: number, carrier: Carrier, names: readonly FormName[]): readonly number[] => {
  const plain = forms.plain(c, text, at, carrier);
  if (!isIntroducer(text.charCodeAt(at))) return names.includes('euc-kr') && plain.length === 0 ? forms['euc-kr'](c, text, at, carrier) : plain;
  return [...plain, ...names.flatMap(name => (name === 'plain' ? none : forms[name](c, text, at, carrier)))];
};

/**
 * Where a run of backslashes can end that is longer than the secret's: JSON doubles each, and JSON in JSON doubles it again. Told once after the run and not for each
 * of them.
 */
export const moreSlashes = (text: string, at: number, names: readonly FormName[]): number[] =>
  repeated((t, p) => [...(names.includes('json') && t[p] === '\\' ? [p + 1] : []), ...(names.includes('percent-utf-8') ? percentSlash(t, p) : [])], text, at);
