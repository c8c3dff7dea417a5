/** Building blocks of the profile's schema: a zod type whose refusal is a problem of the catalogue instead of a sentence of zod's. */

import { z } from 'zod';
import { hostProblem } from './console-url.ts';
import { parseDate } from '../inputs/date.ts';
import { parseHostIp, parseSendingIp } from '../inputs/ip.ts';
import { problem, type Problem } from '../inputs/problem.ts';
import { invisibleCharacters, isBlank } from '../inputs/visible.ts';
import { isProblem } from '../inputs/problem.ts';
import { parseSecretReference } from '../secrets/reference.ts';

/** What editors see of a field. */
interface FieldMeta {
  readonly description: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
}

/** Longest free text, in UTF-8 bytes; nothing of it becomes a file name (case F-119). */
const TEXT_BYTES = 400;

const SLUG = '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$';

/** A string whose problem, if any, is found by `check`; the problem's place is filled in where the file is known. */
export function checkedString(check: (value: string) => Problem | undefined, { examples, ...meta }: FieldMeta): z.ZodString {
  return z.string().check((context) => {
    const found = check(context.value);
    if (found !== undefined) {
      context.issues.push({ code: 'custom', input: context.value, message: found.code, params: { problem: found }, continue: true });
    }
  }).meta({ ...meta, ...(examples === undefined ? {} : { examples: [...examples] }) });
}

/** An id: lower-case letters, digits, hyphens, 2 to 40. Safe as a file name on every system (cases F-98, F-118, F-119). */
export function slug(description: string): z.ZodString {
  return checkedString(slugProblem, { description, pattern: SLUG });
}

/** The problem of an id, or undefined. */
export function slugProblem(value: string, where = ''): Problem | undefined {
  if (!new RegExp(SLUG).test(value)) return problem('profile.bad-id', where, { value });
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(value) ? problem('profile.reserved-id', where, { value }) : undefined;
}

/** Free text on one line for people: any script, no control or formatting characters. */
export function freeText(description: string): z.ZodString {
  return checkedString(freeTextProblem, { description });
}

/** The problem of a free text, or undefined. */
export function freeTextProblem(value: string, where = ''): Problem | undefined {
  if (isBlank(value)) return problem('text.empty', where, {});
  const characters = Array.from(value);
  const [hidden, ...more] = invisibleCharacters(value).filter((one) => !/\p{Zs}/u.test(characters[one.position - 1] ?? ''));
  if (hidden !== undefined) {
    return problem('text.invisible', where, { codePoints: [hidden, ...more].map((one) => one.codePoint).join(', '), position: hidden.position });
  }
  const bytes = Buffer.byteLength(value, 'utf8');
  return bytes > TEXT_BYTES ? problem('text.too-long-plain', where, { bytes, limit: TEXT_BYTES }) : undefined;
}

/** A calendar date `YYYY-MM-DD`. */
export function isoDate(description: string): z.ZodString {
  return checkedString((value) => refused(parseDate(value, '')), { description, pattern: '^2[0-9]{3}-[0-9]{2}-[0-9]{2}$' });
}

/** A single IPv4 address that may send mail. */
export function sendingIp(description: string): z.ZodString {
  return checkedString((value) => refused(parseSendingIp(value, '')), { description, examples: ['203.0.113.10'] });
}

/** Any IPv4 address. */
export function hostIp(description: string): z.ZodString {
  return checkedString((value) => refused(parseHostIp(value, '')), { description });
}

/** A host name or IPv4 address without port or account. */
export function hostName(description: string): z.ZodString {
  return checkedString((value) => hostProblem(value, ''), { description });
}

/** A reference to a secret; a literal is refused and not quoted (case F-92). */
export function secretReference(description: string, { byHand = false }: { readonly byHand?: boolean } = {}): z.ZodString {
  const check = (value: string): Problem | undefined => {
    const read = parseSecretReference(value, 'password');
    if (isProblem(read)) return read;
    return read.kind === 'by-hand' && !byHand ? problem('secret.by-hand', '', {}) : undefined;
  };
  const kinds = ['ask:', 'env:[A-Za-z_][A-Za-z0-9_]*', 'file:.+', String.raw`exec:\[.+\]`, ...(byHand ? ['by-hand:'] : [])];
  return checkedString(check, { description, pattern: `^(?:${kinds.join('|')})$`, examples: ['ask:', 'env:ACME_PASSWORD'] });
}

function refused(parsed: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }): Problem | undefined {
  return parsed.ok ? undefined : parsed.problem;
}
