import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { rearm, refusalOf, rememberRefusal, requireNoRefusal } from '../../../engine/state/refusals.ts';
import { describeFault } from '../../../engine/words/faults.ts';
import { test } from './children.ts';
import { faultOf } from './lock-folder.ts';

const at = Date.parse('2026-11-25T01:02:03.000Z');
const clock = { now: () => at, every: () => () => undefined };
const account = (stateDir: string, user = 'admin', machine = 'm1') => ({ stateDir, machine, user });

test('F-39: a refusal stops every later run of every process until a person re-arms it', async ({ stateDir, child }) => {
  expect(refusalOf(account(stateDir))).toBeUndefined();
  requireNoRefusal(account(stateDir));
  const night = await child();
  await night.ask({ do: 'refused', account: account(stateDir) });
  await night.kill();
  for (let later = 0; later < 3; later += 1) expect(faultOf(() => requireNoRefusal(account(stateDir)))).toMatchObject({ code: 'rearm-needed', verdict: 'not-checked', params: { user: 'admin', runDir: '/runs/1' } });
  expect(rearm(stateDir, 'm1', 'admin')).toBe(1);
  expect(rearm(stateDir, 'm1', 'admin')).toBe(0);
  requireNoRefusal(account(stateDir));
});

test('the fault says when, and what to do', ({ stateDir }) => {
  rememberRefusal({ ...account(stateDir), runDir: '/runs/1', clock });
  const fault = faultOf(() => requireNoRefusal(account(stateDir)));
  for (const lang of ['ko', 'en'] as const) {
    const { sentence, next } = describeFault(fault, lang);
    expect(sentence).toContain('2026-11-25T01:02:03.000Z');
    expect(sentence).toContain('admin');
    expect(next).toContain('runbook rearm');
  }
});

test('a refusal is of one account of one machine; case makes no other account', ({ stateDir }) => {
  rememberRefusal({ ...account(stateDir, 'Admin'), runDir: '/runs/1', clock });
  expect(refusalOf(account(stateDir, 'ADMIN'))).toMatchObject({ user: 'Admin' });
  expect(refusalOf(account(stateDir, 'operator'))).toBeUndefined();
  expect(refusalOf(account(stateDir, 'admin', 'm2'))).toBeUndefined();
  expect(refusalOf(account(stateDir, 'admin', 'M1'))).toBeUndefined();
});

test('without a user all accounts of the machine are re-armed, and no other machine\'s', ({ stateDir }) => {
  for (const [user, machine] of [['admin', 'm1'], ['../운영자', 'm1'], ['admin', 'm2']] as const) rememberRefusal({ ...account(stateDir, user, machine), runDir: '/runs/1', clock });
  expect(readdirSync(join(stateDir, 'refusals')).filter((name) => !/^[0-9a-f]{32}\.[0-9a-f]{32}\.json$/.test(name))).toEqual([]);
  expect(rearm(stateDir, 'm1')).toBe(2);
  expect(refusalOf(account(stateDir, '../운영자'))).toBeUndefined();
  expect(refusalOf(account(stateDir, 'admin', 'm2'))).toBeDefined();
});

test('a record that cannot be read is a refusal, and can be re-armed', ({ stateDir }) => {
  rememberRefusal({ ...account(stateDir), runDir: '/runs/1', clock });
  const [name] = readdirSync(join(stateDir, 'refusals'));
  writeFileSync(join(stateDir, 'refusals', name ?? ''), '{"machine":"m1","us');
  expect(faultOf(() => requireNoRefusal(account(stateDir)))).toMatchObject({ code: 'rearm-needed', params: { at: '?' } });
  expect(rearm(stateDir, 'm1', 'admin')).toBe(1);
  requireNoRefusal(account(stateDir));
});

test('the record holds account, time and run, and nothing else', ({ stateDir }) => {
  rememberRefusal({ ...account(stateDir), runDir: '/runs/1', clock });
  const [name] = readdirSync(join(stateDir, 'refusals'));
  expect(JSON.parse(readFileSync(join(stateDir, 'refusals', name ?? ''), 'utf8'))).toEqual({ machine: 'm1', user: 'admin', at: '2026-11-25T01:02:03.000Z', runDir: '/runs/1' });
});
