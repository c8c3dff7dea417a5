import { FaultError, type FaultCode } from './faults.ts';
import type { DialCause } from './relay/dial-fault.ts';
import { probe, type ProbeResult } from './relay/probe.ts';
import type { Route, Trust } from './relay/rules.ts';

/** What is needed to dial a machine. */
export interface Reachable {
  readonly url: string;
  readonly trust: Trust;
  readonly route: Route;
  readonly hosts?: Readonly<Record<string, string>>;
  readonly legacyTls?: boolean;
}

const codes: Readonly<Partial<Record<DialCause, FaultCode>>> = {
  refused: 'connection-refused', timeout: 'connect-timeout', dns: 'name-unresolved', 'tls-version': 'tls-version', certificate: 'certificate', pin: 'key-changed', proxy: 'proxy',
};

/** Dials the machine along its route, with its trust, and hangs up. */
export const reach = ({ url, trust, route, hosts, legacyTls }: Reachable): Promise<ProbeResult> =>
  probe({ origin: new URL(url).origin, trust, route, ...(hosts ? { hosts } : {}), ...(legacyTls ? { legacyTls: true } : {}) });

/** The fault behind a machine that was not reached. */
export const reachFault = (url: string, found: Extract<ProbeResult, { ok: false }>): FaultError =>
  found.silent ? new FaultError('no-answer', { url }) : new FaultError(codes[found.cause] ?? 'unreachable', { url, detail: found.detail });

/** Before a browser context is opened: an unreachable console must not hold one. @throws FaultError with the cause's own code */
export const requireReachable = async (machine: Reachable): Promise<void> => {
  const found = await reach(machine);
  if (!found.ok) throw reachFault(machine.url, found);
};
