import { FaultError } from '../faults.ts';
import { isoOf } from './clock.ts';
import type { LockOwner } from './lock-record.ts';

const ownerParams = (owner: LockOwner): Record<string, string> => ({
  by: `${owner.host} pid ${owner.pid}`, since: owner.startedAt, doing: owner.doing, runDir: owner.runDir,
});

/** Somebody works on the machine. `until` is when the lease would end without another renewal. */
export const lockedByLive = (owner: LockOwner): FaultError => new FaultError('locked', { ...ownerParams(owner), state: 'live', until: owner.until });

/** An owner on another host fell silent: a person must find out, or, for a read-only run, `retryAt` must come. */
export const lockedByExpired = (owner: LockOwner, retryAt?: number): FaultError =>
  new FaultError('locked', { ...ownerParams(owner), state: 'expired', until: owner.until, ...(retryAt === undefined ? {} : { retryAt: isoOf(retryAt) }) });

/** A lock that cannot be read is somebody's. */
export const lockedUnreadable = (path: string, detail: string): FaultError =>
  new FaultError('locked', { by: '?', since: '?', doing: '?', state: 'unreadable', path, detail });

/** This run's own lock is no longer its own: it slept through its lease, and a person or a read-only run went on. */
export const lockLost = (owner: LockOwner | undefined): FaultError =>
  new FaultError('locked', { ...(owner ? ownerParams(owner) : { by: '?', since: '?', doing: '?' }), state: 'lost' });
