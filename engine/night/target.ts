import type { Nightly } from '../customer/schema.ts';
import type { Verdict } from '../verdict.ts';

/** One screen of the guide on one machine. */
export interface Check {
  /** The section's id. */
  readonly id: string;
  readonly title: string;
  readonly slide: string;
}

/** One machine of one customer with everything that is expected to be looked at. Plain data: it stands in the manifest. */
export interface NightTarget {
  /** `customer/appliance`. */
  readonly key: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly appliance: { readonly id: string; readonly kind: string };
  readonly runbook: string;
  readonly checks: readonly Check[];
  /** An attended machine needs a person and stands outside the night's verdict. */
  readonly attended?: { readonly reason: string; readonly maxAgeDays: number };
  /** Nothing can be looked at: its profile has problems, in sentences. */
  readonly problems?: readonly string[];
  /** Machines with the same value are never visited at the same time. */
  readonly machine: string;
  /** Machines behind one line; only a few of them are visited at the same time. */
  readonly site: string;
  /** Longest time for this machine, in milliseconds. */
  readonly deadlineMs: number;
  /** Names what the machine was compared with: a hash of its part of the profile, the runbook, the values of that day and the calibrations. */
  readonly config: string;
  readonly acknowledged?: NonNullable<Nightly['acknowledged']>;
}

/** One difference; `field` is the path that a noise entry names: section, state fields and entry names, joined by `/`. */
export interface NightChange {
  readonly field: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

export interface CheckResult extends Check {
  readonly verdict: Verdict;
  readonly changes: readonly NightChange[];
  /** Differences that the profile's noise list names; not counted. */
  readonly excused: readonly NightChange[];
  readonly note?: string;
  /** False: its screen was not read in this visit, because there is nothing yet to open or the machine has no such screen. */
  readonly lookedAt?: false;
}

/** A sending IP that is not wanted any more and still stands on the console ('만료된 허용'). */
export interface Leftover {
  readonly ip: string;
  readonly why: 'expired' | 'removed';
  readonly until?: string;
  /** Paths of the lists that hold it. */
  readonly fields: readonly string[];
}

/** Why nothing could be concluded: a fault of the run, or of the night itself. */
export interface Cause {
  readonly code: string;
  readonly sentence: string;
  readonly next: string;
  /** What tells this cause from another one of the same code: a version, a console's text, the site. */
  readonly mark: string;
}

/** Whether a target's verdict counts for the night. `maintenance`: inside a window. `acknowledged`: not checked, and a person answers for it. */
export type Standing = 'counts' | 'attended' | 'maintenance' | 'acknowledged';

/** How one target ended. Without a result a target is `not checked`. */
export interface TargetResult {
  readonly key: string;
  readonly verdict: Verdict;
  readonly standing: Standing;
  readonly sentence: string;
  readonly cause?: Cause;
  readonly checks: readonly CheckResult[];
  readonly leftovers: readonly Leftover[];
  /** Entries of the noise list that excused nothing. */
  readonly unusedNoise: readonly string[];
  /** What limits a result: an untried version, an unreviewed calibration, an unproven browser, screens and policies that were not looked at. */
  readonly notices?: readonly string[];
  /** UTC, ISO. */
  readonly at: string;
  readonly tookMs: number;
  /** The run's folder, relative to the night's. */
  readonly dir?: string;
  readonly report?: string;
  readonly version?: string;
  /** Requests that the relay let through as writes; a night must have none. */
  readonly writes: number;
  /** The night that made this result, where a later one took it over (`--only-failed`). */
  readonly from?: string;
}
