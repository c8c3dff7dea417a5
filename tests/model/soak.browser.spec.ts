import { expect, test } from '../../fixtures/test.ts';
import { soak } from './soak.ts';

/** The short walk of `npm test`: always the same sequences. The long one is `npm run soak`. */
for (const [kind, seed] of [['tmse', 1], ['tmw', 2]] as const) {
  test(`${kind}: random sequences of runs, faults, kills and foreign changes keep the invariants`, async ({ shared }) => {
    const lines: string[] = [];
    const result = await soak({ shared, kinds: [kind], seed, runs: 10, atOnce: 1, shrinkMs: 60_000, say: (line) => lines.push(line) });
    expect(result.violations, lines.join('\n')).toEqual([]);
    expect(result.runs).toBeGreaterThanOrEqual(10);
  });
}
