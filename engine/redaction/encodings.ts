import iconv from 'iconv-lite';

/**
 * How one character of a secret can look after some writer had it, as sources of regular expressions. A pattern is built character by character,
 * so a text that is half escaped, or escaped twice, is found too.
 */

/** What a pattern is matched against: a JavaScript string, or bytes read as latin1 in one of three charsets. */
export interface Carrier {
  readonly name: 'string' | 'bytes' | 'utf-16le' | 'utf-16be';
  /** Source that matches exactly this text. */
  readonly literal: (text: string) => string;
}

const byteSource = (bytes: Iterable<number>): string => [...bytes].map(b => `\\x${b.toString(16).padStart(2, '0')}`).join('');

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

export const carriers = {
  string: {
    name: 'string',
    literal: text => Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  },
  bytes: { name: 'bytes', literal: text => byteSource(Buffer.from(text, 'utf8')) },
  utf16le: { name: 'utf-16le', literal: text => byteSource(Buffer.from(text, 'utf16le')) },
  utf16be: { name: 'utf-16be', literal: text => byteSource(swapped(text)) },
} as const satisfies Record<string, Carrier>;

/** Bytes of a text in EUC-KR (with Microsoft's additions, as browsers send it), or undefined when it has none. */
export const eucKr = (text: string): Buffer | undefined => {
  const bytes = iconv.encode(text, 'cp949');
  return iconv.decode(bytes, 'cp949') === text ? bytes : undefined;
};

/** Any of the sources; empty is impossible, each caller gives at least one. */
const any = (sources: readonly string[]): string => (sources.length === 1 ? (sources[0] ?? '') : `(?:${sources.join('|')})`);

/** Hexadecimal digits in either case. */
const hexDigits = (digits: string, c: Carrier): string =>
  Array.from(digits, d => (/[a-f]/i.test(d) ? any([c.literal(d.toLowerCase()), c.literal(d.toUpperCase())]) : c.literal(d))).join('');

const hexByte = (byte: number, c: Carrier): string => hexDigits(byte.toString(16).padStart(2, '0'), c);

const units = (char: string): string[] => Array.from({ length: char.length }, (_, i) => char.charCodeAt(i).toString(16).padStart(4, '0'));

/**
 * Bytes written with a prefix each; in a character of several bytes a printable ASCII byte may stand as itself (the second byte of some syllables in EUC-KR is a letter). A character
 * of one byte may not: its plain form is an alternative already, and a second way to match the same text makes a search of a text that only begins like the secret take time without end.
 */
const prefixed = (bytes: Iterable<number>, prefix: string, c: Carrier): string => {
  const all = [...bytes];
  return all.map(b => any([prefix + hexByte(b, c), ...(all.length > 1 && b > 0x20 && b < 0x7f ? [c.literal(String.fromCharCode(b))] : [])])).join('');
};

const entityNames: Readonly<Record<string, string>> = {
  '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '!': 'excl', '#': 'num', $: 'dollar', '%': 'percnt', '(': 'lpar', ')': 'rpar', '*': 'ast',
  '+': 'plus', ',': 'comma', '.': 'period', '/': 'sol', ':': 'colon', ';': 'semi', '=': 'equals', '?': 'quest', '@': 'commat', '[': 'lsqb', '\\': 'bsol',
  ']': 'rsqb', '^': 'Hat', _: 'lowbar', '`': 'grave', '{': 'lcub', '|': 'verbar', '}': 'rcub', ' ': 'nbsp',
};

/** Names of the forms in the order in which a find is named. */
export const formNames = ['plain', 'euc-kr', 'json', 'html', 'percent-utf-8', 'percent-euc-kr', 'quoted-printable'] as const;
export type FormName = (typeof formNames)[number];

