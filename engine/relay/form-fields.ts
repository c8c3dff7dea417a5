import { decodeExactly } from './charset.ts';
import type { Charset } from './charset.ts';

/** One decoded value; a file part's value is its file name, its content is known by hash. */
export interface FieldValue {
  readonly text: string;
  readonly sha256?: string;
  /** Every byte of it counts: a text that no form has turned into fields. */
  readonly exact?: true;
}

/** Field names to values, repeated names in the order in which they stand. */
export type Fields = Map<string, FieldValue[]>;

/** Thrown inside the decoders; the message says what could not be decoded and quotes no value. */
export class Undecodable extends Error {}

export function addField(fields: Fields, name: string, value: FieldValue): void {
  const values = fields.get(name);
  if (values) values.push(value);
  else fields.set(name, [value]);
}

/** Decodes `application/x-www-form-urlencoded` text (a body or a query). Throws Undecodable. */
export function urlEncodedFields(bytes: Buffer, charset: Charset): Fields {
  const fields: Fields = new Map();
  if (bytes.length === 0) return fields;
  for (const pair of bytes.toString('latin1').split('&')) {
    if (pair === '') throw new Undecodable('an empty pair');
    const equals = pair.indexOf('=');
    const name = unescape(equals < 0 ? pair : pair.slice(0, equals), charset, 'a field name');
    addField(fields, name, { text: unescape(equals < 0 ? '' : pair.slice(equals + 1), charset, `field ${name}`) });
  }
  return fields;
}

function unescape(raw: string, charset: Charset, what: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(raw)) throw new Undecodable(`${what}: broken percent code`);
  const bytes = Buffer.from(
    raw.replaceAll('+', ' ').replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const text = decodeExactly(bytes, charset);
  if (text === undefined) throw new Undecodable(`${what}: not ${charset}`);
  return text;
}
