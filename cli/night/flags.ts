import type { RunFlags } from '../flags.ts';

/** What may stand behind `verify` when it goes to many machines. */
export interface NightFlags extends RunFlags {
  readonly all?: boolean;
  readonly tag?: readonly string[];
  readonly onlyFailed?: boolean;
  readonly maxDuration?: string;
  readonly concurrency?: string;
  readonly metrics?: string;
}

/** The flags as numbers, in milliseconds where they are times. */
export interface NightNumbers {
  readonly maxMs: number | undefined;
  readonly atOnce: number | undefined;
}