/** Sources of one character in one form; an empty list where the form leaves the character alone. */
export const forms: Readonly<Record<FormName, (char: string, c: Carrier) => string[]>> = {
  plain: (char, c) => [c.literal(char)],
  'euc-kr': (char, c) => {
    const bytes = c.name === 'bytes' && char > '\x7f' ? eucKr(char) : undefined;
    return bytes ? [byteSource(bytes)] : [];
  },
  /** Any number of backslashes, because JSON inside JSON escapes its escapes. */
  json: (char, c) => {
    const slashes = `(?:${c.literal('\\')})+`;
    const short = JSON.stringify(char).slice(1, -1);
    return [
      units(char).map(unit => slashes + any([c.literal('u'), c.literal('U')]) + hexDigits(unit, c)).join(''),
      ...(char !== '\\' && short.startsWith('\\') ? [slashes + c.literal(short.slice(1))] : []),
      ...(char === '/' || char === "'" ? [slashes + c.literal(char)] : []),
    ];
  },
  html: (char, c) => {
    const amp = c.literal('&') + `(?:${c.literal('amp;')})*`;
    const end = `(?:${c.literal(';')})?`;
    const zeros = `(?:${c.literal('0')})*`;
    const code = char.codePointAt(0) ?? 0;
    const named = entityNames[char];
    // JSON first, then HTML: the backslash stands before the entity.
    const escaped = JSON.stringify(char).length > 3 ? `(?:${c.literal('\\')})*` : '';
    return [
      escaped + amp + c.literal('#') + zeros + c.literal(String(code)) + end,
      escaped + amp + c.literal('#') + any([c.literal('x'), c.literal('X')]) + zeros + hexDigits(code.toString(16), c) + end,
      ...(named === undefined ? [] : [escaped + amp + c.literal(named) + end]),
    ];
  },
  'percent-utf-8': (char, c) => {
    const percent = c.literal('%') + `(?:${c.literal('25')})*`;
    return [
      prefixed(Buffer.from(char, 'utf8'), percent, c),
      units(char).map(unit => percent + any([c.literal('u'), c.literal('U')]) + hexDigits(unit, c)).join(''),
      ...(char === ' ' ? [c.literal('+')] : []),
      // JSON first, then percent: a JSON text as a form field.
      ...(char === '"' ? [`(?:${percent}${hexByte(0x5c, c)})+` + percent + hexByte(char.charCodeAt(0), c)] : []),
    ];
  },
  'percent-euc-kr': (char, c) => {
    const bytes = eucKr(char);
    return [...(bytes ? [prefixed(bytes, c.literal('%') + `(?:${c.literal('25')})*`, c)] : []), ...(char === ' ' ? [c.literal('+')] : [])];
  },
  'quoted-printable': (char, c) => {
    const sign = any([c.literal('='), c.literal('=\r\n='), c.literal('=\n='), c.literal('\\x')]);
    const korean = char > '\x7f' ? eucKr(char) : undefined;
    return [prefixed(Buffer.from(char, 'utf8'), sign, c), ...(korean ? [prefixed(korean, sign, c)] : [])];
  },
};

/** The whole secret, each character in any of the given forms or as itself. */
export const spelled = (secret: string, names: readonly FormName[], c: Carrier): string =>
  Array.from(secret).map((char, i, all) => any([...new Set(['plain' as const, ...names].flatMap(name => forms[name](char, c)))]) + (char === '\\' && all[i + 1] !== '\\' ? moreSlashes(names, c) : '')).join('');

/**
 * JSON doubles a backslash, and JSON in JSON doubles it again: a run of them may be longer than the secret's. Told once after the run and not for each of them, because a run
 * that can be shared out in many ways is searched without end.
 */
const moreSlashes = (names: readonly FormName[], c: Carrier): string => {
  const sources = [...(names.includes('json') ? [c.literal('\\')] : []), ...(names.includes('percent-utf-8') ? [`${c.literal('%')}(?:${c.literal('25')})*${hexByte(0x5c, c)}`] : [])];
  return sources.length === 0 ? '' : `(?:${any(sources)})*`;
};

/** The bytes a secret has in the charsets a writer may use. */
const bytesOf = (secret: string): Buffer[] => {
  const korean = eucKr(secret);
  const all = [Buffer.from(secret, 'utf8'), ...(korean ? [korean] : []), Buffer.from(secret, 'utf16le'), swapped(secret)];
  return all.filter((bytes, i) => all.findIndex(other => other.equals(bytes)) === i);
};

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How one digit is written: as itself, in base64url, or escaped by the text around it. */
const digit64 = (digit: string, c: Carrier): string[] => {
  if (digit === '+') return ['+', '-', '%2B', '%2b'].map(c.literal);
  if (digit === '/') return ['/', '_', '%2F', '%2f', '\\/'].map(c.literal);
  return [c.literal(digit)];
};

/** The digits of bytes that begin `offset` bytes into a group of three. At the ends a digit holds bits of the neighbours too, so several are possible there. */
const digitsAt = (bytes: Buffer, offset: number, c: Carrier): string[] => {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes, Buffer.alloc(3)]);
  const [from, to] = [8 * offset, 8 * (offset + bytes.length)];
  const sources: string[] = [];
  for (let bit = from - (from % 6); bit < to; bit += 6) {
    const wanted = (whole.readUInt16BE(bit >> 3) >> (10 - (bit & 7))) & 63;
    const known = (63 >> Math.max(0, from - bit)) & ~(63 >> Math.min(6, to - bit));
    sources.push(any(Array.from(digits64).flatMap((digit, value) => ((value ^ wanted) & known) === 0 ? digit64(digit, c) : [])));
  }
  return sources;
};

/** base64 and base64url at each of the three offsets, broken over lines or not. */
export const base64 = (secret: string, c: Carrier): string => {
  const lineBreak = `(?:${any(['\r\n', '\n', '\\r\\n', '\\n', '%0D%0A', '%0A'].map(c.literal))}(?:${any([' ', '\t'].map(c.literal))})*)?`;
  const sources = bytesOf(secret).flatMap(bytes => [0, 1, 2].map(offset => digitsAt(bytes, offset, c).join(lineBreak)));
  return any([...new Set(sources)]);
};

/** A hex dump in either case, with or without a blank, colon or comma between the bytes. */
export const hex = (secret: string, c: Carrier): string =>
  any(bytesOf(secret).map(bytes => [...bytes].map(b => hexByte(b, c)).join(`(?:${any([c.literal(' '), c.literal(':'), c.literal(','), c.literal('-')])})?`)));
