import type { Mode } from '../../engine/events.ts';
import type { Verdict } from '../../engine/verdict.ts';

/** What the demonstration does with each customer, and how each run must end. The second apply shows that nothing is left to do. */
export const demoSteps: readonly { readonly mode: Mode; readonly expected: Verdict }[] = [
  { mode: 'diagnose', expected: 'recorded' },
  { mode: 'plan', expected: 'differs' },
  { mode: 'apply', expected: 'changed' },
  { mode: 'verify', expected: 'as-wanted' },
  { mode: 'apply', expected: 'as-wanted' },
];

/** The saves that the guide asks for: TMSe one per slide; TMW slide 1, 2 (1/2), 2 (2/2), and the inner and the outer save of 3. */
export const expectedSaves: Readonly<Record<string, number>> = { tmse: 3, tmw: 5 };
