import type { Phrase } from '../../engine/words/phrase.ts';

/** One thing that was looked at: how it stands, in a sentence, and what to do where it is not well. */
export interface Line {
  readonly id: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly text: Phrase;
  readonly next?: Phrase;
}

const line = (state: Line['state']) => (id: string, text: Phrase, next?: Phrase): Line => ({ id, state, text, ...(next ? { next } : {}) });

export const ok = line('ok');
export const warn = line('warn');
export const fail = line('fail');

/** A phrase with its values put in. */
export const bound = <A extends readonly unknown[]>({ ko, en }: Phrase<A>, ...values: A): Phrase => ({ ko: () => ko(...values), en: () => en(...values) });
