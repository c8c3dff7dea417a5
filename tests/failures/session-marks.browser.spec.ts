import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { writeReport } from '../../engine/evidence/report.ts';
import { chapters, isAsWanted, seedExisting, wantedState } from '../lifecycle/chapters.ts';

/** How machines mark a session: in every address, in every form. Neither may be kept, and neither may stop a run (F-76). */
const marks = [
  { name: 'the session id in every address', faults: { 'session-id-in-url': true }, variant: 'post-paging,post-menus' },
  { name: 'a token in every form', faults: { csrf: true }, variant: 'post-paging,post-menus,post-move,multipart' },
  { name: 'both, in frames', faults: { 'session-id-in-url': true, csrf: true }, variant: 'frameset,popup' },
] as const;

for (const kind of ['tmse', 'tmw'] as const) {
  for (const { name, faults, variant } of marks) {
    test(`F-76 ${kind}: ${name}`, async ({ start, shared }) => {
      const { appliance, chapter } = chapters[kind];
      const simulator = await start({ kind, faults, variant });
      seedExisting(simulator, 'nothing');
      const run = await runOn({ simulator, browser: shared, appliance, runbook: { ...chapter, observe: [] }, mode: 'apply' });
      expect([run.verdict, run.fault], run.sentence).toEqual(['changed', undefined]);
      expect(isAsWanted(simulator, { exists: 'nothing' })).toEqual(wantedState({ exists: 'nothing' }));
      expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1, openSessions: 0 });
      await writeReport(run.dir, 'ko');
      const files = readdirSync(run.dir).filter((file) => /\.(?:jsonl|log|html|csv|json)$/.test(file));
      expect(files).toEqual(expect.arrayContaining(['journal.jsonl', 'run.log']));
      for (const file of files) expect(readFileSync(join(run.dir, file), 'utf8'), file).not.toMatch(/jsessionid|\b[0-9A-F]{32}\b/i);
    });
  }
}
