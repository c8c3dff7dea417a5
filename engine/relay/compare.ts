import type { FieldValue, Fields } from './form-fields.ts';
import { missingName, wrongFixed } from './match.ts';
import type { ArmedWrite } from './rules.ts';

/**
 * Compares a decoded request with what was declared, field by field. Returns undefined when they are the same, else a
 * reason that names the field; values are quoted only when the write is not secret. Text is compared in NFC and with one
 * kind of line break (forms always send CRLF), a body that is one text and headers to the last byte. A file field's expected value is `name` or `name sha256:<hex>`.
 */
export function difference(write: ArmedWrite, fields: Fields): string | undefined {
  const { rule, expected } = write;
  const free = new Set(write.free);
  for (const name of fields.keys()) {
    const declared = Object.hasOwn(expected, name) || Object.hasOwn(rule.fixed ?? {}, name) || free.has(name);
    if (!declared) return `unexpected field: ${name}`;
  }
  const missing = missingName(rule, fields);
  if (missing !== undefined) return `missing field: ${missing}`;
  for (const [name, values] of Object.entries(expected)) {
    const got = fields.get(name) ?? [];
    if (got.length === 0 && values.length > 0) return `missing field: ${name}`;
    const same = got.length === values.length && values.every((value, index) => sameValue(value, got[index]));
    if (!same) return `value of field: ${name}${write.secret === true ? '' : quoted(values, got)}`;
  }
  const fixed = wrongFixed(rule, fields);
  return fixed === undefined ? undefined : `fixed value of field: ${fixed}`;
}

function sameValue(expected: string, got: FieldValue | undefined): boolean {
  if (got === undefined) return false;
  if (got.exact) return expected === got.text;
  if (got.sha256 === undefined) return plain(expected) === plain(got.text);
  return plain(expected) === plain(got.text) || plain(expected) === plain(`${got.text} sha256:${got.sha256}`);
}

function plain(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC');
}

const QUOTE_LIMIT = 200;

function quoted(expected: readonly string[], got: readonly FieldValue[]): string {
  const cut = (values: readonly string[]) => JSON.stringify(values).slice(0, QUOTE_LIMIT);
  return ` (expected ${cut(expected)}, sent ${cut(got.map(value => value.text))})`;
}
