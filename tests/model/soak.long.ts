import { writeFileSync } from 'node:fs';
import { test } from '../../fixtures/test.ts';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';
import type { Sequence } from './sequence.ts';
import { soak, walkSequence } from './soak.ts';

interface Order {
  readonly runs: number;
  readonly seed: number;
  readonly sequences?: number;
  readonly atOnce: number;
  readonly detailed: boolean;
  readonly kinds: readonly SimKind[];
  readonly replay?: Sequence;
  /** Where the counts go. */
  readonly summary: string;
}

/** The long walk of `npm run soak`, which gives the order and prints the summary. */
test('soak', async ({ shared }) => {
  test.setTimeout(0);
  const { replay, summary, ...order } = JSON.parse(process.env['RUNBOOK_SOAK'] ?? '') as Order;
  const say = (line: string): void => console.log(line);
  if (replay) {
    const { violations, runs: made } = await walkSequence(replay, shared, undefined, say);
    for (const one of violations) say(one);
    writeFileSync(summary, JSON.stringify({ runs: made, violations: violations.length }));
    return;
  }
  const result = await soak({ shared, ...order, shrinkMs: 120_000, say });
  writeFileSync(summary, JSON.stringify({ runs: result.runs, violations: result.violations.length }));
});
