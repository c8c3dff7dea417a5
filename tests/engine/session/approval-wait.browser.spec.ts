import { readJournal } from '../../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../../engine/walk/recorded.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { runOn } from '../../../fixtures/run-on.ts';
import { chapters } from '../../lifecycle/chapters.ts';
import tmsePermission from '../../../runbooks/tmse/sending-permission.runbook.ts';
import tmwPermission from '../../../runbooks/tmw/sending-permission.runbook.ts';

const runbooks = { tmse: { ...tmsePermission, observe: [] }, tmw: { ...tmwPermission, observe: [] } };

for (const kind of ['tmse', 'tmw'] as const) {
  for (const { name, foreign, verdict, saves } of [
    { name: 'is opened once more and everything read again', foreign: false, verdict: 'changed', saves: 1 },
    { name: 'and what somebody changed meanwhile stops before the first write', foreign: true, verdict: 'differs', saves: 0 },
  ]) {
    test(`F-36 ${kind}: a session that ends while the approval waits ${name}`, async ({ start, shared }) => {
      const simulator = await start({ kind });
      const run = await runOn({
        simulator, browser: shared, appliance: chapters[kind].appliance, runbook: runbooks[kind], mode: 'apply',
        onEvent: (event) => {
          if (event.type !== 'approval') return;
          simulator.expireSessions();
          if (foreign) simulator.seed({ connectionAllow: [...simulator.state.connectionAllow, { id: 'c900', ip: '198.51.100.77', memo: '' }] });
        },
      });
      expect([run.verdict, run.sentence]).toEqual([verdict, expect.any(String)]);
      expect(simulator.ledger()).toMatchObject({ signIns: 2, saves, openSessions: 0 });
      const signedIn = run.events.findLastIndex((event) => event.type === 'signed-in');
      const intent = run.events.findIndex((event) => event.type === 'intent');
      expect(run.events.slice(signedIn, intent < 0 ? undefined : intent).filter((event) => event.type === 'reading').length).toBeGreaterThan(0);
    });
  }

  test(`F-36 ${kind}: a session that ends after the first write is not opened again`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const run = await runOn({
      simulator, browser: shared, appliance: chapters[kind].appliance, runbook: runbooks[kind], mode: 'apply',
      onEvent: (event) => {
        if (event.type === 'write-outcome' && event.outcome.kind === 'answered') simulator.expireSessions();
      },
    });
    expect(run.verdict).toBe('unknown');
    expect(simulator.ledger()).toMatchObject({ signIns: 1, saves: 1 });
  });

  test(`F-36 ${kind}: a rollback whose approval outlived the session opens it once more and reads again`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const ours = { simulator, browser: shared, appliance: chapters[kind].appliance, runbook: runbooks[kind] };
    const applied = await runOn({ ...ours, mode: 'apply' });
    const recorded = recordedChanges((await readJournal(applied.dir)).lines);
    const back = await runOn({ ...ours, mode: 'rollback', recorded, onEvent: (event) => {
      if (event.type === 'approval') simulator.expireSessions();
    } });
    expect([back.verdict, back.sentence]).toEqual(['changed', expect.any(String)]);
    expect(simulator.ledger()).toMatchObject({ signIns: 3, saves: 2, openSessions: 0 });
  });
}
