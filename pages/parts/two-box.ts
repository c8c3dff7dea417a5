import type { Locator } from 'playwright';
import { canonicalIp } from '../../engine/inputs/canonical.ts';

/** All values of a multiple select, read by one call in the page. */
export const optionsOf = (select: Locator): Promise<string[]> => select.evaluate((element) => [...(element as HTMLSelectElement).options].map((option) => option.value.trim()));

/** An address as a console shows it, in canonical form; what is no single host stays as it is shown, so that nothing is lost in a comparison. */
export const shownIp = (text: string): string => canonicalIp(text) ?? text.trim();
