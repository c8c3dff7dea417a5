import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters } from '../lifecycle/chapters.ts';
import { runbookOf } from '../model/runbooks.ts';

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-30 ${kind}: the same command right after an unknown, while the list still is old, does not save again`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'stale-read': 25_000 } });
    const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
    const order = { simulator, browser: shared, appliance: chapters[kind].appliance, runbook: { ...runbookOf(kind, 'sending-permission'), observe: [] }, stateDir, waits: { proveMs: 1_500 } };
    expect((await runOn({ ...order, mode: 'apply' })).verdict).toBe('unknown');
    const again = await runOn({ ...order, mode: 'apply' });
    expect([again.verdict, again.fault?.code], again.sentence).toEqual(['unknown', 'open-intent']);
    expect(again.sentence).toMatch(/\d{2}:\d{2}:\d{2} 전에는 다시 저장하지 않습니다/);
    // Reading goes on, and settles it as soon as the list is up to date.
    await expect.poll(async () => (await runOn({ ...order, mode: 'apply' })).verdict, { timeout: 120_000 }).toBe('as-wanted');
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
