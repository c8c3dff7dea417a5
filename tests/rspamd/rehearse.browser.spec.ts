import { readJournal } from '../../engine/evidence/read-journal.ts';
import { expect, test } from '../../fixtures/rspamd.ts';
import { folderOf, place } from './place.ts';

test('rehearse finds every named element of the list, the editor and the history, and saves nothing', async ({ rspamd }) => {
  test.setTimeout(120_000);
  const before = rspamd.list.text();
  const saves = rspamd.logged(/handle_savemap/);
  const { run } = place(rspamd);
  const said = await run('rehearse', 'rspamd/allow-sender');
  expect(said.code, said.out + said.err).toBe(0);
  const { lines } = await readJournal(folderOf(said));
  const inspected = lines.flatMap((line) => (line.type === 'inspected' && line.section !== 'layout' ? [[line.section, line.place, line.elements.map(({ name, found }) => `${name} ${found}`)]] : []));
  expect(inspected).toEqual([
    ['allowed-senders', 'list', ['allowed-senders.basicChoice 1']],
    ['allowed-senders', 'form', ['allowed-senders.editor 1', 'allowed-senders.saveButton 1']],
    ['refused-log', 'list', ['refused-log.table 1', 'refused-log.rowsPerPage 1']],
    ['passed-log', 'list', ['passed-log.table 1', 'passed-log.rowsPerPage 1']],
  ]);
  expect([rspamd.list.text(), rspamd.logged(/handle_savemap/)]).toEqual([before, saves]);
});
