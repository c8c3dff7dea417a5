import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters } from '../lifecycle/chapters.ts';
import { runbookOf } from '../model/runbooks.ts';

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-30 ${kind}: the same command right after an unknown, while the list still is old, does not save again`, async ({ start, shared }) => {
    test.setTimeout(300_000);
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
