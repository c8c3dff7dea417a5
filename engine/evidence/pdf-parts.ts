import { constants, inflateSync } from 'node:zlib';
import { codesOf, shownText, stringsIn, type CharacterMap } from './pdf-text.ts';
import type { Stretch } from './stretch.ts';

interface Stream {
  /** Number of the object it belongs to. */
  readonly object: number;
  readonly dictionary: string;
  readonly open: () => Buffer;
}

const filters: Readonly<Record<string, (bytes: Buffer, most: number) => Buffer>> = {
  FlateDecode: (bytes, most) => inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }),
  ASCIIHexDecode: (bytes) => Buffer.from(bytes.toString('latin1').replace(/[^0-9A-Fa-f]/g, ''), 'hex'),
};

const filtersOf = (dictionary: string): string[] => {
  const given = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '';
  return [...given.matchAll(/\/(\w+)/g)].map((match) => match[1] ?? '');
};

const opened = (bytes: Buffer, dictionary: string, most: number): Buffer =>
  filtersOf(dictionary).reduce((packed, name) => {
    const filter = filters[name];
    if (!filter) throw new Error(`filter ${name}`);
    return filter(packed, most);
  }, bytes);

/** Every stream with its dictionary; `text` is the file in latin1, so that offsets are bytes. */
const streamsOf = (bytes: Buffer, text: string, most: number): { streams: Stream[]; outside: string } => {
  const streams: Stream[] = [];
  const outside: string[] = [];
  let done = 0;
  for (const match of text.matchAll(/(?<!end)stream\r?\n/g)) {
    if (match.index < done) continue;
    const from = match.index + match[0].length;
    const headAt = text.lastIndexOf(' obj', match.index);
    const dictionary = text.slice(headAt + 4, match.index);
    const object = Number(/(\d+)\s+\d+$/.exec(text.slice(Math.max(0, headAt - 24), headAt))?.[1] ?? 0);
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
    const end = text.indexOf('endstream', length === undefined ? from : from + Number(length));
    const to = length === undefined ? end : from + Number(length);
    if (end < 0) break;
    outside.push(text.slice(done, from));
    streams.push({ object, dictionary, open: () => opened(bytes.subarray(from, to), dictionary, most) });
    done = end;
  }
  outside.push(text.slice(done));
  return { streams, outside: outside.join('\n') };
};

/** Which character maps each font name of a content stream may mean. */
const fontsOf = (outside: string, streams: readonly Stream[]): ReadonlyMap<string, readonly CharacterMap[]> => {
  const maps = new Map<number, CharacterMap>();
  for (const match of outside.matchAll(/(\d+)\s+\d+\s+obj\b((?:(?!endobj)[\s\S])*?)\/ToUnicode\s+(\d+)\s+\d+\s+R/g)) {
    const stream = streams.find((one) => one.object === Number(match[3]));
    if (stream) maps.set(Number(match[1]), codesOf(tryOpen(stream)?.toString('latin1') ?? ''));
  }
  const fonts = new Map<string, CharacterMap[]>();
  for (const [, name = '', object] of outside.matchAll(/\/([\w.+-]+)\s+(\d+)\s+\d+\s+R/g)) {
    const map = maps.get(Number(object));
    if (map && !fonts.get(name)?.includes(map)) fonts.set(name, [...(fonts.get(name) ?? []), map]);
  }
  return fonts;
};

const tryOpen = (stream: Stream): Buffer | undefined => {
  try {
    return stream.open();
  } catch {
    return undefined;
  }
};

/** Pixels hold no text; like those of every picture they are searched for the plain value only, in the file's own bytes. */
const isPicture = ({ dictionary }: Stream): boolean => /\/Subtype\s*\/Image\b/.test(dictionary);

/**
 * What a PDF holds: everything outside its streams, each stream unpacked, strings without their escapes, and the text that its fonts show, since glyph numbers mean nothing
 * to a search. An encrypted file cannot be opened.
 * @param most the largest unpacked stream, in bytes
 */
export function* pdfParts(bytes: Buffer, most: number): Generator<Stretch> {
  const text = bytes.toString('latin1');
  const { streams, outside } = streamsOf(bytes, text, most);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(outside)) yield { name: 'encrypted', open: refuse };
  yield { name: '', open: () => Buffer.from(outside, 'latin1'), whole: true };
  yield { name: 'strings', open: () => Buffer.from(stringsIn(outside), 'latin1'), whole: true };
  const fonts = fontsOf(outside, streams);
  for (const stream of streams.filter((one) => !isPicture(one))) {
    const name = `stream ${stream.object}`;
    yield { name, open: stream.open };
    const content = tryOpen(stream)?.toString('latin1');
    if (content === undefined || !/T[jJ]|\/ObjStm/.test(content + stream.dictionary)) continue;
    yield { name: `${name} strings`, open: () => Buffer.from(stringsIn(content), 'latin1'), whole: true };
    yield { name: `${name} text`, open: () => Buffer.from(shownText(content, fonts), 'utf8'), whole: true };
  }
}

const refuse = (): Buffer => {
  throw new Error('encrypted');
};
