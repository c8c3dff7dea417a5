import { randomUUID } from 'node:crypto';
import { FaultError } from '../faults.ts';
import { isoOf, systemClock, type Clock } from './clock.ts';
import { HeldLock, type Lock } from './held-lock.ts';
import { lockedByExpired, lockedByLive, lockedUnreadable } from './lock-fault.ts';
import { LockFiles } from './lock-files.ts';
import { leaseMs, passOverMs, renewMs, type LockOwner, type LockRecord } from './lock-record.ts';
import { stateOf, type LockState } from './lock-state.ts';
import { thisProcess } from './this-host.ts';

export type { Lock } from './held-lock.ts';
export type { LockState } from './lock-state.ts';

/** Which lock, seen from where. */
export interface LockPlace {
  readonly stateDir: string;
  /** The machine's id as `identify` gives it. */
  readonly machine: string;
  readonly clock?: Clock;
  /** The name of this host; the system's own unless given. */
  readonly host?: string;
}

export interface LockRequest extends LockPlace {
  /** Whether the run may save. */
  readonly writing: boolean;
  /** Mode, runbook and step: what somebody who finds the machine locked is told. */
  readonly doing: string;
  readonly runDir: string;
  /** Milliseconds between renewals; 10,000 unless given. */
  readonly renewEveryMs?: number;
}

/**
 * One run per machine at a time (law 8, F-93), among all who share the state folder. The lock is renewed until it is released; it does not keep the process alive.
 * @throws FaultError `locked` {by, since, doing, runDir, state: live | expired | unreadable, until?, retryAt?, path?}; `state-folder` when the folder cannot be used
 */
export const acquireLock = (request: LockRequest): Lock => {
  const { stateDir, machine, writing, doing, runDir, clock = systemClock, renewEveryMs = renewMs } = request;
  const here = thisProcess(request.host);
  const files = new LockFiles(stateDir, machine);
  const token = randomUUID();
  // Each turn that fails means that somebody else went on; a live owner ends the loop at once.
  for (let turn = 0; turn < 100; turn += 1) {
    const newest = files.newest();
    const displaced = requireFree(stateOf(newest, here, clock, files), writing, clock);
    const now = clock.now();
    const owner: LockOwner = { ...here, token, machine, startedAt: isoOf(now), until: isoOf(now + leaseMs), writing, doing, runDir };
    const number = newest.kind === 'none' ? 1 : newest.number + 1;
    if (files.take(number, { ...owner, ...(displaced ? { displaced } : {}) })) return new HeldLock({ files, number, owner, displaced, clock, renewEveryMs });
  }
  throw new FaultError('state-folder', { path: files.dir, detail: 'no lock could be taken in 100 turns' });
};

/** Tells who holds a machine, and takes nothing. @throws FaultError `state-folder` */
export const lockState = ({ stateDir, machine, clock = systemClock, host }: LockPlace): LockState => {
  const files = new LockFiles(stateDir, machine);
  return stateOf(files.newest(), thisProcess(host), clock, files);
};

/**
 * `runbook unlock`: a person has found out that nobody works on the machine any more. Live owners are not robbed by this either.
 * @param place.by the person
 * @returns what was resolved; undefined when the machine was free
 * @throws FaultError `locked` when its owner is alive, or cannot be read and may be alive (a file younger than a lease), `state-folder`
 */
export const unlock = (place: LockPlace & { readonly by: string }): Exclude<LockState, { kind: 'free' | 'live' }> | undefined => {
  const { stateDir, machine, by, clock = systemClock } = place;
  const here = thisProcess(place.host);
  const files = new LockFiles(stateDir, machine);
  const newest = files.newest();
  const state = stateOf(newest, here, clock, files);
  if (state.kind === 'free' || newest.kind === 'none') return undefined;
  if (state.kind === 'live') throw lockedByLive(state.owner);
  // Where a record cannot appear whole at once, a young torn one is being written.
  if (state.kind === 'unreadable' && files.silenceMs(newest.mtimeMs) < leaseMs) throw lockedUnreadable(state.path, state.detail);
  const at = isoOf(clock.now());
  const mark: LockRecord = { ...here, token: randomUUID(), machine, startedAt: at, until: at, writing: false, doing: 'unlock', runDir: '', released: at, unlockedBy: by };
  // Taken meanwhile: somebody else went on, and is looked at in turn.
  return files.take(newest.number + 1, mark) ? state : unlock(place);
};

/** @returns the writing owner that is passed over, to be kept in mind @throws FaultError `locked` */
const requireFree = (state: LockState, writing: boolean, clock: Clock): LockOwner | undefined => {
  if (state.kind === 'free') return undefined;
  if (state.kind === 'unreadable') throw lockedUnreadable(state.path, state.detail);
  if (state.kind === 'live') throw lockedByLive(state.owner);
  if (writing) throw lockedByExpired(state.silent[0].owner);
  for (const { owner, sinceMs } of state.silent) if (sinceMs < passOverMs) throw lockedByExpired(owner, clock.now() + passOverMs - sinceMs);
  return state.silent.find(({ owner }) => owner.writing)?.owner;
};
