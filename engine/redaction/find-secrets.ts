import { base64, carriers, eucKr, formNames, hex, spelled, type Carrier } from './encodings.ts';
import { byValue } from './by-value.ts';
import { withFirst } from './first-units.ts';
import { spellings } from './secrets.ts';

/** Where a secret stands and how it is written; never what it is. */
export interface SecretHit {
  /** e.g. `plain`, `percent-euc-kr`, `base64`, `utf-16le plain`; `mixed` when several forms stand side by side. */
  readonly encoding: string;
  /** Byte offset of the first byte. */
  readonly offset: number;
}

export type SecretFinder = (bytes: Buffer) => SecretHit[];

/** `needsNul`: in UTF-16 each writing of an ASCII character holds a zero byte, so bytes without one cannot hold the secret. */
interface Search { readonly needsNul: boolean; readonly patterns: readonly RegExp[]; readonly kinds: readonly { readonly encoding: string; readonly pattern: RegExp }[] }

const search = (value: string, c: Carrier): Search => {
  const prefix = c.name === 'bytes' ? '' : `${c.name} `;
  const sources = [
    ...formNames.map(name => ({ encoding: name as string, source: spelled(value, [name], c) })),
    { encoding: 'base64', source: base64(value, c) },
    { encoding: 'hex', source: hex(value, c) },
    { encoding: 'mixed', source: spelled(value, formNames, c) },
  ];
  return {
    needsNul: c.name !== 'bytes' && Array.from(value).some(char => char < '\x80'),
    patterns: sources.filter(({ encoding }) => ['mixed', 'base64', 'hex'].includes(encoding)).map(({ source }) => new RegExp(withFirst(source), 'g')),
    kinds: sources.map(({ encoding, source }) => ({ encoding: prefix + encoding, pattern: new RegExp(source, 'y') })),
  };
};

const searchesFor = byValue(value => [carriers.bytes, carriers.utf16le, carriers.utf16be].map(c => search(value, c)));

/** Every place where a pattern matches, overlapping ones too. */
const placesOf = (pattern: RegExp, text: string): number[] => {
  const places: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    places.push(match.index);
    pattern.lastIndex = match.index + 1;
  }
  return places;
};

/**
 * Prepares a search for all secrets in raw bytes: UTF-8, EUC-KR, UTF-16LE and UTF-16BE, and in each of them every encoding of encodings.ts. One search serves
 * many files. Packed contents (zip members, PDF streams) must be unpacked by the caller.
 * @throws RangeError when a value is too short to be searched for safely (F-73).
 */
export const secretFinder = (values: readonly string[]): SecretFinder => {
  const searches = spellings(values).flatMap(searchesFor);
  return bytes => {
    const text = bytes.toString('latin1');
    const hits = new Map<string, SecretHit>();
    const hasNul = bytes.includes(0);
    for (const { patterns, kinds, needsNul } of searches) {
      if (needsNul && !hasNul) continue;
      for (const at of patterns.flatMap(pattern => placesOf(pattern, text))) {
        const kind = kinds.find(k => {
          k.pattern.lastIndex = at;
          return k.pattern.test(text);
        });
        const hit = { encoding: kind?.encoding ?? 'mixed', offset: at };
        hits.set(`${hit.offset} ${hit.encoding}`, hit);
      }
    }
    return [...hits.values()].sort((a, b) => a.offset - b.offset);
  };
};

/**
 * A quick search for the secrets as they are, in the four charsets: for stretches that hold nothing but pixels or base64 of bytes that are searched by themselves.
 * @throws RangeError as `secretFinder`
 */
export const plainFinder = (values: readonly string[]): SecretFinder => {
  const forms = spellings(values).flatMap(value => {
    const korean = eucKr(value);
    const utf16 = Buffer.from(value, 'utf16le');
    return [
      { encoding: 'plain', form: Buffer.from(value, 'utf8') }, ...(korean ? [{ encoding: 'euc-kr', form: korean }] : []),
      { encoding: 'utf-16le plain', form: utf16 }, { encoding: 'utf-16be plain', form: Buffer.from(utf16).swap16() },
    ];
  });
  return bytes => forms.flatMap(({ encoding, form }) => {
    const offset = bytes.indexOf(form);
    return offset < 0 ? [] : [{ encoding, offset }];
  });
};

/** `secretFinder` for one file. */
export const findSecrets = (bytes: Buffer, values: readonly string[]): SecretHit[] => secretFinder(values)(bytes);
