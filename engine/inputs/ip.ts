/**
 * The door for sending IPs: a single IPv4 host address or a refusal that says why (cases F-50, F-52, F-54, F-55). Nothing is converted silently; the
 * only thing taken off is plain blanks around the value, with a notice.
 */

import { ipv4Parts } from './ipv4.ts';
import { problem, type Problem } from './problem.ts';
import { asciiDigitsSuggestion, invisibleCharacters } from './visible.ts';

export { canonicalIp, canonicalText, sameLabel } from './canonical.ts';

/** A sending IP as a plain dotted quad with what was noticed, or the one problem that refuses it. */
export type ParsedIp =
  | { readonly ok: true; readonly ip: string; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads one sending IP. `where` names the origin for problems and notices. Refused besides what is no address: networks, ranges, masks, and addresses
 * that no mail sender can have (loopback, 0.0.0.0/8, link-local, multicast, broadcast, reserved).
 */
export function parseSendingIp(text: string, where = '--ip'): ParsedIp {
  const host = parseHostIp(text, where);
  if (!host.ok) return host;
  const special = specialRange(host.ip, where);
  if (special !== undefined) return { ok: false, problem: special };
  const odd = /\.(?:0|255)$/.test(host.ip) ? [problem('ip.looks-like-network', where, { value: host.ip })] : [];
  return { ...host, notices: [...host.notices, ...odd] };
}

/** Reads one IPv4 host address of any kind, loopback included: for host overrides and routes. */
export function parseHostIp(text: string, where: string): ParsedIp {
  const value = text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
  const notices = value === text ? [] : [problem('ip.trimmed', where, { value })];
  if (ipv4Parts(value) !== undefined) return { ok: true, ip: value, notices };
  return { ok: false, problem: refusal(value, where) };
}

function refusal(value: string, where: string): Problem {
  if (value === '') return problem('ip.empty', where, {});
  if (/[\r\n]/.test(value)) return problem('ip.line-break', where, { value });
  const [hidden, ...more] = invisibleCharacters(value);
  if (hidden !== undefined) {
    const codePoints = [hidden, ...more].map((one) => one.codePoint).join(', ');
    return problem('ip.invisible', where, { codePoints, position: hidden.position });
  }
  const suggestion = asciiDigitsSuggestion(value);
  if (suggestion !== undefined) return problem('ip.full-width-digits', where, { value, suggestion });
  if (value.includes(' ')) return problem('ip.inner-blank', where, { value });
  if (/[,;]/.test(value)) return problem('ip.several', where, { value });
  if (value.includes(':') || value.includes('%')) return problem('ip.v6', where, { value });
  if (value.includes('/')) return prefixRefusal(value, where);
  if (/[0-9][-~\u2013][0-9]/.test(value)) return problem('ip.range', where, { value });
  if (/^[0-9.]*\*[0-9.*]*$/.test(value)) return problem('ip.wildcard', where, { value });
  return spellingRefusal(value, where);
}

function spellingRefusal(value: string, where: string): Problem {
  if (/^(?:[0-9]+\.){3}[0-9]+$/.test(value)) {
    const parts = value.split('.');
    const plain = parts.map((part) => part.replace(/^0+(?=[0-9])/, ''));
    if (plain.some((part) => part.length > 3 || Number.parseInt(part, 10) > 255)) return problem('ip.octet-range', where, { value });
    return problem('ip.leading-zero', where, { value, suggestion: plain.join('.') });
  }
  if (/^(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*\.?$/i.test(value)) return problem('ip.short-form', where, { value });
  return problem('ip.not-ipv4', where, { value });
}

function prefixRefusal(value: string, where: string): Problem {
  const slash = value.indexOf('/');
  const host = value.slice(0, slash);
  const suffix = value.slice(slash + 1);
  const parts = ipv4Parts(host);
  if (ipv4Parts(suffix) !== undefined) return problem('ip.mask', where, { value });
  if (!/^(?:0|[1-9][0-9]?)$/.test(suffix) || Number.parseInt(suffix, 10) > 32) return problem('ip.prefix-range', where, { value });
  if (parts === undefined) return problem('ip.not-ipv4', where, { value });
  const bits = Number.parseInt(suffix, 10);
  if (bits === 32) return problem('ip.prefix-single', where, { value, suggestion: host });
  const count = 2 ** (32 - bits);
  if (bits === 0) return problem('ip.everyone', where, { value });
  const number = ((parts[0] * 256 + parts[1]) * 256 + parts[2]) * 256 + parts[3];
  const base = number - (number % count);
  if (base === number) return problem('ip.network', where, { value, count });
  const network = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join('.');
  return problem('ip.host-bits', where, { value, host, network: `${network}/${bits}`, count });
}

function specialRange(value: string, where: string): Problem | undefined {
  const [first, second] = ipv4Parts(value) ?? [0, 0];
  if (first === 0) return problem('ip.this-network', where, { value });
  if (first === 127) return problem('ip.loopback', where, { value });
  if (first === 169 && second === 254) return problem('ip.link-local', where, { value });
  if (value === '255.255.255.255') return problem('ip.broadcast', where, { value });
  if (first >= 240) return problem('ip.reserved', where, { value });
  return first >= 224 ? problem('ip.multicast', where, { value }) : undefined;
}
