import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/rspamd.ts';
import { sender } from './place.ts';
import { runOnRspamd, tunnelTo } from './run.ts';

test('rspamd ends after the sign-in: not checked, and nothing is said of the list', async ({ spare, shared }) => {
  const before = spare.list.text();
  const ended = await runOnRspamd({ rspamd: spare, browser: shared, mode: 'apply', onEvent: (line) => { if (line.type === 'signed-in') spare.kill(); } });
  expect(ended).toMatchObject({ verdict: 'not-checked', exitCode: 3 });
  expect(spare.list.text()).toBe(before);
});

test('rspamd stands still at the save: unknown, never sent again; the next run decides by reading', async ({ rspamd, shared }) => {
  const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
  const before = rspamd.list.text();
  const tunnel = await tunnelTo(rspamd, () => rspamd.freeze());
  const ended = await runOnRspamd({ rspamd, browser: shared, mode: 'apply', stateDir, route: tunnel.route });
  tunnel.close();
  expect(ended).toMatchObject({ verdict: 'unknown', exitCode: 5 });
  rspamd.thaw();
  const next = await runOnRspamd({ rspamd, browser: shared, mode: 'verify', stateDir });
  const stands = rspamd.list.text() !== before;
  expect(rspamd.list.text()).toBe(stands ? `${before}${sender}\n` : before);
  expect(next.verdict).toBe(stands ? 'as-wanted' : 'differs');
});

test('a line that somebody writes while our text stands in the editor is not taken away: nothing is saved', async ({ rspamd, shared }) => {
  const before = rspamd.list.text();
  const saves = rspamd.logged(/handle_savemap/);
  let foreign = '';
  const ended = await runOnRspamd({
    rspamd, browser: shared, mode: 'apply',
    onEvent: (line) => {
      if (line.type !== 'step-finished' || line.ref !== 'rspamd/allow-sender.4' || line.outcome !== 'done') return;
      foreign = `${before}192.0.2.99 # a colleague\n`;
      rspamd.list.write(foreign);
    },
  });
  expect(ended, JSON.stringify(ended.fault)).toMatchObject({ verdict: 'differs', fault: { code: 'foreign-change' } });
  expect(foreign).not.toBe('');
  expect([rspamd.list.text(), rspamd.logged(/handle_savemap/)]).toEqual([foreign, saves]);
});

test('a list whose line breaks the editor would turn is not saved', async ({ rspamd, shared }) => {
  const text = rspamd.list.text().replaceAll('\n', '\r\n');
  rspamd.list.write(text);
  const ended = await runOnRspamd({ rspamd, browser: shared, mode: 'apply' });
  expect(ended).toMatchObject({ verdict: 'failed', fault: { code: 'odd-text' } });
  expect(rspamd.list.text()).toBe(text);
});

test('a list without a last line break is added to and taken back to the byte', async ({ rspamd, shared }) => {
  const text = `# 가 & <b> "q" \\ $& %\n   192.0.2.1\tx\n${'# long\n'.repeat(900)}192.0.2.77`;
  rspamd.list.write(text);
  const ended = await runOnRspamd({ rspamd, browser: shared, mode: 'apply' });
  expect(ended.verdict, ended.sentence).toBe('changed');
  expect(rspamd.list.text()).toBe(`${text}\n${sender}`);
  const back = await runOnRspamd({ rspamd, browser: shared, mode: 'rollback', recorded: recordedChanges((await readJournal(ended.dir)).lines) });
  expect(back.verdict, back.sentence).toBe('changed');
  expect(rspamd.list.text()).toBe(text);
});

test('the read-only password may look and not save', async ({ rspamd, shared }) => {
  const text = rspamd.list.text();
  const { readOnly } = rspamd.passwords;
  const looked = await runOnRspamd({ rspamd, browser: shared, mode: 'apply', password: readOnly, user: 'read-only' });
  expect(looked).toMatchObject({ fault: { code: 'no-right' } });
  expect(rspamd.list.text()).toBe(text);
  const other = await runOnRspamd({ rspamd, browser: shared, mode: 'verify', password: readOnly });
  expect(other).toMatchObject({ verdict: 'not-checked', fault: { code: 'other-user' } });
});
