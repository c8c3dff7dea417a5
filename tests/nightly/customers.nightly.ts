import { join } from 'node:path';
import { nightFromEnvironment } from '../../cli/night/from-environment.ts';
import { nightsDir } from '../../engine/night/night-folder.ts';
import type { TargetResult } from '../../engine/night/target.ts';
import { expect, test } from '../../fixtures/test.ts';
import { refuseRecorders } from './recorders.ts';

const night = await nightFromEnvironment(process.env);
const runs = process.env['RUNBOOK_RUNS'] || 'runs';
const dayMs = 86_400_000;

/** What a reader of the report has to know: each difference with its place, and why nothing could be concluded. */
const told = ({ sentence, cause, checks, leftovers }: TargetResult): string =>
  [
    sentence, ...(cause ? [cause.next] : []), ...checks.flatMap((check) => check.changes.map((change) => `${check.slide} ${check.title} › ${change.where}: ${change.before} → ${change.after}  [${change.field}]`)),
    ...leftovers.map((one) => `${one.ip} (${one.why}): ${one.fields.join(', ')}`),
  ].filter((line) => line !== '').join('\n');

test.beforeEach(() => refuseRecorders(test.info().project.use));

// A night without a target is a failure: nothing is as wanted because nothing was looked at.
if (night.items.length === 0) {
  test('customers', () => {
    throw new Error(`nothing was checked: no customer to check in ${night.folders.customers}`);
  });
}

for (const key of new Set(night.items.map((one) => one.target.key))) {
  // One machine's checks one after the other in one worker: a machine takes one session at a time.
  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    for (const { book, target, planned } of night.items.filter((one) => one.target.key === key)) {
      test(`${target.customer.name} ${key} ${book}`, { tag: [`@${target.appliance.kind === '?' ? 'profile' : target.appliance.kind}`] }, async ({ shared }, info) => {
        info.setTimeout(2 * target.deadlineMs + 120_000);
        if (!planned) throw new Error(`not checked: ${(target.problems ?? []).join('\n')}`);
        const window = night.inWindow(planned);
        if (window) throw new Error(window.sentence);
        const stop = new AbortController();
        const result = await night.visit(planned, shared, stop.signal);
        if (result.verdict !== 'as-wanted' && result.report !== undefined) await info.attach('report.html', { path: join(nightsDir(runs), result.report), contentType: 'text/html' });
        expect(result.writes, 'requests let through as writes').toBe(0);
        if (result.verdict !== 'as-wanted') throw new Error(`${result.verdict}: ${told(result)}`);
      });
    }
  });
}

for (const { target, lastAt } of night.attended) {
  test(`${target.customer.name} ${target.key}: checked by a person`, () => {
    const age = lastAt === undefined ? Number.POSITIVE_INFINITY : Math.floor((Date.now() - Date.parse(lastAt)) / dayMs);
    expect(age, `${target.attended?.reason ?? ''} (last check: ${lastAt ?? 'never'})`).toBeLessThanOrEqual(target.attended?.maxAgeDays ?? 0);
  });
}
