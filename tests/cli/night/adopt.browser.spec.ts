import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import type { Simulator } from '../../../fixtures/simulators/start.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { customersFolder } from '../profile.ts';
import { command } from '../test-io.ts';

const place = (simulator: Simulator) => {
  const customers = customersFolder({ kind: simulator.kind, url: simulator.url, label: simulator.state.label });
  const base = mkdtempSync(join(tmpdir(), 'adopt-'));
  const env = { ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };
  return { run: (...argv: string[]) => command([...argv, '--customer', 'acme'], { env }), profile: () => readFileSync(join(customers, 'acme.yaml'), 'utf8') };
};

const ips = ['203.0.113.31', '203.0.113.32'];

test('adopt proposes what the console has and writes nothing unless somebody accepts', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  simulator.state.superWhite = { enabled: true, policies: [{ id: 'w', name: '뉴스레터', enabled: true, kind: 'allow', filters: ['hourly-connections'], ips: [...ips], description: '' }] };
  simulator.state.maxRecipients.policies = [{ id: 'l', name: '뉴스레터', enabled: true, limit: 700, ips: [...ips], description: '' }];
  const { run, profile } = place(simulator);
  const before = profile();
  const shown = await run('adopt', '--headless');
  expect(shown.code, shown.err).toBe(2);
  for (const text of ['policy: 뉴스레터', ips[0] ?? '', 'maxRecipients: 700', '- hourly-connections', '--yes acme']) expect(shown.err).toContain(text);
  expect(profile()).toBe(before);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});

test('what was adopted is wanted from then on; drift tells what changed afterwards, with the line of the guide', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { state } = simulator;
  state.superWhite = { enabled: true, policies: [{ id: 'w', name: '뉴스레터', enabled: true, kind: 'allow', filters: ['hourly-connections'], ips: ['203.0.113.10', ...ips], description: '' }] };
  state.connectionAllow.push(...['203.0.113.10', ...ips].map((ip, i) => ({ id: `w${i}`, ip, memo: '' })));
  state.maxRecipients.limit = 700;
  state.maxRecipients.listed = ['203.0.113.10', ...ips];
  const { run, profile } = place(simulator);
  const accepted = await run('adopt', '--headless', '--yes', 'acme');
  expect(accepted.code, accepted.err).toBe(0);
  for (const text of ['policy: 뉴스레터', 'maxRecipients: 700 # 승인됨', ips[1] ?? '']) expect(profile()).toContain(text);
  const good = await run('verify', '--headless');
  expect(good.code, good.out).toBe(0);
  expect((await run('drift')).code).toBe(0);
  state.maxRecipients.limit = 50;
  expect((await run('verify', '--headless')).code).toBe(2);
  const drifted = await run('drift');
  expect(drifted.code).toBe(2);
  expect(drifted.out).toMatch(/고객사 1곳, 최대 수신자 수 제한 › 최대 수신자 수: 700 → 50/);
  expect(drifted.out).toContain('TMW-3 4. ');
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});
