import type { ApplianceProfile, LoadedCustomer } from './load.ts';
import { originOf } from './origins.ts';

/** Two profiles that pin one public key: machines that left the factory with the same certificate, or one machine written down twice. */
export interface SameKey {
  readonly first: string;
  readonly second: string;
  /** File and line of the second pin. */
  readonly where: string;
  /** Whether label or way tells the two apart (law 8); else a run could take one for the other. */
  readonly toldApart: boolean;
}

/** Every pair of profiles with one pin, in the order of the profiles. */
export const sameKeys = (loaded: readonly LoadedCustomer[]): readonly SameKey[] => {
  const pinned = loaded.flatMap(({ customer }) => customer.appliances.flatMap((profile, i) => {
    const pin = profile.tls?.pin;
    return pin === undefined ? [] : [{ name: `${customer.id}/${profile.id}`, pin, profile, where: originOf(customer, ['appliances', i, 'tls', 'pin']) }];
  }));
  return pinned.flatMap((second, n) => pinned.slice(0, n).filter((first) => first.pin === second.pin)
    .map((first) => ({ first: first.name, second: second.name, where: second.where, toldApart: toldApart(first.profile, second.profile) })));
};

const toldApart = (a: ApplianceProfile, b: ApplianceProfile): boolean => {
  const [x, y] = [a.machine.label, b.machine.label].map((label) => label?.normalize('NFC'));
  return (x !== undefined && y !== undefined && x !== y) || wayOf(a) !== wayOf(b);
};

const wayOf = ({ url, route, hosts }: ApplianceProfile): string => JSON.stringify([new URL(url).origin, route?.kind === 'direct' ? undefined : route, hosts]);
