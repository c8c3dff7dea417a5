import fc from 'fast-check';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';
import { sequences, type Sequence } from './sequence.ts';
import { World } from './world.ts';

export interface SoakOrder {
  readonly shared: SharedBrowser;
  readonly kinds: readonly SimKind[];
  /** Sequence i is drawn from seed + i, so that any one of them can be had again alone. */
  readonly seed: number;
  /** Runs of the product in all; the last sequence ends early, others that are under way then go on to their end. */
  readonly runs: number;
  /** No more sequences than this. */
  readonly sequences?: number;
  /** Sequences walked at a time, each on a console of its own. */
  readonly atOnce: number;
  /** Tells each step with its time. */
  readonly detailed?: boolean;
  /** The longest time spent on making one failing sequence smaller, in milliseconds. */
  readonly shrinkMs: number;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  readonly runs: number;
  readonly sequences: number;
  /** One text for each failing sequence. */
  readonly violations: readonly string[];
}

/** A run that has not ended after this time hangs; none of its waits is that long. */
const hangMs = 300_000;

/** Walks one sequence on a console of its own. @returns what must never have happened, by step, and how many runs were made */
export const walkSequence = async (sequence: Sequence, shared: SharedBrowser, mostRuns = Number.POSITIVE_INFINITY, say?: (line: string) => void): Promise<{ violations: string[]; runs: number }> => {
  const world = await World.open(sequence, shared);
  try {
    for (const [i, step] of sequence.steps.entries()) {
      if (world.runs >= mostRuns) break;
      const started = performance.now();
      const found = await ended(world.do(step));
      say?.(`${((performance.now() - started) / 1000).toFixed(1)} s ${JSON.stringify(step)}`);
      if (found.length > 0) return { violations: found.map((text) => `step ${i + 1} (${step.kind === 'run' || step.kind === 'kill' ? `${step.kind} ${step.do}` : step.kind}): ${text}`), runs: world.runs };
    }
    return { violations: [], runs: world.runs };
  } finally {
    await world.close();
  }
};

const ended = async (work: Promise<string[]>): Promise<string[]> => {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([`did not end within ${hangMs / 1000} s`]), hangMs);
  });
  try {
    return await Promise.race([work.catch((error: unknown) => [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]), hung]);
  } finally {
    clearTimeout(timer);
  }
};

/** Draws sequence after sequence until so many runs are made; a failing one is made as small as time allows and told with what repeats it. */
export const soak = async ({ shared, kinds, seed, runs, atOnce, shrinkMs, say, sequences: most = Number.POSITIVE_INFINITY, detailed }: SoakOrder): Promise<SoakResult> => {
  const found: string[] = [];
  let made = 0;
  let count = 0;
  const one = async (of: number): Promise<void> => {
    let first = true;
    let shrinkUntil = 0;
    if (detailed) say(`sequence of seed ${of}`);
    const property = fc.asyncProperty(sequences(kinds), async (sequence) => {
      // What is not tried any more counts as kept, which ends the making smaller.
      if (!first && performance.now() > shrinkUntil) return;
      const walked = await walkSequence(sequence, shared, first ? runs - made : undefined, detailed ? say : undefined);
      if (first) made += walked.runs;
      if (first) shrinkUntil = performance.now() + shrinkMs;
      first = false;
      if (walked.violations.length > 0) throw new Error(walked.violations.join('\n'));
    });
    const details = await fc.check(property, { seed: of, numRuns: 1, unbiased: true });
    if (!details.failed) return;
    const [smallest] = details.counterexample ?? [];
    const text = [
      `violation in the sequence of seed ${of}, made smaller ${details.numShrinks} times:`, (details.errorInstance as Error | null)?.message ?? '', JSON.stringify(smallest),
      `again: npm run soak -- --seed ${of} --sequences 1${kinds.length === 1 ? ` --appliance ${kinds[0]}` : ''}, or --replay with the line above`,
    ].join('\n');
    found.push(text);
    say(text);
  };
  const walker = async (): Promise<void> => {
    while (made < runs && count < most) {
      count += 1;
      await one(seed + count - 1);
      if (count % 20 === 0) say(`${made} runs, ${count} sequences, ${found.length} violations so far`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, walker));
  return { runs: made, sequences: count, violations: found };
};
