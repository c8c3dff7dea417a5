import type { Verdict } from '../verdict.ts';
import type { Scope } from './night-folder.ts';
import type { NightTarget, TargetResult } from './target.ts';

/** One target in the morning: what is known of it, and since when. */
export interface NightRow extends Omit<TargetResult, 'at' | 'tookMs'> {
  readonly customer: NightTarget['customer'];
  readonly appliance: NightTarget['appliance'];
  /** When it was looked at; absent while it was not. */
  readonly at?: string;
  readonly tookMs?: number;
  /** The first night in a row with this verdict, UTC. */
  readonly since: string;
  /** Who answers for it while it cannot be checked; there only while that counts. */
  readonly acknowledged?: NonNullable<NightTarget['acknowledged']>;
  /** The verdict is another one than in the night before, or bad without one. */
  readonly isNew: boolean;
}

/** An attended machine: a person checks it. */
export interface AttendedRow {
  readonly key: string;
  readonly customer: NightTarget['customer'];
  readonly reason: string;
  readonly lastAt?: string;
  /** How that check ended. */
  readonly lastVerdict?: Verdict;
  /** Whole days; absent when it was never checked. */
  readonly ageDays?: number;
  readonly maxAgeDays: number;
  readonly tooOld: boolean;
}

/** A sending IP whose time ends soon. */
export interface EndingSoon {
  readonly key: string;
  readonly customer: string;
  readonly ip: string;
  readonly until: string;
  readonly note: string;
}

/** One cause with all targets it concerns: an outage is told once, not two hundred times. */
export interface Incident {
  readonly kind: 'not-checked' | 'drift' | 'leftover';
  /** The same in every night, so that a later one can tell that it is not new. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly targets: readonly string[];
  readonly isNew: boolean;
}

export type Counts = Readonly<Partial<Record<Verdict, number>>>;

export interface TrendPoint {
  readonly id: string;
  readonly at: string;
  readonly counts: Counts;
}

/** A night as plain data: `summary.json`, and what the page, JUnit, metrics and alarms are made from. */
export interface NightSummary {
  readonly format: 'terrace-runbooks/night-summary/1';
  readonly id: string;
  readonly state: 'running' | 'complete' | 'cut-short';
  readonly scope: Scope;
  readonly continues?: string;
  readonly previous?: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly product: string;
  readonly config: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly sentence: string;
  readonly expected: { readonly targets: number; readonly checks: number };
  readonly done: { readonly targets: number; readonly checks: number };
  /** Verdicts of the targets that count, and of all their checks. */
  readonly targets: Counts;
  readonly checks: Counts;
  /** Requests let through as writes, over all runs; a night must have none. */
  readonly writes: number;
  readonly rows: readonly NightRow[];
  readonly attended: readonly AttendedRow[];
  readonly incidents: readonly Incident[];
  readonly endingSoon: readonly EndingSoon[];
  /** Entries of noise lists that excused nothing. */
  readonly unusedNoise: readonly { readonly key: string; readonly field: string }[];
  readonly problems: readonly string[];
  readonly trend: readonly TrendPoint[];
}
