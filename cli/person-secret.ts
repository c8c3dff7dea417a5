import { FaultError } from '../engine/faults.ts';
import type { Lang, Phrase } from '../engine/words/phrase.ts';
import type { Io } from './io.ts';

/** Asks for a secret without echo; undefined where nobody is. Leaving the question stops the run, and a stop takes the question back. */
export const asker = (io: Io, lang: Lang, text?: Phrase<[string]>, stop?: AbortSignal): ((question: string) => Promise<string>) | undefined => {
  const person = io.person?.(lang);
  if (!person) return undefined;
  return async (question) => {
    const answer = await person.secret(text?.[lang](question) ?? question, stop);
    if (answer === undefined) throw new FaultError('stopped');
    return answer;
  };
};
