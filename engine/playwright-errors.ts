import { FaultError } from './faults.ts';

/** Runs one browser action and turns the library's errors into named faults; `what` is the control's label in the console's words. */
export const explain = async <T>(what: string, action: () => Promise<T>): Promise<T> => {
  try {
    return await action();
  } catch (error) {
    throw faultOf(what, error);
  }
};

/** The fault behind an error of the browser library. Faults pass through unchanged. */
export const faultOf = (what: string, error: unknown): FaultError => {
  if (error instanceof FaultError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/strict mode violation/.test(text)) return new FaultError('ambiguous', { what, n: /resolved to (\d+)/.exec(text)?.[1] ?? '2' }, 'not-checked', error);
  const cover = /<([^>]{1,80})>[^\n]*intercepts pointer events/.exec(text);
  if (cover) return new FaultError('covered', { what, by: cover[1] ?? '' }, 'not-checked', error);
  if (/Timeout \d+ms exceeded/.test(text)) return new FaultError('not-found', { what }, 'not-checked', error);
  if (/Target (page|crashed|closed)|has been closed|Target crashed/.test(text)) return new FaultError('page-error', { what, detail: 'closed' }, 'not-checked', error);
  if (/not attached to the DOM|Frame was detached|Execution context was destroyed|Cannot find context with specified id|interrupted by another navigation|net::ERR_ABORTED/.test(text)) return new FaultError('page-error', { what, detail: 'replaced' }, 'not-checked', error);
  return new FaultError('internal', { what, detail: text.split('\n')[0]?.slice(0, 200) ?? '' }, 'not-checked', error);
};
