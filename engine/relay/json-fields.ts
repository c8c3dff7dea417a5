import { decodeExactly } from './charset.ts';
import { addField, Undecodable } from './form-fields.ts';
import type { Fields } from './form-fields.ts';

/**
 * Decodes an `application/json` object into fields: `{"a":{"b":1},"c":["x","y"]}` gives `a.b` = `1` and `c` = `x`, `y`;
 * objects in lists get their place, `rows[0].ip`. Throws Undecodable on null, on empty containers (a field without a value
 * cannot be declared) and on text that JSON.stringify would not write, since doubled keys hide there.
 */
export function jsonFields(body: Buffer): Fields {
  const text = decodeExactly(body, 'utf-8');
  if (text === undefined) throw new Undecodable('JSON that is not UTF-8');
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Undecodable('JSON that is no object');
  if (JSON.stringify(value) !== text) throw new Undecodable('JSON in an unusual writing');
  const fields: Fields = new Map();
  if (text !== '{}') flatten(fields, '', value);
  return fields;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Undecodable('broken JSON');
  }
}

function flatten(fields: Fields, path: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    addField(fields, path, { text: String(value) });
  } else if (Array.isArray(value)) {
    if (value.length === 0) throw new Undecodable(`field ${path}: an empty list`);
    const scalars = value.every(item => typeof item !== 'object' || item === null);
    for (const [index, item] of value.entries()) flatten(fields, scalars ? path : `${path}[${index}]`, item);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) throw new Undecodable(`field ${path}: an empty object`);
    for (const [key, item] of entries) {
      if (/[.[\]]/.test(key)) throw new Undecodable('a JSON key with a dot or bracket');
      flatten(fields, path === '' ? key : `${path}.${key}`, item);
    }
  } else {
    throw new Undecodable(`field ${path}: null`);
  }
}
