import { FILTER_PRESETS, sortedFilters, type FilterKey } from '../customer/filters.ts';
import { kindByKey, type Kind } from './kinds.ts';

/** What a finding must tell for a next step; log findings and bounce replies both do. */
export interface KindFound {
  readonly kind: string;
}

const known = (found: readonly KindFound[]): readonly Kind[] => found.flatMap(({ kind }) => kindByKey(kind) ?? []);

/**
 * The filters to offer for a SuperWhite policy: `bulk-rate` when a rate kind was found, so that the next run does not hit the next limit; RBL, SPF, DNS,
 * harmful mail and the block lists never, a person must name those. Undefined: nothing to offer.
 */
export const suggestFilters = (found: readonly KindFound[]): readonly FilterKey[] | 'bulk-rate' | undefined => {
  const offered = known(found);
  const alone = offered.filter((kind) => kind.offer === 'itself').flatMap((kind) => kind.filters);
  if (!offered.some((kind) => kind.offer === 'preset')) return alone.length === 0 ? undefined : sortedFilters(alone);
  return alone.length === 0 ? 'bulk-rate' : sortedFilters([...FILTER_PRESETS['bulk-rate'], ...alone]);
};

/** Only letters, digits and harmless marks stand bare; a profile's id is data and must not become a command when it is pasted into a shell. */
const quoted = (text: string): string => (/^[\p{L}\p{N}_.,:@/-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * The exact command to run next, which plans and changes nothing: the one runbook that cures what was found, or the chapter when several are needed.
 * Undefined when nothing found has a remedy that may be offered without a person naming a filter. `more` are arguments the caller knows to be needed,
 * such as `['--appliance', 'mail1', '--ip', '203.0.113.10']`.
 */
export const nextCommand = (found: readonly KindFound[], customerId: string, more: readonly string[] = []): string | undefined => {
  const filters = suggestFilters(found);
  const remedies = new Set(known(found).map((kind) => kind.remedy).filter((remedy) => remedy !== 'none' && (remedy !== 'super-white-ip' || filters !== undefined)));
  const [first, ...others] = remedies;
  if (first === undefined) return undefined;
  const pass = filters === undefined ? [] : ['--filters', typeof filters === 'string' ? filters : filters.join(',')];
  return ['runbook', 'plan', others.length === 0 ? first : 'bulk-mail', '--customer', customerId, ...more, ...pass].map(quoted).join(' ');
};
