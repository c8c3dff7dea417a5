/** Sending IPs that another customer's profile wants too: a copied line or a shared mailing service, so a person is asked (never refused silently). */

import type { LoadedCustomer } from './load.ts';
import { originOf } from './origins.ts';

/** One IP wanted by a second customer, with the place in that customer's profile. */
export interface SharedIp {
  readonly ip: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly where: string;
}

/** Which of these canonical IPs the profiles of other customers want. */
export function wantedElsewhere(ips: readonly string[], customerId: string, loaded: readonly LoadedCustomer[]): readonly SharedIp[] {
  return loaded.filter(({ customer }) => customer.id !== customerId).flatMap(({ customer }) =>
    customer.appliances.flatMap((appliance, a) => appliance.wanted.sendingIps.flatMap(({ ip }, i) => (ips.includes(ip)
      ? [{ ip, customerId: customer.id, customerName: customer.name, where: originOf(customer, ['appliances', a, 'wanted', 'sendingIps', i, 'ip']) }]
      : []))));
}
