import { eucKr } from './character.ts';
import { Search } from './search.ts';
import { spellings } from './secrets.ts';

/** Where a secret stands and how it is written; never what it is. */
export interface SecretHit {
  /** e.g. `plain`, `percent-euc-kr`, `base64`, `utf-16le plain`; `mixed` when several forms stand side by side. */
  readonly encoding: string;
  /** Byte offset of the first byte. */
  readonly offset: number;
}

export type SecretFinder = (bytes: Buffer) => SecretHit[];

const wide = [
  { prefix: 'utf-16le ', order: (bytes: Buffer) => bytes },
  { prefix: 'utf-16be ', order: (bytes: Buffer) => Buffer.from(bytes).swap16() },
];

/**
 * Prepares a search for all secrets in raw bytes: UTF-8, EUC-KR, UTF-16LE and UTF-16BE, and in each of them every writing of writings.ts, base64 and hex. One
 * search serves many files. Packed contents (zip members, PDF streams) must be unpacked by the caller.
 * @throws RangeError when a value is too short to be searched for safely (F-73).
 */
export const secretFinder = (values: readonly string[]): SecretFinder => {
  const search = new Search(values);
  // In UTF-16 each writing of an ASCII character holds a zero byte, so bytes without one cannot hold a value that has such a character.
  const needsNul = values.every(value => Array.from(value).some(char => char < '\x80'));
  const narrow = (bytes: Buffer): SecretHit[] => {
    const text = bytes.toString('latin1');
    return search.places(text, 'bytes').map(({ start }) => ({ encoding: search.encodingAt(text, start, 'bytes'), offset: start }));
  };
  const inUtf16 = (bytes: Buffer): SecretHit[] => wide.flatMap(({ prefix, order }) => [0, 1].flatMap(parity => {
    const text = order(bytes.subarray(parity, bytes.length - ((bytes.length - parity) % 2))).toString('utf16le');
    return search.places(text, 'string').map(({ start }) => ({ encoding: prefix + search.encodingAt(text, start, 'string'), offset: parity + 2 * start }));
  }));
  return bytes => [...narrow(bytes), ...(needsNul && !bytes.includes(0) ? [] : inUtf16(bytes))].sort((a, b) => a.offset - b.offset);
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
