import { FaultError } from '../faults.ts';
import { isoOf, type Clock } from './clock.ts';
import { lockLost } from './lock-fault.ts';
import type { LockFiles } from './lock-files.ts';
import { leaseMs, type LockOwner, type LockRecord } from './lock-record.ts';
import { replaceFile } from './state-file.ts';

/** A machine's lock in our hands. */
export interface Lock {
  /** Says what the run does now: mode, runbook and step. Costs nothing: the next renewal writes it, so others learn of it within 10 s. */
  update(doing: string): void;
  /**
   * To be asked right before a write leaves: a process that slept through its lease may have been passed over.
   * @throws FaultError `locked` {state: lost} when the lock is no longer ours, `state-folder` when that cannot be found out
   */
  requireHeld(): void;
  /**
   * Gives the lock back; another's lock is left as it is; twice does nothing. Never throws, since a run's verdict must not be lost by it (F-123): a lock that could not be
   * given back is free as soon as this process has ended.
   * @returns the fault that kept it from being given back
   */
  release(): FaultError | undefined;
}

export class HeldLock implements Lock {
  readonly #files: LockFiles;
  readonly #number: number;
  readonly #displaced: LockOwner | undefined;
  readonly #clock: Clock;
  readonly #stop: () => void;
  #owner: LockOwner;
  #released = false;

  constructor(parts: { files: LockFiles; number: number; owner: LockOwner; displaced: LockOwner | undefined; clock: Clock; renewEveryMs: number }) {
    this.#files = parts.files;
    this.#number = parts.number;
    this.#owner = parts.owner;
    this.#displaced = parts.displaced;
    this.#clock = parts.clock;
    this.#stop = parts.clock.every(parts.renewEveryMs, () => this.#renewQuietly());
  }

  update(doing: string): void {
    this.#owner = { ...this.#owner, doing };
  }

  requireHeld(): void {
    if (this.#released || !this.#isMine()) throw lockLost(this.#nextOwner());
    this.#renew();
  }

  release(): FaultError | undefined {
    if (this.#released) return undefined;
    this.#stop();
    this.#released = true;
    return faultIn(() => {
      if (this.#isMine()) this.#write({ released: isoOf(this.#clock.now()) });
    });
  }

  /** A renewal that fails (the share is away for a moment) is made up for by the next; a write asks `requireHeld` first in any case. */
  #renewQuietly(): void {
    if (this.#released) return;
    faultIn(() => {
      if (this.#isMine()) this.#renew();
      else this.#stop();
    });
  }

  #renew(): void {
    this.#owner = { ...this.#owner, until: isoOf(this.#clock.now() + leaseMs) };
    this.#write({});
  }

  #write(more: Pick<LockRecord, 'released'>): void {
    const record: LockRecord = { ...this.#owner, ...(this.#displaced ? { displaced: this.#displaced } : {}), ...more };
    replaceFile(this.#files.pathOf(this.#number), record, more.released !== undefined);
  }

  /** Only the newest file counts, and it is ours as long as no newer one is there. */
  #isMine(): boolean {
    const newest = this.#files.newest();
    return newest.kind === 'record' && newest.number === this.#number && newest.record.token === this.#owner.token;
  }

  #nextOwner(): LockOwner | undefined {
    const newest = this.#files.newest();
    return newest.kind === 'record' && newest.number !== this.#number ? newest.record : undefined;
  }
}

const faultIn = (work: () => void): FaultError | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
};
