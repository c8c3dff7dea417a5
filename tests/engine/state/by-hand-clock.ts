import type { Clock } from '../../../engine/state/clock.ts';

/** A clock that goes only when told to, and calls what is due. */
export class ByHandClock implements Clock {
  #now: number;
  #timers: { readonly ms: number; readonly work: () => void; due: number }[] = [];

  constructor(now = Date.now()) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly every = (ms: number, work: () => void): (() => void) => {
    const timer = { ms, work, due: this.#now + ms };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  get running(): number {
    return this.#timers.length;
  }

  /** Lets time pass. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((one) => one.due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      next.due += next.ms;
      next.work();
    }
    this.#now = end;
  }

  /** Somebody sets the clock: no time passes. */
  step(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) timer.due += ms;
  }
}
