import type { RunFlags } from './flags.ts';

/** Only letters, digits and harmless marks stand bare: ids and policy names are data and must not become commands when a line is pasted into a shell. */
const shellWord = (text: string): string => (/^[\p{L}\p{N}_.,:@/=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** A command to paste. */
export const commandLine = (...parts: readonly string[]): string => ['runbook', ...parts].map(shellWord).join(' ');

const given = (flag: string, value: string | undefined): string[] => (value === undefined ? [] : [flag, value]);

/** The flags that name customer and machine. */
export const placeFlags = (flags: RunFlags, customer: string): string[] => [
  '--customer', flags.customer ?? customer, ...given('--customers', flags.customers), ...given('--appliance', flags.appliance),
];

/** The flags that were put over the profile. */
export const wantedFlags = (flags: RunFlags): string[] => [
  ...(flags.ip ?? []).flatMap((ip) => ['--ip', ip]), ...given('--policy', flags.policy), ...given('--filters', flags.filters),
  ...given('--max-recipients', flags.maxRecipients), ...(flags.reading ?? []).flatMap((one) => ['--reading', one]),
];
