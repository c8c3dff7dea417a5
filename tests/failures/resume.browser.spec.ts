import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '../../engine/state/machines.ts';
import { marksOf } from '../../engine/state/marks.ts';
import { IntentRegister, openIntents } from '../../engine/state/intents.ts';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters } from '../lifecycle/chapters.ts';
import { runbookOf } from '../model/runbooks.ts';

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-30 ${kind}: the same command right after an unknown, while the list still is old, does not save again`, async ({ start, shared }) => {
    test.setTimeout(480_000);
    const simulator = await start({ kind, faults: { 'stale-read': 45_000 } });
    const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
    const order = { simulator, browser: shared, appliance: chapters[kind].appliance, runbook: { ...runbookOf(kind, 'sending-permission'), observe: [] }, stateDir, waits: { proveMs: 1_500 } };
    expect((await runOn({ ...order, mode: 'apply' })).verdict).toBe('unknown');
    const again = await runOn({ ...order, mode: 'apply' });
    expect([again.verdict, again.fault?.code], again.sentence).toEqual(['unknown', 'open-intent']);
    expect(again.sentence).toMatch(/\d{2}:\d{2}:\d{2} 전에는 다시 저장하지 않습니다/);
    // Reading goes on, and settles it as soon as the list is up to date.
    await expect.poll(async () => (await runOn({ ...order, mode: 'apply' })).verdict, { timeout: 240_000 }).toBe('as-wanted');
    expect(simulator.ledger().saves).toBe(1);
    expect(simulator.state.connectionAllow.filter((row) => row.ip === '203.0.113.10').length).toBe(1);
  });
}

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-107 ${kind}: a rollback of a run whose save nobody has read takes it back when it stands there after all`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'stale-read': 25_000 } });
    const before = structuredClone(simulator.state.connectionAllow);
    const order = { simulator, browser: shared, appliance: chapters[kind].appliance, runbook: { ...runbookOf(kind, 'sending-permission'), observe: [] }, stateDir: mkdtempSync(join(tmpdir(), 'state-')) };
    const unread = await runOn({ ...order, mode: 'apply', waits: { proveMs: 1_500 } });
    expect(unread.verdict).toBe('unknown');
    expect(simulator.state.connectionAllow).not.toEqual(before);
    // The next save is shown at once; this one's list stays old for its time.
    simulator.faults.clear();
    const recorded = recordedChanges((await readJournal(unread.dir)).lines);
    // As long as the list is old, nothing is taken back and nothing is called done.
    const verdicts: string[] = [];
    await expect.poll(async () => verdicts[verdicts.push((await runOn({ ...order, mode: 'rollback', recorded })).verdict) - 1], { timeout: 120_000 }).toBe('changed');
    expect(new Set(verdicts.slice(0, -1))).toEqual(new Set(verdicts.length > 1 ? ['unknown'] : []));
    expect(simulator.state.connectionAllow).toEqual(before);
    expect(simulator.ledger()).toMatchObject({ saves: 2, openSessions: 0 });
  });
}

/** An hour-old save into one policy's list by a run whose folder is out of reach, as from another engineer's computer. */
const openSave = (stateDir: string, url: string, of: string): string => {
  const machine = identify(stateDir, marksOf({ url, route: { kind: 'direct' }, profile: 'acme/main' })).id;
  const clock = { now: () => Date.now() - 3_600_000, every: () => () => undefined };
  new IntentRegister({ stateDir, machine, runId: 'dead', runDir: join(stateDir, 'out-of-reach'), clock }).open({
    intent: 'i', section: 'super-white-ip-policy', before: [], after: ['203.0.113.10'],
    means: { of, before: { ips: [] }, meant: [{ path: ['ips'], before: [], after: ['203.0.113.10'], missing: ['203.0.113.10'], cure: 'steps' }] },
  });
  return machine;
};

test("F-100 tmw: an open save into one policy is never decided on another policy's page; one into a policy that is gone is refuted", async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const order = { simulator, browser: shared, appliance: chapters.tmw.appliance, runbook: { ...runbookOf('tmw', 'super-white-ip'), observe: [] } };
  const other = mkdtempSync(join(tmpdir(), 'state-'));
  const machine = openSave(other, simulator.url, '소식지');
  const refused = await runOn({ ...order, mode: 'apply', stateDir: other });
  expect([refused.verdict, refused.fault?.code, simulator.ledger().saves]).toEqual(['unknown', 'open-intent', 0]);
  expect((await runOn({ ...order, mode: 'verify', stateDir: other })).verdict).toBe('differs');
  expect(openIntents(other, machine)).toHaveLength(1);
  const gone = mkdtempSync(join(tmpdir(), 'state-'));
  openSave(gone, simulator.url, '급여메일');
  const applied = await runOn({ ...order, mode: 'apply', stateDir: gone });
  expect([applied.verdict, simulator.ledger().saves], applied.sentence).toEqual(['changed', 2]);
  expect(applied.events.filter((line) => line.type === 'resolved').map((line) => [line.outcome, line.how])).toEqual([['failed', 'resumed'], ['changed', 'as-expected'], ['changed', 'as-expected']]);
  expect(openIntents(gone, machine)).toEqual([]);
});
