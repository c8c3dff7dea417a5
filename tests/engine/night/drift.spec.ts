import { expect, test } from '@playwright/test';
import { driftOf, groupDrift } from '../../../engine/night/drift.ts';
import type { TwinLine } from '../../../engine/night/twin.ts';

const line = (day: number, version: string, states: Record<string, unknown>): TwinLine => ({ at: `2026-11-${day}T01:00:00.000Z`, runId: `r${day}`, version, states });
const machine = (customer: string) => ({ customer, appliance: 'main', kind: 'tmw' });
const policy = (name: string, limit: number) => ({ policies: [{ name, limit }] });

test('changes are told against the last reading before the day; a screen read for the first time is none', () => {
  const lines = [line(10, '1.2.2', { limits: { limit: 3000 } }), line(20, '1.2.2', { limits: { limit: 2000 }, other: { ips: ['a'] } }), line(22, '1.2.3', { limits: { limit: 100 } })];
  expect(driftOf(machine('aa'), lines, '2026-11-15T00:00:00.000Z').map(({ at, change, versions }) => [at.slice(8, 10), change.before, change.after, versions])).toEqual([['20', 3000, 2000, ['1.2.2', '1.2.2']], ['22', 2000, 100, ['1.2.2', '1.2.3']]]);
  expect(driftOf(machine('aa'), lines, '2026-11-21T00:00:00.000Z')).toHaveLength(1);
  expect(driftOf(machine('aa'), lines, '2026-11-01T00:00:00.000Z')).toHaveLength(2);
  expect(driftOf(machine('aa'), [], '2026-11-01T00:00:00.000Z')).toEqual([]);
});

test('the same change after the same update is one group, whatever the policies are called', () => {
  const all = ['aa', 'bb', 'cc'].flatMap((id) => driftOf(machine(id), [line(10, '1.2.2', { limits: policy(`정책 ${id}`, 3000) }), line(20, '1.2.3', { limits: policy(`정책 ${id}`, 100) })], '2026-11-15T00:00:00.000Z'));
  const by = driftOf(machine('dd'), [line(10, '1.2.3', { limits: policy('d', 3000) }), line(20, '1.2.3', { limits: policy('d', 100) })], '2026-11-15T00:00:00.000Z');
  const groups = groupDrift([...all, ...by]);
  expect(groups.map(({ fields, before, after, afterVersion, drifts }) => [fields, before, after, afterVersion, drifts.length])).toEqual([[['policies', 'limit'], 3000, 100, '1.2.3', 3], [['policies', 'limit'], 3000, 100, undefined, 1]]);
});
