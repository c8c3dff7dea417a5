import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import { expect, test } from '../../fixtures/rspamd.ts';
import { folderOf, place, sender } from './place.ts';

test('rehearse finds every named element of the list, the editor and the history; adopt proposes the senders of the list; nothing is saved', async ({ rspamd }) => {
  const before = rspamd.list.text();
  const saves = rspamd.logged(/handle_savemap/);
  const { base, run } = place(rspamd);
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
  const adopted = await run('adopt', '--yes', 'acme');
  expect(adopted.code, adopted.out + adopted.err).toBe(0);
  expect(adopted.out).toMatch(/sendingIps:\n\s+- ip: 192\.0\.2\.1\n\s+policy: allowed-senders\.map\n/);
  expect(adopted.out).toMatch(/제안하지 않습니다.*\n\s+198\.51\.100\.0\/28 partner network$/m);
  const profile = readFileSync(join(base, 'acme.yaml'), 'utf8');
  expect([sender, '192.0.2.1', '198.51.100.0', 'owner'].map((text) => profile.includes(text))).toEqual([true, true, false, false]);
  expect([rspamd.list.text(), rspamd.logged(/handle_savemap/)]).toEqual([before, saves]);
});
