import { BlockList, isIP } from 'node:net';
import type { Route } from '../relay/rules.ts';

/** The way to a machine: an address means something only together with its route (law 8). */
export interface Way {
  /** `direct`, or kind, host and port of what stands between; never its credentials. */
  readonly route: string;
  /** Host and port of the console, after the profile's hosts entry. */
  readonly address: string;
  /** The profile that names the route, e.g. `ganada/tmw1`. */
  readonly profile: string;
  /** Whether route and address mean one machine wherever they are used. Loopback, private and unqualified names do not. */
  readonly telling: boolean;
}

/** What tells one machine from another (law 8). A mark that is not known is left out, and is then not compared. */
export interface MachineMarks {
  /** base64 of the SHA-256 of the certificate's public key. */
  readonly pin?: string;
  /** The name that the machine shows of itself. */
  readonly label?: string;
  readonly way: Way;
}

/** A public key's hash without the name of the hash: as the relay compares it. */
export const bareKey = (pin: string): string => pin.replace(/^sha256\//, '');

/** The marks of a machine as its profile and what was seen of it say. */
export const marksOf = (of: {
  readonly url: string;
  readonly route: Route;
  readonly hosts?: Readonly<Record<string, string>>;
  /** Customer and appliance, e.g. `ganada/tmw1`. */
  readonly profile: string;
  readonly pin?: string;
  readonly label?: string;
}): MachineMarks => {
  const url = new URL(of.url);
  const host = (of.hosts?.[url.hostname] ?? url.hostname).toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const { route } = of;
  return {
    ...(of.pin === undefined ? {} : { pin: bareKey(of.pin) }),
    ...(of.label === undefined ? {} : { label: of.label.normalize('NFC') }),
    way: {
      route: route.kind === 'direct' ? 'direct' : `${route.kind} ${route.host.toLowerCase()}:${route.port}`,
      address: `${host}:${port}`,
      profile: of.profile,
      telling: isTelling(route, host),
    },
  };
};

/** A direct way is as telling as its address, a local forward as its near end; a proxy at a public place leads into one network only. */
const isTelling = (route: Route, host: string): boolean => {
  if (route.kind === 'direct') return isPublic(host);
  if (route.kind === 'local-forward') return isPublic(route.host);
  return isPublic(host) || isPublic(route.host);
};

const notPublic = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16]] as const) notPublic.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 127], ['fc00::', 7], ['fe80::', 10]] as const) notPublic.addSubnet(net, bits, 'ipv6');

/** Whether a host names one place everywhere. Names of one part and those of inner zones (RFC 6761, 6762, 8375 and the usual ones) depend on where one stands. */
export const isPublic = (host: string): boolean => {
  const family = isIP(host);
  if (family !== 0) return !notPublic.check(host, family === 4 ? 'ipv4' : 'ipv6');
  return host.includes('.') && !/\.(?:local|localhost|lan|internal|intranet|private|corp|home|home\.arpa)\.?$/i.test(host);
};
