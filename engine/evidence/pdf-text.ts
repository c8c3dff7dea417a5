/** From the codes of a font to the characters they show; `width` is the number of bytes of one code. */
export interface CharacterMap {
  readonly width: number;
  readonly characters: ReadonlyMap<number, string>;
}

const utf16 = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');

const after = (text: string, by: number): string => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);

/** Reads a ToUnicode map (PDF 32000-1, 9.10.3). */
export const codesOf = (cmap: string): CharacterMap => {
  const characters = new Map<number, string>();
  const width = (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(cmap)?.[1]?.length ?? 4) / 2;
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', shown = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>/g)) characters.set(parseInt(code, 16), utf16(shown));
  }
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', list, first] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:\[([^\]]*)\]|<([0-9A-Fa-f\s]+)>)/g)) {
      const listed = list === undefined ? [] : [...list.matchAll(/<([0-9A-Fa-f\s]+)>/g)].map((match) => utf16(match[1] ?? ''));
      const start = parseInt(from, 16);
      for (let code = start; code <= parseInt(to, 16); code += 1) characters.set(code, listed[code - start] ?? after(utf16(first ?? '0000'), code - start));
    }
  }
  return { width, characters };
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string without its escapes; `text` is what stands between the outer parentheses. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_all, octal: string | undefined, char: string | undefined) =>
    octal !== undefined ? String.fromCharCode(parseInt(octal, 8) & 255) : char === undefined ? '' : (escapes[char] ?? char));

/** A literal string, with parentheses nested as deep as titles do. */
const literal = String.raw`\(((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S]|\([^()]*\))*\))*)\)`;

/** Every string, literal or hexadecimal, as its bytes, one a line; in latin1, so bytes stay bytes. */
export const stringsIn = (text: string): string =>
  [...text.matchAll(new RegExp(String.raw`<([0-9A-Fa-f\s]+)>|${literal}`, 'g'))]
    .map(([, hex, written]) => (hex === undefined ? unescaped(written ?? '') : Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1')))
    .join('\n');

const codes = (bytes: Buffer, width: number): number[] =>
  Array.from({ length: Math.floor(bytes.length / width) }, (_, i) => bytes.readUIntBE(i * width, width));

/**
 * The text of a content stream as its fonts show it, in the order it is drawn. Where one font name may mean several fonts (forms with resources of their own), every
 * reading is given, one a line.
 */
export const shownText = (content: string, fonts: ReadonlyMap<string, readonly CharacterMap[]>): string => {
  const readings = Math.max(1, ...[...fonts.values()].map((maps) => maps.length));
  const tokens = new RegExp(String.raw`/([\w.+-]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f\s]+)>|${literal}`, 'g');
  return Array.from({ length: readings }, (_, reading) => {
    let font: CharacterMap | undefined;
    let shown = '';
    for (const [, name, hex, text] of content.matchAll(tokens)) {
      if (name !== undefined) {
        const maps = fonts.get(name) ?? [];
        font = maps[Math.min(reading, maps.length - 1)];
      } else if (font) {
        const bytes = hex === undefined ? Buffer.from(unescaped(text ?? ''), 'latin1') : Buffer.from(hex.replace(/\s/g, ''), 'hex');
        for (const code of codes(bytes, font.width)) shown += font.characters.get(code) ?? '';
      }
    }
    return shown;
  }).join('\n');
};
