/** Remembers, beside a validated customer, where each of its values stands, so that every problem found later can still name file, line and field. */

import type { Customer } from './schema.ts';
import { pathText, type ProfilePath } from './profile-path.ts';

const origins = new WeakMap<Customer, (path: ProfilePath) => string>();

/** Notes where a customer's values come from. */
export function noteOrigin(customer: Customer, whereOf: (path: ProfilePath) => string): void {
  origins.set(customer, whereOf);
}

/** `customers/acme.yaml:14 appliances[0].wanted.policy`; for a customer that came from no file, its id instead of file and line. */
export function originOf(customer: Customer, path: ProfilePath): string {
  return origins.get(customer)?.(path) ?? `${customer.id} ${pathText(path)}`;
}
