import { isTokenName } from '../redaction/address.ts';

/** Shorter cookies are settings (a language, a page size), whatever their name. */
const shortest = 8;
/** A value this long is random, whatever its name. */
const random = 16;

/** Whether a cookie, field or path parameter of that name and value could reopen or vouch for a session. */
export const isSessionValue = (name: string, value: string): boolean =>
  value.length >= shortest && /^[\x21-\x7e]+$/.test(value) && (isTokenName(name) || (value.length >= random && /[0-9]/.test(value)));

/** Names and values of a Cookie header, and of path parameters like `;jsessionid=…`. */
export const sessionPairs = (target: string, cookie: string | undefined): readonly (readonly [string, string])[] =>
  [...(cookie ?? '').split(';'), ...(target.split('?')[0] ?? '').split(';').slice(1).map((part) => part.split('/')[0] ?? '')]
    .map((pair) => /^\s*([^=]+)=\s*"?([^"]*)"?\s*$/.exec(pair))
    .flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : []));
