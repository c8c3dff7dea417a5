/** The strict dotted quad: four decimal numbers 0–255, ASCII, no leading zeros (cases F-50, F-54). */

import { Address4 } from 'ip-address';

/** The four numbers of a dotted quad, or undefined. A second parser must agree, so that neither's blind spot opens the door. */
export function ipv4Parts(text: string): readonly [number, number, number, number] | undefined {
  if (!/^(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})$/.test(text) || !Address4.isValid(text)) return undefined;
  const [a = 256, b = 256, c = 256, d = 256] = text.split('.').map((part) => Number.parseInt(part, 10));
  return [a, b, c, d].every((part) => part <= 255) ? [a, b, c, d] : undefined;
}
