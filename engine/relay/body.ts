import { charsetOf, decodeExactly } from './charset.ts';
import type { Charset } from './charset.ts';
import { addField, Undecodable, urlEncodedFields } from './form-fields.ts';
import type { Fields } from './form-fields.ts';
import { headerNames, type RequestRule } from './rules.ts';
import { jsonFields } from './json-fields.ts';
import { multipartFields } from './multipart.ts';

/** What a request carries, as the decoders need it. */
export interface Content {
  /** The query without its question mark, still escaped. */
  readonly query: string;
  readonly contentType: string;
  /** Content-Encoding as sent, empty when none. */
  readonly contentEncoding: string;
  readonly body: Buffer;
  /** Request headers by name in lower case; a repeated one as its values joined by a comma. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Why the body could not be taken in, when it could not. */
  readonly unread?: string;
}

export type Decoded = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly why: string };

/**
 * Decodes a request completely: the fields of its query, then those of its body (old consoles put the command into the
 * query of a POST), then the headers that the rule counts as content. Anything that is not understood to the last byte is not decoded at all.
 */
export function decodeContent(content: Content, charset: Charset, rule?: Pick<RequestRule, 'fields' | 'body'>): Decoded {
  try {
    const fields = urlEncodedFields(Buffer.from(content.query, 'latin1'), charset);
    for (const [name, values] of rule?.body === 'text' ? textField(content, charset) : bodyFields(content, charset)) {
      for (const value of values) addField(fields, name, value);
    }
    for (const name of headerNames(rule)) {
      const value = content.headers?.[name];
      if (value !== undefined) addField(fields, `header:${name}`, { text: typeof value === 'string' ? value : value.join(', '), exact: true });
    }
    return { ok: true, fields };
  } catch (error) {
    if (error instanceof Undecodable) return { ok: false, why: error.message };
    throw error;
  }
}

/** The body as one field; an empty body is the empty text. */
function textField({ contentEncoding, body, unread }: Content, charset: Charset): Fields {
  if (unread !== undefined) throw new Undecodable(unread);
  if (contentEncoding !== '' && contentEncoding.toLowerCase() !== 'identity') throw new Undecodable('a compressed body');
  const text = decodeExactly(body, charset);
  if (text === undefined) throw new Undecodable(`a text that is not ${charset}`);
  return new Map([['body', [{ text, exact: true }]]]);
}

function bodyFields({ contentType, contentEncoding, body, unread }: Content, charset: Charset): Fields {
  if (unread !== undefined) throw new Undecodable(unread);
  if (body.length === 0) return new Map();
  if (contentEncoding !== '' && contentEncoding.toLowerCase() !== 'identity') throw new Undecodable('a compressed body');
  const named = charsetOf(contentType, charset);
  if (named === undefined) throw new Undecodable('an unknown charset');
  switch (contentType.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded': return urlEncodedFields(body, named);
    case 'multipart/form-data': return multipartFields(body, contentType, named);
    case 'application/json': return jsonFields(body);
    default: throw new Undecodable('a body of another type');
  }
}
