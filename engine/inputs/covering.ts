import { Address6 } from 'ip-address';
import { canonicalIp, entryText } from './canonical.ts';
import { ipv4Parts } from './ipv4.ts';

/** Addresses from the first to the last, as numbers, both included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether an entry as a console shows it takes in this address: the address itself, a network (`/24` or with its mask), a range (`a-b`, `a ~ b`, `10.0.0.1-9`), or
 * numbers whose last ones are `*`. An entry that is none of them takes in what it names: `010.0.0.1` and `10.0.0.1 (본사)` may well be the address.
 * @param shown any text of a list cell
 * @param ip a canonical dotted quad
 */
export function coversIp(shown: string, ip: string): boolean {
  const span = spanOf(shown);
  const at = numberOf(ip);
  return span ? at !== undefined && span.first <= at && at <= span.last : namesIp(shown, ip);
}

/** True for an entry whose addresses nobody can tell: it is no IPv4 host, network or range, and no IPv6 one. */
export function isUnreadable(shown: string): boolean {
  const entry = entryText(shown);
  return spanOf(shown) === undefined && !Address6.isValid(entry);
}

/**
 * True for an entry that may be this very host in a spelling that no comparison takes for it (`010.0.0.1`, `10.0.0.1 (본사)`, `10.0.0.1,10.0.0.2`,
 * `10.0.0.1-1`): with it in a list nobody can say that the host is missing there.
 */
export function mayBeHost(shown: string, ip: string): boolean {
  if (canonicalIp(shown) === ip) return false;
  const span = spanOf(shown);
  return span ? span.first === span.last && span.first === numberOf(ip) : namesIp(shown, ip);
}

/** A whole address in the text, leading zeros and all; never a part of a longer number. */
const namesIp = (shown: string, ip: string): boolean =>
  [...entryText(shown).matchAll(/(?<![\d.])\d+(?:\.\d+){3}(?!\d|\.\d)/g)].some(([quad]) => quad.split('.').map(Number).join('.') === ip);

const spanOf = (shown: string): Span | undefined => {
  const entry = entryText(shown);
  const host = numberOf(canonicalIp(shown) ?? '');
  if (host !== undefined) return { first: host, last: host };
  const [from = '', to, ...rest] = entry.split(/[~-]/);
  if (rest.length > 0) return undefined;
  if (to !== undefined) return rangeOf(from, to);
  return entry.includes('*') ? wildcardOf(entry) : networkOf(entry);
};

/** `a-b`; of the last address only its last numbers may be written. */
const rangeOf = (from: string, to: string): Span | undefined => {
  const missing = from.split('.').length - to.split('.').length;
  const [first, last] = [numberOf(from), numberOf([...from.split('.').slice(0, missing), to].join('.'))];
  return first !== undefined && last !== undefined && first <= last ? { first, last } : undefined;
};

/** `10.0.0.*`, `10.0.*`, `*`: only at the end, where it also stands for the numbers that are not written. */
const wildcardOf = (entry: string): Span | undefined => {
  const parts = entry.split('.');
  const known = parts.slice(0, parts.indexOf('*'));
  if (parts.length > 4 || !parts.slice(known.length).every((part) => part === '*')) return undefined;
  const filled = (part: string): number | undefined => numberOf([...known, ...Array.from({ length: 4 - known.length }, () => part)].join('.'));
  const [first, last] = [filled('0'), filled('255')];
  return first === undefined || last === undefined ? undefined : { first, last };
};

const networkOf = (entry: string): Span | undefined => {
  const [address = '', mask = '', ...rest] = entry.split(/[/ ]/);
  const at = numberOf(address);
  const bits = prefixOf(mask) ?? (/^(?:[0-9]|[12][0-9]|3[0-2])$/.test(mask) && entry.includes('/') ? Number(mask) : undefined);
  if (at === undefined || bits === undefined || rest.length > 0) return undefined;
  const size = 2 ** (32 - bits);
  const first = at - (at % size);
  return { first, last: first + size - 1 };
};

/** The prefix length of a mask like 255.255.255.0; undefined for anything else. */
const prefixOf = (mask: string): number | undefined => {
  const bits = ipv4Parts(mask)?.map((part) => part.toString(2).padStart(8, '0')).join('');
  return bits !== undefined && /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
};

const numberOf = (text: string): number | undefined => ipv4Parts(text)?.reduce((sum, part) => sum * 256 + part, 0);
