import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { runbookOf } from '../model/runbooks.ts';
import { chapters } from './chapters.ts';

const settings = (state: { connectionAllow: unknown; superWhite: unknown; maxRecipients: unknown; relayAllow: unknown }): string =>
  JSON.stringify([state.connectionAllow, state.relayAllow, state.superWhite, state.maxRecipients]);

/** In the short run those that differ most. */
const variants = process.env['RUNBOOK_FULL'] === '1'
  ? { tmse: ['page', 'frameset,popup,euc-kr,v2'], tmw: ['page,popup', 'iframe,inline,en,answer-200', 'frameset,popup,euc-kr,v2'] }
  : { tmse: ['frameset,popup,euc-kr,v2'], tmw: ['page,popup', 'iframe,inline,en,answer-200'] };

for (const kind of ['tmse', 'tmw'] as const) {
  for (const variant of variants[kind]) {
    test(`${kind} rollback gives back what was there, and nothing else: ${variant}`, async ({ start, shared }) => {
      test.setTimeout(600_000);
      const { appliance, chapter } = chapters[kind];
      const simulator = await start({ kind, variant });
      const before = settings(simulator.state);
      const ours = { simulator, browser: shared, appliance, runbook: { ...chapter, observe: [] } };
      const applied = await runOn({ ...ours, mode: 'apply' });
      expect(applied.verdict, applied.sentence).toBe('changed');
      const recorded = recordedChanges((await readJournal(applied.dir)).lines);
      const back = await runOn({ ...ours, mode: 'rollback', recorded });
      expect(back.verdict, `${back.sentence} ${JSON.stringify(back.events.filter((e) => e.type === 'fault'))}`).toBe('changed');
      expect(settings(simulator.state)).toBe(before);
      const again = await runOn({ ...ours, mode: 'rollback', recorded });
      expect(again.verdict, again.sentence).toBe('as-wanted');
    });
  }
}

test('tmw rollback leaves a limit that somebody has set since, and takes our IPs out beside it', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const listed = [...simulator.state.maxRecipients.listed];
  const ours = { simulator, browser: shared, appliance: chapters.tmw.appliance, runbook: { ...runbookOf('tmw', 'max-recipients'), observe: [] } };
  const applied = await runOn({ ...ours, mode: 'apply' });
  expect(applied.verdict, applied.sentence).toBe('changed');
  simulator.state.maxRecipients.limit = 777;
  const back = await runOn({ ...ours, mode: 'rollback', recorded: recordedChanges((await readJournal(applied.dir)).lines) });
  expect([back.verdict, simulator.state.maxRecipients.limit, simulator.state.maxRecipients.listed], back.sentence).toEqual(['differs', 777, listed]);
});

test("tmw rollback leaves our policy when somebody has put an IP of their own into it, and takes ours out of it", async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const ours = { simulator, browser: shared, appliance: chapters.tmw.appliance, runbook: { ...runbookOf('tmw', 'super-white-ip'), observe: [] } };
  const applied = await runOn({ ...ours, mode: 'apply' });
  expect(applied.verdict, applied.sentence).toBe('changed');
  const policy = simulator.state.superWhite.policies.find((one) => one.name === '급여메일');
  policy?.ips.push('198.51.100.77');
  const recorded = recordedChanges((await readJournal(applied.dir)).lines);
  const back = await runOn({ ...ours, mode: 'rollback', recorded });
  expect(back.verdict, back.sentence).toBe('differs');
  expect(simulator.state.superWhite.policies.find((one) => one.name === '급여메일')?.ips).toEqual(['198.51.100.77']);
});
