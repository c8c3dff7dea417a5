import { Address4 } from 'ip-address';
import { canonicalIp, canonicalText } from './canonical.ts';
import { ipv4Parts } from './ipv4.ts';

/**
 * Whether an entry as a console shows it takes in this address: the address itself, a network (`/24` or with its mask), a range (`a-b`, `a ~ b`), or a quad whose
 * last numbers are `*`. What cannot be read takes in nothing.
 * @param shown any text of a list cell
 * @param ip a canonical dotted quad
 */
export function coversIp(shown: string, ip: string): boolean {
  const entry = canonicalText(shown).replaceAll(/ ?([./~*\u2013-]) ?/g, '$1');
  if (canonicalIp(entry) === ip) return true;
  const [first = '', last, ...rest] = entry.split(/[~\u2013-]/);
  if (rest.length > 0) return false;
  if (last !== undefined) return isBetween(first, ip, last);
  if (entry.endsWith('*')) return isBetween(entry.replaceAll('*', '0'), ip, entry.replaceAll('*', '255'));
  const [address = '', mask] = entry.split(/[/ ]/);
  if (mask === undefined) return false;
  const network = `${address}/${prefixOf(mask) ?? mask}`;
  return Address4.isValid(network) && new Address4(ip).isInSubnet(new Address4(network));
}

/** The prefix length of a mask like 255.255.255.0; undefined for anything else. */
const prefixOf = (mask: string): number | undefined => {
  const bits = ipv4Parts(mask)?.map((part) => part.toString(2).padStart(8, '0')).join('');
  return bits !== undefined && /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
};

const isBetween = (first: string, ip: string, last: string): boolean => {
  const [from, at, to] = [first, ip, last].map(numberOf);
  return from !== undefined && at !== undefined && to !== undefined && from <= at && at <= to;
};

const numberOf = (text: string): number | undefined => ipv4Parts(text)?.reduce((sum, part) => sum * 256 + part, 0);
