import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepLook, readTwin, readTwins, statesAt, type Look } from '../../../engine/night/twin.ts';

const look = (more: Partial<Look>): Look => ({ customer: 'acme', appliance: 'main', kind: 'tmw', at: '2026-11-24T01:00:00.000Z', runId: 'r1', mode: 'verify', verdict: 'as-wanted', version: '5.1.3', states: { limits: { limit: 3000, listed: ['a', 'b'] } }, isCheck: true, wantedIps: ['203.0.113.10'], ...more });

test('a line is added only when something reads otherwise; the last look and every IP that was wanted are kept', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'twin-'));
  await keepLook(runs, look({}));
  await keepLook(runs, look({ at: '2026-11-25T01:00:00.000Z', runId: 'r2', states: { limits: { listed: ['b', 'a'], limit: 3000 } }, wantedIps: ['203.0.113.11'] }));
  expect(readTwin(runs, 'acme', 'main').lines).toHaveLength(1);
  expect(readTwin(runs, 'acme', 'main').last).toMatchObject({ runId: 'r2', wantedOnce: ['203.0.113.10', '203.0.113.11'] });
  await keepLook(runs, look({ at: '2026-11-26T01:00:00.000Z', runId: 'r3', states: { limits: { limit: 100, listed: ['a', 'b'] }, other: { ips: [] } } }));
  await keepLook(runs, look({ at: '2026-11-27T01:00:00.000Z', runId: 'r4', states: {}, wantedIps: ['203.0.113.99'] }));
  const { lines, last } = readTwin(runs, 'acme', 'main');
  expect(lines.map((one) => Object.keys(one.states))).toEqual([['limits'], ['limits', 'other']]);
  expect(last?.runId).toBe('r3');
  expect(statesAt(lines, '2026-11-25T12:00:00.000Z')?.states).toEqual({ limits: { limit: 3000, listed: ['a', 'b'] } });
  expect(statesAt(lines)?.states).toMatchObject({ limits: { limit: 100 }, other: { ips: [] } });
  expect(statesAt(lines, '2026-11-01')).toBeUndefined();
  expect(readTwins(runs)).toHaveLength(1);
});

test('a look that was no check of every screen leaves the last check as it was', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'twin-'));
  await keepLook(runs, look({ mode: 'plan', verdict: 'differs', isCheck: false }));
  expect(readTwin(runs, 'acme', 'main').last?.checkedAt).toBeUndefined();
  await keepLook(runs, look({ at: '2026-11-25T01:00:00.000Z', verdict: 'differs' }));
  await keepLook(runs, look({ at: '2026-11-26T01:00:00.000Z', mode: 'diagnose', verdict: 'recorded', isCheck: false }));
  expect(readTwin(runs, 'acme', 'main').last).toMatchObject({ at: '2026-11-26T01:00:00.000Z', checkedAt: '2026-11-25T01:00:00.000Z', checkedVerdict: 'differs' });
});

test('ids never leave the folder of twins', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'twin-'));
  await keepLook(runs, look({ customer: '../../etc', appliance: '..' }));
  expect(readdirSync(runs)).toEqual(['twins']);
  const [folder] = readdirSync(join(runs, 'twins'));
  expect(readFileSync(join(runs, 'twins', folder ?? '', readdirSync(join(runs, 'twins', folder ?? ''))[0] ?? ''), 'utf8')).toContain('etc');
});
