import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NightSummary } from '../../../engine/night/night-summary.ts';
import { readTwin } from '../../../engine/night/twin.ts';
import { startFleet, stopFleet } from '../../../fixtures/fleet.ts';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { command } from '../test-io.ts';

test("who changed it: after drift the console's own record is read, and its lines about that screen stand in the twin and in drift", async () => {
  const base = mkdtempSync(join(tmpdir(), 'who-'));
  const members = await startFleet(join(base, 'customers'), ['good', 'good'], 0);
  const runs = join(base, 'runs');
  const env = { ...process.env, FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_RUNS: runs, RUNBOOK_STATE: join(base, 'state') };
  try {
    const before = await command(['verify', '--all'], { env });
    expect(before.code, before.out).toBe(0);
    for (const { simulator } of members) {
      if (!simulator) continue;
      const { state } = simulator;
      if (simulator.kind === 'tmw') state.maxRecipients.limit = 100;
      else for (const policy of state.maxRecipients.policies) if (policy.name === '급여메일') policy.limit = 100;
      state.adminLog.unshift({ time: '2026-11-25 03:12:09', user: 'operator2', from: '192.0.2.15', menu: '최대 수신자 수 제한', action: '수정: 100' }, { time: '2026-11-25 03:11:00', user: 'operator3', from: '192.0.2.16', menu: '사용자 관리', action: '추가' });
    }
    const after = await command(['verify', '--all', '--json'], { env });
    expect(after.code, after.err).toBe(2);
    expect((JSON.parse(after.out) as NightSummary).writes).toBe(0);
    for (const { id, simulator } of members) {
      expect(readTwin(runs, id, 'main').lines.at(-1)?.who, id).toMatchObject([{ administrator: 'operator2', menu: '최대 수신자 수 제한', work: '수정: 100' }]);
      expect(simulator?.ledger(), id).toMatchObject({ saves: 0, openSessions: 0 });
    }
    const told = await command(['drift', '--since', '2026-01-01'], { env });
    expect(told.out).toContain('관리자 작업 로그 (c001-good):');
    expect(told.out).toContain('2026-11-25 03:12:09 · operator2 · 192.0.2.15 · 최대 수신자 수 제한 · 수정: 100');
    expect(told.out).not.toContain('operator3');
    const journals = readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('journal.jsonl')).map((path) => readFileSync(join(runs, path), 'utf8'));
    // Read once per machine, in the second look at its drift alone.
    expect(journals.filter((text) => text.includes('"type":"who-changed"'))).toHaveLength(2);
  } finally {
    await stopFleet(members);
  }
});
