import type { JournalLine } from '../events.ts';
import type { OpenIntent } from '../state/intents.ts';
import type { Waits } from './parts.ts';

/** After this time no list is still taken for old, and no machine is still at work on a save. */
const staleMs = 600_000;

/**
 * From when on a list that is as before says that a save was not stored (ms since the epoch, by the clock of the state folder). At once where the journal tells that its request
 * never left. A stale read never refutes a save that was answered, so that the same command right after an `unknown` does not save it again (F-30), nor one that was waited for
 * in vain: the machine may be at work on it still. Of a killed run the journal tells neither; its save is given the time that an answer and a proof may take together. Without the
 * journal nobody knows.
 */
export const refutableFrom = ({ intent, at, means }: Pick<OpenIntent, 'intent' | 'at' | 'means'>, lines: readonly JournalLine[], { answerMs, proveMs }: Pick<Waits, 'answerMs' | 'proveMs'>): number => {
  const outcome = lines.flatMap((line) => (line.type === 'write-outcome' && line.intent === intent ? [line.outcome] : [])).at(-1);
  if (lines.length === 0 || outcome?.kind === 'unanswered' || (outcome?.kind === 'answered' && outcome.status < 400)) return Date.parse(at) + staleMs;
  // Journals of the first version do not tell what left.
  if (means && !outcome && !lines.some((line) => line.type === 'write-sent' && line.intent === intent)) return 0;
  return Date.parse(at) + answerMs + proveMs;
};
