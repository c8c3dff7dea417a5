import type { EvidenceGap, SectionResult } from '../events.ts';
import type { Fault } from '../faults.ts';
import type { Plan } from '../plan.ts';
import type { Verdict } from '../verdict.ts';
import type { Phrase } from '../words/phrase.ts';

/** What a walk came to. */
export interface Walked {
  readonly results: readonly SectionResult[];
  readonly fault?: Fault;
  /** Set when the walk ended before any section could: a fault in the survey, or no approval. */
  readonly verdict?: Verdict;
  readonly plan?: Plan;
  /** What the evidence lacks. */
  readonly gaps?: readonly EvidenceGap[];
  /** The end in its own words, where the usual sentence of a verdict does not fit. */
  readonly said?: Phrase;
}
