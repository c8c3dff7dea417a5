import type { Clock } from './clock.ts';
import type { LockFiles, Newest } from './lock-files.ts';
import { standingOf, type LockOwner } from './lock-record.ts';
import type { ProcessMark } from './this-host.ts';

/** An owner on another host that fell silent. `sinceMs`: how long ago its lease ended; Infinity once it was passed over. */
export interface SilentOwner {
  readonly owner: LockOwner;
  readonly sinceMs: number;
}

/** How a machine's lock stands, seen from this host. */
export type LockState =
  | { readonly kind: 'free' }
  /** The file cannot be read: somebody's, and alive for all we know. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'live'; readonly owner: LockOwner }
  /** The one to be told of first; a writing one stands before one that only reads. */
  | { readonly kind: 'expired'; readonly silent: readonly [SilentOwner, ...SilentOwner[]] };

/** Judges what was read of a lock; takes nothing. */
export const stateOf = (newest: Newest, here: ProcessMark, clock: Clock, files: LockFiles): LockState => {
  if (newest.kind === 'none') return { kind: 'free' };
  if (newest.kind === 'torn') return { kind: 'unreadable', path: newest.path, detail: newest.detail };
  const { record, mtimeMs } = newest;
  const { displaced } = record;
  const silent: SilentOwner[] = [];
  // What was passed over once stays silent for us; only its own host can still say that it is gone.
  if (displaced && standingOf(displaced, here, clock.now(), () => Infinity).kind !== 'gone') silent.push({ owner: displaced, sinceMs: Infinity });
  if (record.released === undefined) {
    const standing = standingOf(record, here, clock.now(), () => files.silenceMs(mtimeMs));
    if (standing.kind === 'live') return { kind: 'live', owner: record };
    if (standing.kind === 'expired') silent.push({ owner: record, sinceMs: standing.sinceMs });
  }
  const [first, ...rest] = silent;
  return first === undefined ? { kind: 'free' } : { kind: 'expired', silent: [first, ...rest] };
};
