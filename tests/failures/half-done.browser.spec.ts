import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters, seedExisting } from '../lifecycle/chapters.ts';
import { settingsOf } from '../model/settings.ts';

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-32 F-107 ${kind}: the second save is refused: what is done and what is not stands per section, the run failed, and rollback takes back what is done`, async ({ start, shared }) => {
    const { appliance, chapter } = chapters[kind];
    const simulator = await start({ kind, faults: { 'refuse-save-after': 1 } });
    seedExisting(simulator, 'nothing');
    const before = settingsOf(simulator.state);
    const order = { simulator, browser: shared, appliance, runbook: { ...chapter, observe: [] } };
    const run = await runOn({ ...order, mode: 'apply' });
    expect([run.verdict, run.exitCode], run.sentence).toEqual(['failed', 4]);
    // Screens that are only looked at are as wanted.
    expect(run.results.map((one) => one.verdict).filter((verdict) => verdict !== 'as-wanted')).toEqual(kind === 'tmse' ? ['changed', 'failed', 'differs'] : ['changed', 'failed', 'differs', 'differs']);
    expect(run.results[0]?.changes.map((change) => change.after).join()).toContain('203.0.113.10');
    expect(simulator.ledger()).toMatchObject({ saves: 1, openSessions: 0 });
    const recorded = recordedChanges((await readJournal(run.dir)).lines);
    simulator.faults.clear();
    const back = await runOn({ ...order, mode: 'rollback', recorded });
    expect(back.verdict, back.sentence).toBe('changed');
    expect([...settingsOf(simulator.state)]).toEqual([...before]);
  });
}
