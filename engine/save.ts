import type { ExpectedFields, RequestRule, WriteOutcome } from './relay/rules.ts';

/** One declared save of a screen. */
export interface Save {
  readonly rule: RequestRule;
  /** Exactly what may leave, field by field: before + ours. */
  readonly expected: ExpectedFields;
  /** Fields whose value is the console's own (tokens, buttons). */
  readonly free?: readonly string[];
  /** What changes, in words of the state, for the journal. */
  readonly before: unknown;
  readonly after: unknown;
  /** Some machines send nothing here (the inner [O] of TMW-3, [>>]): this sign tells that the console took it. */
  readonly orElse?: () => Promise<unknown>;
  /** A draft only: not a save of the machine's settings ([>>] that posts). */
  readonly draft?: boolean;
}

/** How a save ended, as far as we saw: the relay's word, or that no answer came within our wait and the machine may still be working on it. */
export type SaveOutcome = WriteOutcome | { readonly kind: 'unanswered'; readonly ms: number };

/** Whether the wire says that nothing of this save reached the machine. */
export const neverLeft = ({ kind }: Pick<SaveOutcome, 'kind'>): boolean => kind === 'not-sent' || kind === 'refused';
