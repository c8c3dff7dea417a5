import { createHash } from 'node:crypto';
import { decodeExactly } from './charset.ts';
import type { Charset } from './charset.ts';
import { addField, Undecodable } from './form-fields.ts';
import type { Fields, FieldValue } from './form-fields.ts';

const CRLF = '\r\n';

/** Decodes `multipart/form-data` strictly (RFC 7578 as browsers write it); text in the console's charset. Throws Undecodable. */
export function multipartFields(body: Buffer, contentType: string, charset: Charset): Fields {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s"]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw new Undecodable('multipart without a boundary');
  const fields: Fields = new Map();
  const next = Buffer.from(`${CRLF}--${mark}`, 'latin1');
  // The first boundary stands at the very start, all others after a line break.
  if (body.indexOf(next.subarray(2)) !== 0) throw new Undecodable('multipart does not start with its boundary');
  let at = next.length - 2;
  while (body.subarray(at, at + 2).toString('latin1') === CRLF) {
    const end = body.indexOf(next, at);
    if (end < 0) throw new Undecodable('multipart without an end');
    const part = body.subarray(at + 2, end);
    const [name, value] = readPart(part, charset);
    addField(fields, name, value);
    at = end + next.length;
  }
  const tail = body.subarray(at).toString('latin1');
  if (tail !== '--' && tail !== `--${CRLF}`) throw new Undecodable('multipart with something after its end');
  return fields;
}

function readPart(part: Buffer, charset: Charset): [string, FieldValue] {
  const gap = part.indexOf(CRLF + CRLF);
  if (gap < 0) throw new Undecodable('a part without headers');
  const lines = part.subarray(0, gap).toString('latin1').split(CRLF);
  const disposition = lines.find(line => /^content-disposition:/i.test(line)) ?? '';
  if (lines.some(line => !/^content-(disposition|type):/i.test(line))) throw new Undecodable('a part with other headers');
  const read = /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?$/i.exec(disposition);
  if (read?.[1] === undefined) throw new Undecodable('a part without a name');
  const name = attribute(read[1], charset, 'a field name');
  const content = part.subarray(gap + 4);
  if (read[2] !== undefined) {
    const text = attribute(read[2], charset, `file name of ${name}`);
    return [name, { text, sha256: createHash('sha256').update(content).digest('hex') }];
  }
  const text = decodeExactly(content, charset);
  if (text === undefined) throw new Undecodable(`field ${name}: not ${charset}`);
  return [name, { text }];
}

/** Browsers escape exactly these three in names. */
function attribute(raw: string, charset: Charset, what: string): string {
  const text = decodeExactly(Buffer.from(raw, 'latin1'), charset);
  if (text === undefined) throw new Undecodable(`${what}: not ${charset}`);
  return text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
