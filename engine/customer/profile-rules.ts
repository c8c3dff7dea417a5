/** What a profile must hold across fields. Works on the unproven value, so that these problems are reported together with those of the schema. */

import { hostOfUrl, hostProblem, isLoopbackHost, needsPlainHttpAcceptance } from './console-url.ts';
import { consoleTextProblems } from './console-texts.ts';
import { valueAt, type ProfilePath } from './profile-path.ts';
import { parseSendingIp } from '../inputs/ip.ts';
import { problem, type Problem } from '../inputs/problem.ts';

interface Findings {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Checks every appliance of a profile and their ids; `today` is `YYYY-MM-DD`. */
export function ruleFindings(value: unknown, whereOf: (path: ProfilePath) => string, today: string): Findings {
  const appliances = valueAt(value, ['appliances']);
  const found: Findings = { problems: [], warnings: [] };
  if (!Array.isArray(appliances)) return found;
  const ids = new Set<string>();
  for (const [index, appliance] of appliances.entries() as Iterable<[number, unknown]>) {
    const path: ProfilePath = ['appliances', index];
    const place = (...keys: ProfilePath): string => whereOf([...path, ...keys]);
    const id = valueAt(appliance, ['id']);
    if (typeof id === 'string') {
      if (ids.has(id)) found.problems.push(problem('profile.same-appliance', place('id'), { id }));
      ids.add(id);
    }
    addressRules(appliance, place, found);
    kindRules(appliance, place, found);
    sendingIpRules(appliance, place, found);
    found.problems.push(...futureDates(appliance, place, today), ...windowProblems(appliance, place));
    const texts = consoleTextProblems(appliance, place);
    found.problems.push(...texts.problems);
    found.warnings.push(...texts.warnings);
  }
  return found;
}

type Place = (...keys: ProfilePath) => string;

function addressRules(appliance: unknown, place: Place, found: Findings): void {
  const url = valueAt(appliance, ['url']);
  const hosts = valueAt(appliance, ['hosts']);
  const names = typeof hosts === 'object' && hosts !== null ? Object.keys(hosts) : [];
  for (const [index, host] of names.entries()) {
    const isTwice = names.findIndex((one) => one.toLowerCase() === host.toLowerCase()) < index;
    if (host === '__proto__' || hostProblem(host, '') !== undefined) found.problems.push(problem('profile.host-name', place('hosts', host), {}));
    else if (isTwice) found.problems.push(problem('yaml.duplicate-key', place('hosts', host), { key: host }));
  }
  if (typeof url !== 'string') return;
  const accepted = valueAt(appliance, ['plainHttp']) !== undefined;
  const needed = needsPlainHttpAcceptance(url, { hosts, route: valueAt(appliance, ['route']) });
  if (needed && !accepted) found.problems.push(problem('profile.plain-http', place('url'), {}));
  if (!needed && accepted) found.warnings.push(problem('profile.plain-http-unneeded', place('plainHttp'), {}));
  if (/^http:/i.test(url) && valueAt(appliance, ['tls']) !== undefined) found.problems.push(problem('profile.tls-without-https', place('tls'), {}));
}

function kindRules(appliance: unknown, place: Place, found: Findings): void {
  const kind = valueAt(appliance, ['kind']);
  const foreign = kind === 'tmse' ? [['readings', 'maxRecipientsNumber'], ['variants', 'innerSave']] : kind === 'tmw' ? [['wanted', 'limitPolicy']] : [];
  for (const path of foreign) {
    if (valueAt(appliance, path) === undefined) continue;
    found.problems.push(problem(kind === 'tmse' ? 'profile.only-tmw' : 'profile.only-tmse', place(...path), {}));
  }
}

function sendingIpRules(appliance: unknown, place: Place, found: Findings): void {
  const entries = valueAt(appliance, ['wanted', 'sendingIps']);
  if (!Array.isArray(entries)) return;
  const own = ownAddresses(valueAt(appliance, ['url']), valueAt(appliance, ['hosts']));
  const seen = new Map<string, string>();
  for (const [index, entry] of entries.entries() as Iterable<[number, unknown]>) {
    const ip = valueAt(entry, ['ip']);
    if (typeof ip !== 'string') continue;
    const where = place('wanted', 'sendingIps', index, 'ip');
    const first = seen.get(ip);
    if (first !== undefined) found.problems.push(problem('ip.duplicate', where, { value: ip, first }));
    else seen.set(ip, where);
    const parsed = parseSendingIp(ip, where);
    if (parsed.ok) found.warnings.push(...parsed.notices);
    if (own.has(ip)) found.problems.push(problem('ip.own-address', where, { value: ip }));
  }
  const filters = valueAt(appliance, ['wanted', 'filters']);
  if (!Array.isArray(filters)) return;
  for (const [index, key] of filters.entries() as Iterable<[number, unknown]>) {
    if (typeof key !== 'string' || filters.indexOf(key) === index) continue;
    found.problems.push(problem('inputs.filter-duplicate', place('wanted', 'filters', index), { value: key }));
  }
}

/** The addresses under which the appliance itself is reached, as far as the profile tells. */
export function ownAddresses(url: unknown, hosts: unknown): ReadonlySet<string> {
  const host = typeof url === 'string' ? hostOfUrl(url) : undefined;
  const mapped = typeof hosts === 'object' && hosts !== null ? Object.entries(hosts) : [];
  const own = mapped.filter(([name]) => name.toLowerCase() === host).map(([, ip]) => String(ip));
  return new Set([...own, ...(host === undefined || isLoopbackHost(host) ? [] : [host])]);
}

function futureDates(appliance: unknown, place: Place, today: string): readonly Problem[] {
  const places = [['plainHttp', 'on'], ...['sendingPermission', 'maxRecipientsList', 'maxRecipientsNumber'].map((name) => ['readings', name, 'on'])];
  return places.flatMap((path) => {
    const on = valueAt(appliance, path);
    const isFuture = typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && on > today;
    return isFuture ? [problem('date.future', place(...path), { value: on })] : [];
  });
}

/** Maintenance windows that no moment falls into. A weekly one whose end is before its beginning runs over midnight (night/windows.ts). */
function windowProblems(appliance: unknown, place: Place): readonly Problem[] {
  const windows = valueAt(appliance, ['nightly', 'windows']);
  return (Array.isArray(windows) ? (windows as unknown[]) : []).flatMap((one, index) => {
    const [kind, from, to] = ['kind', 'from', 'to'].map((key) => valueAt(one, [key]));
    if (typeof from !== 'string' || typeof to !== 'string' || (kind === 'weekly' ? from !== to : from < to)) return [];
    return [problem('profile.window', place('nightly', 'windows', index, 'to'), { from, to })];
  });
}
