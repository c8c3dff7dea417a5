import iconv from 'iconv-lite';

/** What a search looks through: a JavaScript string, or bytes read as latin1. */
export type Carrier = 'string' | 'bytes';

/** One character of a secret and what writers turn it into. */
export interface Character {
  /** The character as it is, in units of each carrier: UTF-16, or the bytes of UTF-8. */
  readonly plain: Readonly<Record<Carrier, string>>;
  readonly code: number;
  /** UTF-16 units in four hexadecimal digits, lower case. */
  readonly units: readonly string[];
  readonly utf8: Uint8Array;
  /** Bytes in EUC-KR; none for a character that the charset does not have. */
  readonly eucKr: Uint8Array | undefined;
  /** What stands after the backslash in JSON or JavaScript: `n`, `"`, `/`. */
  readonly short: string | undefined;
  /** JSON escapes it, so a backslash may stand before what another writer makes of it. */
  readonly escapedInJson: boolean;
  /** Its name as an entity of HTML. */
  readonly entity: string | undefined;
}

/** Bytes of a text in EUC-KR (with Microsoft's additions, as browsers send it), or undefined when it has none. */
export const eucKr = (text: string): Buffer | undefined => {
  const bytes = iconv.encode(text, 'cp949');
  return iconv.decode(bytes, 'cp949') === text ? bytes : undefined;
};

const entities: Readonly<Record<string, string>> = {
  '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '!': 'excl', '#': 'num', $: 'dollar', '%': 'percnt', '(': 'lpar', ')': 'rpar', '*': 'ast',
  '+': 'plus', ',': 'comma', '.': 'period', '/': 'sol', ':': 'colon', ';': 'semi', '=': 'equals', '?': 'quest', '@': 'commat', '[': 'lsqb', '\\': 'bsol',
  ']': 'rsqb', '^': 'Hat', _: 'lowbar', '`': 'grave', '{': 'lcub', '|': 'verbar', '}': 'rcub', ' ': 'nbsp',
};

/** A backslash has no short form: JSON doubles it, and a run of them is told by its length (value-tree.ts). */
const shortOf = (char: string): string | undefined => {
  if (char === '\\') return undefined;
  const json = JSON.stringify(char).slice(1, -1);
  return json.startsWith('\\') && json.length === 2 ? json.slice(1) : char === '/' || char === "'" ? char : undefined;
};

/** One code point, with everything a search for it needs. */
export const characterOf = (char: string): Character => {
  const utf8 = Buffer.from(char, 'utf8');
  return {
    plain: { string: char, bytes: utf8.toString('latin1') },
    code: char.codePointAt(0) ?? 0,
    units: Array.from({ length: char.length }, (_, i) => char.charCodeAt(i).toString(16).padStart(4, '0')),
    utf8,
    eucKr: eucKr(char),
    short: shortOf(char),
    escapedInJson: JSON.stringify(char).length > 3,
    entity: entities[char],
  };
};
