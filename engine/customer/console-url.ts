/**
 * Addresses of admin pages. Checked as text first: a URL parser turns 010.0.0.1, full-width digits and 1.2 silently into other addresses
 * (failures.md, section E), and it forgets credentials that it has swallowed.
 */

import { valueAt } from './profile-path.ts';
import { ipv4Parts } from '../inputs/ipv4.ts';
import { parseHostIp } from '../inputs/ip.ts';
import { problem, type Problem } from '../inputs/problem.ts';
import { asciiDigitsSuggestion, invisibleCharacters } from '../inputs/visible.ts';

const SHAPE = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^:/?#[\]]*)(?::([^/?#]*))?(\/[^?#]*)?([?#].*)?$/i;

/** The problem of an admin page's address, or undefined. Credentials in it are refused without quoting the address (case F-92). */
export function consoleUrlProblem(text: string, where: string): Problem | undefined {
  if (text.includes('@')) return problem('profile.url-credentials', where, {});
  const match = SHAPE.exec(text);
  if (match === null || invisibleCharacters(text).length > 0) return problem('profile.url', where, { reason: 'http(s)://' });
  const [, , host = '', port, path = '/', tail] = match;
  if (tail !== undefined) return problem('profile.url', where, { reason: '? #' });
  if (port !== undefined && !isPort(port)) return problem('profile.url', where, { reason: ':1–65535' });
  if (!/^[A-Za-z0-9._~/-]*$/.test(path) || /(?:^|\/)\.\.?(?:\/|$)/.test(path)) return problem('profile.url', where, { reason: '/…' });
  if (host.startsWith('[')) return URL.canParse(text) ? undefined : problem('profile.url', where, { reason: '[IPv6]' });
  return hostProblem(host, where);
}

/** The problem of a bare host, which is a name or a strict dotted quad, or undefined. */
export function hostProblem(host: string, where: string): Problem | undefined {
  const numeric = /^(?:0x[0-9a-f]*|[0-9]+)$/i.test(host.split('.').findLast((label) => label !== '') ?? '');
  if (numeric || (asciiDigitsSuggestion(host) !== undefined && !/[a-z]/i.test(host))) {
    const ip = parseHostIp(host, where);
    return ip.ok ? undefined : ip.problem;
  }
  const isName = host.length <= 253 && host.split('.').every((label) => /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/.test(label));
  return isName ? undefined : problem('profile.host-name', where, {});
}

/** The host of an address that passed `consoleUrlProblem`, in lower case; undefined for anything else. */
export function hostOfUrl(text: string): string | undefined {
  return SHAPE.exec(text)?.[2]?.toLowerCase();
}

/**
 * True for an unencrypted address that leaves this computer: it needs a dated acceptance. Judged by the address and by what is dialled for it (relay/route.ts): an entry
 * of `hosts`, the near end of a tunnel; a proxy stands for wherever it goes on to.
 */
export function needsPlainHttpAcceptance(text: string, { hosts, route }: { readonly hosts?: unknown; readonly route?: unknown } = {}): boolean {
  if (!/^http:/i.test(text)) return false;
  const host = hostOfUrl(text) ?? '';
  const kind = valueAt(route, ['kind']);
  const isProxy = kind === 'http-proxy' || kind === 'socks5';
  const mapped = Object.entries(hosts ?? {}).find(([name]) => name.toLowerCase() === host)?.[1] as unknown;
  const dialled: unknown = kind === 'local-forward' ? valueAt(route, ['host']) : (mapped ?? host);
  return isProxy || ![host, dialled].every((one) => typeof one === 'string' && isLoopbackHost(one.toLowerCase()));
}

/** True for localhost, 127.0.0.0/8 and [::1]. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || ipv4Parts(host)?.[0] === 127;
}

function isPort(text: string): boolean {
  return /^[1-9][0-9]{0,4}$/.test(text) && Number.parseInt(text, 10) <= 65_535;
}
