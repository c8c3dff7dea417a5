import type { BrowserContext, Page } from 'playwright';

/** How a guarded visit ended: it came to its end, its time was up, or its page's process died. */
export type Ended<T> = { readonly how: 'done' | 'late' | 'crashed'; readonly value: T | undefined };

export interface Guarded {
  /** From here on the visit is asked to end between two steps, in milliseconds. */
  readonly deadlineMs: number;
  /** So much later its browser context is closed under it. */
  readonly graceMs: number;
  /** And so much later it is given up, with whatever it holds. */
  readonly giveUpMs: number;
  /** A person stops the night. */
  readonly stop: AbortSignal;
}

/** A visit: `opened` must be told of its browser context. */
export type Visit<T> = (signal: AbortSignal, opened: (context: BrowserContext) => void) => Promise<T>;

/**
 * Runs one visit so that neither a hang nor a dead renderer outlives it. A renderer's death closes the context at once: some calls of the browser library
 * would otherwise wait for a page that never answers (F-02).
 * @returns `value` is undefined when the visit was given up
 * @throws what the visit throws
 */
export const guarded = async <T>(visit: Visit<T>, { deadlineMs, graceMs, giveUpMs, stop }: Guarded): Promise<Ended<T>> => {
  const ending = new AbortController();
  const contexts: BrowserContext[] = [];
  let how: Ended<T>['how'] = 'done';
  const close = (): void => {
    for (const one of contexts) void one.close().catch(() => undefined);
  };
  const opened = (context: BrowserContext): void => {
    contexts.push(context);
    if (how !== 'done') close();
    const watch = (page: Page): void => {
      page.on('crash', () => {
        how = 'crashed';
        close();
      });
    };
    context.on('page', watch);
    context.pages().forEach(watch);
  };
  const onStop = (): void => ending.abort();
  if (stop.aborted) ending.abort();
  stop.addEventListener('abort', onStop);
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, work: () => void): void => void timers.push(setTimeout(work, ms));
  try {
    return await new Promise<Ended<T>>((resolve, reject) => {
      after(deadlineMs, () => {
        if (how === 'done') how = 'late';
        ending.abort();
      });
      after(deadlineMs + graceMs, close);
      after(deadlineMs + graceMs + giveUpMs, () => resolve({ how: 'late', value: undefined }));
      visit(ending.signal, opened).then((value) => resolve({ how, value }), reject);
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    stop.removeEventListener('abort', onStop);
  }
};
