import { z } from 'zod';
import { lifeHere, processMark, type ProcessMark } from './this-host.ts';

/** Who holds a machine and what it does. Times are UTC in ISO form, by the clock of the owner's host. */
export const lockOwner = processMark.extend({
  /** Tells this lock from every other one. */
  token: z.string(),
  machine: z.string(),
  startedAt: z.iso.datetime(),
  /** Moved on at each renewal. */
  until: z.iso.datetime(),
  /** Whether the run may save. */
  writing: z.boolean(),
  /** Mode, runbook and step. */
  doing: z.string(),
  runDir: z.string(),
});
export type LockOwner = z.output<typeof lockOwner>;

/** What a lock file holds: an owner, until it is released. */
export const lockRecord = lockOwner.extend({
  released: z.iso.datetime().optional(),
  /** The person who resolved it by `runbook unlock`. */
  unlockedBy: z.string().optional(),
  /** A writing owner on another host that fell silent and was passed over by a read-only run: writing runs still wait for a person. */
  displaced: lockOwner.optional(),
});
export type LockRecord = z.output<typeof lockRecord>;

/** A lease of six renewals: one that failed, or a share that stalls for some seconds, does not make an owner look dead. */
export const leaseMs = 60_000;
/** How often an owner renews. */
export const renewMs = 10_000;
/** After this time without a renewal a read-only run may pass over an owner on another host. */
export const passOverMs = 10 * 60_000;

export type Standing =
  | { readonly kind: 'live' }
  /** Its host says that the process is gone. */
  | { readonly kind: 'gone' }
  /** On another host, or on one that cannot tell processes apart, and silent since its lease ended this long ago. */
  | { readonly kind: 'expired'; readonly sinceMs: number };

/** The lock file's age by the clock of whoever keeps the folder. Asked for only where it decides. */
export type SilenceMs = () => number;

/**
 * How an owner stands. On its own host its process decides, where the system tells one process from another for certain. Otherwise the lease does, and only when both clocks
 * say so, ours against the time in the record and the folder's against the file's last renewal: a host whose clock was stepped must neither rob a live owner nor be robbed.
 */
export const standingOf = (owner: LockOwner, here: ProcessMark, nowMs: number, silence: SilenceMs): Standing => {
  const life = lifeHere(owner, here);
  if (life === 'alive' || life === 'gone') return { kind: life === 'alive' ? 'live' : 'gone' };
  const byOurClock = nowMs - Date.parse(owner.until);
  if (byOurClock <= 0) return { kind: 'live' };
  const sinceMs = Math.min(byOurClock, silence() - leaseMs);
  if (sinceMs <= 0) return { kind: 'live' };
  // The same host after a restart: whoever held the lock went with the old system, and a cloned twin would still renew. So would a twin by name whose pid is not in use here.
  return life === 'earlier-boot' || life === 'perhaps-gone' ? { kind: 'gone' } : { kind: 'expired', sinceMs };
};
