import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

test('rehearse over many customers: each machine by name, what is missing or could not be looked at never counts as well', async ({ start }) => {
  const [good, renamed] = [await start({ kind: 'tmw' }), await start({ kind: 'tmw', faults: { 'unseen-skin': true } })];
  const profile = (id: string, { url, state: { label } }: typeof good) => ({ id, url, label });
  const customers = customersFolder(profile('gaon-1', good), profile('gaon-2', renamed), profile('other', good));
  writeFileSync(join(customers, 'gaon-3.yaml'), 'id: gaon-3\nname: [');
  const base = mkdtempSync(join(tmpdir(), 'fleet-'));
  const env = { ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };

  const part = await command(['rehearse', 'sending-permission', '--customers', 'gaon-*', '--json'], { env });
  const document = JSON.parse(part.out) as { exitCode: number; machines: { machine: string; exitCode: number; document?: { missing: { name: string }[] } }[] };
  expect(document.machines.map(({ machine, exitCode }) => [machine, exitCode])).toEqual([['gaon-3', 3], ['gaon-1/main', 0], ['gaon-2/main', expect.any(Number)]]);
  expect(document.machines[2]?.document?.missing.map((one) => one.name)).toContain('connection-allow.addIcon');
  expect(document.machines[2]?.exitCode).not.toBe(0);
  expect([part.code, document.exitCode]).toEqual([3, 3]);

  const nobody = await command(['rehearse', '--customers', 'nobody-*'], { env });
  expect([nobody.code, nobody.err]).toEqual([3, expect.stringContaining('nobody-*')]);
  for (const simulator of [good, renamed]) expect(simulator.ledger()).toMatchObject({ saves: 0, signIns: 1, signOuts: 1, openSessions: 0 });
});
