import type { SharedBrowser } from '../browser/shared.ts';

/** A place in a running browser for one visit. */
export interface Place {
  readonly shared: SharedBrowser;
  /** Whether the browser itself is gone: what happened to the visit says nothing about its machine. */
  readonly isGone: () => boolean;
  /** Gives the place back. @param spoiled the browser did not answer any more: no further visit gets it */
  leave(spoiled?: boolean): void;
}

interface Generation {
  readonly opening: Promise<SharedBrowser>;
  users: number;
  served: number;
  gone: boolean;
  retired: boolean;
}

/** A browser that does not close is left to the operating system: it must not hold the night. */
const closeMs = 15_000;

/** One browser for many visits; after some of them, or when it fell, the next visit gets a fresh one, and the old one is closed when its last visitor has left (F-97). */
export class BrowserPool {
  readonly #open: () => Promise<SharedBrowser>;
  readonly #servings: number;
  #current: Generation | undefined;
  readonly #closing = new Set<Promise<void>>();

  /** @param servings visits per browser */
  constructor(open: () => Promise<SharedBrowser>, servings: number) {
    this.#open = open;
    this.#servings = servings;
  }

  /** @throws BrowserFault when no browser starts */
  async take(): Promise<Place> {
    const generation = this.#generation();
    generation.users += 1;
    generation.served += 1;
    if (generation.served >= this.#servings) this.#retire(generation);
    try {
      const shared = await generation.opening;
      let left = false;
      return {
        shared,
        isGone: () => generation.gone,
        leave: (spoiled = false) => {
          if (left) return;
          left = true;
          if (spoiled) this.#retire(generation);
          this.#leave(generation);
        },
      };
    } catch (error) {
      this.#retire(generation);
      this.#leave(generation);
      throw error;
    }
  }

  /** Closes what is open; to be called when nobody visits any more. */
  async close(): Promise<void> {
    if (this.#current) {
      const last = this.#current;
      this.#retire(last);
      if (last.users === 0) this.#shut(last);
    }
    await Promise.all(this.#closing);
  }

  #generation(): Generation {
    if (this.#current) return this.#current;
    const generation: Generation = { opening: this.#open(), users: 0, served: 0, gone: false, retired: false };
    this.#current = generation;
    generation.opening.then(({ browser }) => {
      if (!browser.isConnected()) generation.gone = true;
      browser.on('disconnected', () => {
        generation.gone = true;
        this.#retire(generation);
      });
    }, () => undefined);
    return generation;
  }

  #retire(generation: Generation): void {
    generation.retired = true;
    if (this.#current === generation) this.#current = undefined;
  }

  #leave(generation: Generation): void {
    generation.users -= 1;
    if (generation.users === 0 && generation.retired) this.#shut(generation);
  }

  #shut(generation: Generation): void {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closeMs);
      timer.unref();
    });
    const closed = generation.opening.then((shared) => shared.close()).catch(() => undefined);
    const closing: Promise<void> = Promise.race([closed, late]).finally(() => {
      clearTimeout(timer);
      this.#closing.delete(closing);
    });
    this.#closing.add(closing);
  }
}
