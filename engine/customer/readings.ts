/** Readings given by a flag: which reading a value belongs to is plain from the value, because no two readings share one. */

import type { ApplianceProfile, Readings } from './schema.ts';
import { problem, type Problem } from '../inputs/problem.ts';

/** The readings a profile can name. */
export type ReadingName = keyof Readings;

/** Values of each reading (guide: TMSe-1/TMW-1, TMSe-3, TMW-3). */
export const READING_VALUES = {
  sendingPermission: ['connection-allow', 'relay-allow', 'none'],
  maxRecipientsList: ['applies-to-listed', 'listed-exempt', 'block-list'],
  maxRecipientsNumber: ['page-level', 'per-list'],
} as const satisfies { readonly [Name in ReadingName]: readonly NonNullable<Readings[Name]>['is'][] };

/** The person who confirmed a reading that came by flag, and the day. */
export interface ReadingConfirmation {
  readonly confirmedBy: string | undefined;
  readonly on: string;
}

/**
 * The profile's readings with those of the flags put over them. A flag value is `connection-allow` or `sendingPermission=connection-allow`. Without a person
 * who confirmed it a reading is refused, because a wrong one opens a relay or blocks the sender.
 */
export function mergeReadings(
  appliance: ApplianceProfile, flags: readonly string[], { confirmedBy, on }: ReadingConfirmation, flag: string,
): { readonly readings: Readings; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const chosen = new Map<ReadingName, string>();
  for (const text of flags) {
    const name = readingOf(text);
    const value = text.slice(text.indexOf('=') + 1);
    if (name === undefined) problems.push(problem('inputs.reading-unknown', flag, { value: text, known: knownValues(appliance.kind) }));
    else if (name === 'maxRecipientsNumber' && appliance.kind === 'tmse') problems.push(problem('profile.only-tmw', flag, {}));
    else if (chosen.has(name)) problems.push(problem('inputs.reading-twice', flag, { name }));
    else if (confirmedBy === undefined || confirmedBy.trim() === '') problems.push(problem('inputs.reading-unconfirmed', flag, { value: text }));
    else chosen.set(name, value);
  }
  const confirmed = Object.fromEntries([...chosen].map(([name, is]) => [name, { is, confirmedBy, on }])) as Readings;
  return { readings: { ...appliance.readings, ...confirmed }, problems };
}

function readingOf(text: string): ReadingName | undefined {
  const [before, after] = text.includes('=') ? [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] : [undefined, text];
  const names = Object.keys(READING_VALUES) as ReadingName[];
  return names.find((name) => (before === undefined || before === name) && (READING_VALUES[name] as readonly string[]).includes(after));
}

function knownValues(kind: string): string {
  const names = (Object.keys(READING_VALUES) as ReadingName[]).filter((name) => kind !== 'tmse' || name !== 'maxRecipientsNumber');
  return names.flatMap((name) => READING_VALUES[name].map((value) => `${name}=${value}`)).join(', ');
}
