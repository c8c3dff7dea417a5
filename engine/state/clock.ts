/** The time and the timer of a lock; tests give their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls `work` every `ms` milliseconds until the returned function is called; it must not keep the process alive. */
  readonly every: (ms: number, work: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  every: (ms, work) => {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** A time in the records: UTC in ISO form. */
export const isoOf = (ms: number): string => new Date(ms).toISOString();
