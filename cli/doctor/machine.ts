import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { reachFault } from '../../engine/reach.ts';
import type { DialCause } from '../../engine/relay/dial-fault.ts';
import { probe, type ProbeResult } from '../../engine/relay/probe.ts';
import type { Route, Trust } from '../../engine/relay/rules.ts';
import type { FirstPage } from '../../engine/session/first-page.ts';
import { describeFault } from '../../engine/words/faults.ts';
import type { Fault } from '../../engine/faults.ts';
import { commandLine } from '../command-line.ts';
import { firstPageOf, wayOf } from '../first-page.ts';
import { provenBy } from '../machine.ts';
import type { MachinePlace } from '../machine-place.ts';
import { words } from '../words.ts';
import { clockLine } from './computer.ts';
import { bound, fail, ok, warn, type Line } from './line.ts';

const { doctor } = words;

/** The way to a machine, in the order in which it is gone. */
const stages = ['name', 'route', 'tls', 'key'] as const;

/** At which stage each cause shows. */
const stageOf: Readonly<Record<DialCause, (typeof stages)[number]>> = {
  dns: 'name', refused: 'route', timeout: 'route', reset: 'route', proxy: 'route', 'tls-version': 'tls', 'not-http': 'tls', certificate: 'key', pin: 'key',
};

const faultLine = (id: string, fault: Fault): Line => fail(id, { ko: () => describeFault(fault, 'ko').sentence, en: () => describeFault(fault, 'en').sentence }, { ko: () => describeFault(fault, 'ko').next, en: () => describeFault(fault, 'en').next });

/** What a probe says of each stage: well up to the one that failed, whose line names the cause; nothing is said of those behind it. */
export const wayLines = (url: string, route: string, found: ProbeResult, key: Line | undefined): Line[] => {
  const good: Readonly<Record<(typeof stages)[number], Line | undefined>> = {
    name: ok('name', bound(doctor.name, new URL(url).hostname)), route: ok('route', bound(doctor.way, route)),
    tls: found.ok && found.tls ? ok('tls', bound(doctor.tls, found.tls.version)) : /^http:/i.test(url) ? warn('tls', doctor.plain) : undefined, key,
  };
  if (found.ok) return stages.flatMap((stage) => good[stage] ?? []);
  const failed = stageOf[found.cause];
  return [...stages.slice(0, stages.indexOf(failed)).flatMap((stage) => (stage === 'tls' ? [] : (good[stage] ?? []))), faultLine(failed, reachFault(url, found).fault)];
};

/** What the first page says: recognised, or the cause in the console's own words. */
export const pageLines = (page: FirstPage): Line[] =>
  page.ok ? [ok('page', bound(doctor.page, page.label ?? '')), ...(page.clockMs === undefined ? [] : [clockLine(page.clockMs, 'machineClock')])] : [faultLine('page', page.fault)];

const routeText = (route: Route): string => (route.kind === 'direct' ? 'direct' : `${route.kind} ${route.host}:${route.port}`);

/** Looks at a customer's machine: name, route, encryption, key, first page. Types nothing and signs in nowhere. */
export const machineLines = async (place: MachinePlace, shared: SharedBrowser | undefined): Promise<readonly Line[]> => {
  const { profile: { id, url, machine }, customer, route } = place;
  const trust = provenBy(place.profile);
  const found = await probe({ origin: new URL(url).origin, ...wayOf(place), ...(trust ? { trust } : {}) });
  const head = ok('profile', bound(doctor.profile, customer, id, url));
  const lines = [head, ...wayLines(url, routeText(route), found, found.ok ? keyLine(trust, found, customer, id) : undefined)];
  return found.ok && trust && shared ? [...lines, ...pageLines(await firstPageOf(place, shared, trust, machine.label))] : lines;
};

/** Without a key or the system's word nothing tells this machine from another one, so its page is not opened. */
const keyLine = (trust: Trust | undefined, found: Extract<ProbeResult, { ok: true }>, customer: string, id: string): Line | undefined => {
  if (trust?.kind === 'plain') return undefined;
  if (!trust) return fail('key', bound(doctor.unpinned, found.tls?.subject ?? '', `sha256/${found.tls?.spki ?? ''}`), bound(doctor.trustIt, commandLine('trust', '--customer', customer, '--appliance', id)));
  return ok('key', trust.kind === 'pin' ? doctor.pinned : doctor.bySystem);
};
