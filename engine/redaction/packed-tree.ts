import { eucKr } from './character.ts';
import { hexByteAt } from './writings.ts';

interface Node { readonly children: Map<number, Node>; ends: boolean }

/** The bytes a secret has in the charsets a writer may use. */
const bytesOf = (value: string): Buffer[] => {
  const utf16 = Buffer.from(value, 'utf16le');
  return [Buffer.from(value, 'utf8'), eucKr(value), utf16, Buffer.from(utf16).swap16()].filter(bytes => bytes !== undefined);
};

const digits64 = new Map(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_', (digit, i) => [digit.charCodeAt(0), i < 64 ? i : i - 2]));
const digitOf = Int8Array.from({ length: 128 }, (_, unit) => digits64.get(unit) ?? -1);

/** Digits that another writer escaped: percent, or JSON that escapes a slash. */
const escapedDigits = [['%2B', 62], ['%2b', 62], ['%2F', 63], ['%2f', 63], ['\\/', 63]] as const;
const lineBreaks = ['\r\n', '\n', '\\r\\n', '\\n', '%0D%0A', '%0A'];
const separators = new Set([' ', ':', ',', '-'].map(c => c.charCodeAt(0)));

/** Bits of the first digit that belong to the secret: it begins with the first, second or third byte of a group. */
const firstBits = [6, 4, 2];

/** Whether a digit, as itself or escaped, can begin with this unit. */
export const mayBeginPacked = (unit: number): boolean => (digitOf[unit] ?? -1) >= 0 || unit === 0x25 || unit === 0x5c;

/** The values as bytes: what base64 and a hex dump hold, whatever the charset was. */
export class PackedTree {
  readonly #root: Node = { children: new Map(), ends: false };
  readonly #first = new Uint8Array(256);

  add(value: string): void {
    for (const bytes of bytesOf(value)) {
      let node = this.#root;
      for (const byte of bytes) {
        const next = node.children.get(byte) ?? { children: new Map<number, Node>(), ends: false };
        node.children.set(byte, next);
        node = next;
      }
      node.ends = true;
      this.#first[bytes[0] ?? 0] = 1;
    }
  }

  /** Where the longest value ends that a hex dump in either case begins at `at`, with or without a blank, colon, comma or dash between the bytes, broken over lines or not; -1 when none does. */
  hex(text: string, at: number): number {
    if (this.#first[hexByteAt(text, at)] !== 1) return -1;
    let best = -1;
    let node: Node | undefined = this.#root;
    for (let place = at; ; ) {
      node = node.children.get(hexByteAt(text, place));
      if (!node) return best;
      place += 2;
      if (node.ends) best = place;
      if (separators.has(text.charCodeAt(place))) place += 1;
      place = afterLineBreak(text, place);
    }
  }

  /** The same for base64 and base64url whose first digit stands at `at`, at each of the three offsets, broken over lines or not. */
  base64(text: string, at: number): number {
    const first = digitOf[text.charCodeAt(at)] ?? -1;
    const second = digitOf[text.charCodeAt(at + 1)] ?? -1;
    let best = -1;
    for (const known of firstBits) {
      const begun = (((first & ((1 << known) - 1)) << 6) | second) >> (known - 2);
      if (first >= 0 && second >= 0 && this.#first[begun] !== 1) continue;
      best = Math.max(best, this.#from64(text, at, known));
    }
    return best;
  }

  #from64(text: string, at: number, known: number): number {
    let best = -1;
    let node: Node | undefined = this.#root;
    let bits = 0;
    let held = known - 6;
    for (let place = at; ; ) {
      const plain = digitOf[text.charCodeAt(place)] ?? -1;
      const [digit, end] = plain >= 0 ? [plain, place + 1] : escapedDigitAt(text, place);
      if (digit < 0) return best;
      bits = ((bits << 6) | digit) & 0xffff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        node = node.children.get((bits >> held) & 255);
        if (!node) return best;
        if (node.ends) best = end;
      }
      place = afterLineBreak(text, end);
    }
  }
}

/** The value of a digit that is escaped, and where it ends; -1 where none stands. */
const escapedDigitAt = (text: string, at: number): readonly [number, number] => {
  for (const [written, digit] of escapedDigits) if (text.startsWith(written, at)) return [digit, at + written.length];
  return [-1, at];
};

const afterLineBreak = (text: string, at: number): number => {
  if ((digitOf[text.charCodeAt(at)] ?? -1) >= 0) return at;
  const found = lineBreaks.find(lineBreak => text.startsWith(lineBreak, at));
  if (found === undefined) return at;
  let end = at + found.length;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
};
