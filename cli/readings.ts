import type { Readings } from '../engine/customer/load.ts';

/** The profile's names of the readings, and the runbooks'. */
const names = {
  sendingPermission: 'sending-permission',
  maxRecipientsList: 'max-recipients-list',
  maxRecipientsNumber: 'max-recipients-number',
} as const satisfies Readonly<Record<keyof Readings, string>>;

/** Readings as runbooks take them; an unset one is left out and holds its sections. */
export const runbookReadings = (readings: Readings): Record<string, string> =>
  Object.fromEntries((Object.keys(names) as (keyof Readings)[]).flatMap((name) => (readings[name] ? [[names[name], readings[name].is]] : [])));

/** Readings of a plan that the profile does not name, as `--reading` takes them. */
export const readingFlags = (planned: Readonly<Record<string, string>>, profile: Readings): readonly string[] => {
  const known = runbookReadings(profile);
  return (Object.keys(names) as (keyof Readings)[]).flatMap((name) => {
    const value = planned[names[name]];
    return value === undefined || value === known[names[name]] ? [] : [`${name}=${value}`];
  });
};

/** Readings that an appliance of this kind could name and this profile does not: their sections are held. */
export const heldReadings = (kind: string, readings: Readings): readonly string[] =>
  (Object.keys(names) as (keyof Readings)[]).filter((name) => readings[name] === undefined && !(kind === 'tmse' && name === 'maxRecipientsNumber'));
