import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { IntentRegister, openIntents, registerOf } from '../../../engine/state/intents.ts';
import { test } from './children.ts';
import { faultOf } from './lock-folder.ts';

const clock = (at: string) => ({ now: () => Date.parse(at), every: () => () => undefined });
const of = (stateDir: string, runId = 'r1', at = '2026-11-25T01:00:00.000Z') => ({ stateDir, machine: 'm1', runId, runDir: `/runs/${runId}`, host: 'pc-kim', clock: clock(at) });
const intent = (id: string) => ({ intent: id, section: 'policies', before: { policies: [] }, after: { policies: [{ name: '급여메일' }] } });

test('an intent stands on disk until it is resolved', ({ stateDir }) => {
  const register = new IntentRegister(of(stateDir));
  register.open(intent('i1'));
  register.open(intent('i2'));
  const at = '2026-11-25T01:00:00.000Z';
  expect(openIntents(stateDir, 'm1')).toEqual([{ machine: 'm1', runId: 'r1', runDir: '/runs/r1', host: 'pc-kim', intents: [{ ...intent('i1'), at }, { ...intent('i2'), at }] }]);
  register.resolve('i1');
  register.resolve('not ours');
  expect(openIntents(stateDir, 'm1')[0]?.intents.map((one) => one.intent)).toEqual(['i2']);
  register.resolve('i2');
  expect(openIntents(stateDir, 'm1')).toEqual([]);
});

test('F-100: an entry that is to be made, and one that is to go, are read again as they were meant', ({ stateDir }) => {
  const make = { path: ['policies', '급여메일'], before: undefined, after: { name: '급여메일' }, cure: 'steps' } as const;
  const take = { path: ['policies', '급여메일'], before: { name: '급여메일' }, after: undefined, cure: 'steps' } as const;
  new IntentRegister(of(stateDir)).open({ intent: 'i1', section: 'policies', before: '', after: undefined, means: { before: { policies: [] }, meant: [make, take] } });
  expect(openIntents(stateDir, 'm1')[0]?.intents[0]).toMatchObject({ intent: 'i1', means: { meant: [{ path: make.path, after: make.after }, { path: take.path, before: take.before }] } });
});

test('F-99, F-100: whoever comes after a killed run finds its open write first, and closes it', async ({ stateDir, child }) => {
  const killed = await child();
  await killed.ask({ do: 'intend', stateDir, machine: 'm1', runId: 'r1', intents: ['i1', 'i2'] });
  await killed.kill();
  const [run] = openIntents(stateDir, 'm1');
  expect(run).toMatchObject({ runId: 'r1', runDir: '/runs/1', intents: [{ intent: 'i1', after: ['i1'] }, { intent: 'i2' }] });
  if (!run) throw new Error('no run');
  const next = registerOf(stateDir, run);
  for (const one of run.intents) next.resolve(one.intent);
  expect(openIntents(stateDir, 'm1')).toEqual([]);
});

test('runs have files of their own, oldest first, and machines do not mix', ({ stateDir }) => {
  for (const [runId, at] of [['late', '2026-11-25T03:00:00.000Z'], ['early', '2026-11-25T01:00:00.000Z'], ['../x', '2026-11-25T02:00:00.000Z'], ['EARLY', '2026-11-25T04:00:00.000Z']] as const) new IntentRegister(of(stateDir, runId, at)).open(intent('i'));
  new IntentRegister({ ...of(stateDir), machine: 'M1' }).open(intent('i'));
  expect(openIntents(stateDir, 'm1').map((run) => run.runId)).toEqual(['early', '../x', 'late', 'EARLY']);
  expect(openIntents(stateDir, 'm2')).toEqual([]);
  expect(readdirSync(join(stateDir, 'intents')).filter((name) => !/^[0-9a-f]{32}$/.test(name))).toEqual([]);
});

test('a file that cannot be read is named, never passed over', ({ stateDir }) => {
  new IntentRegister(of(stateDir)).open(intent('i1'));
  const folder = join(stateDir, 'intents', readdirSync(join(stateDir, 'intents'))[0] ?? '');
  const file = join(folder, readdirSync(folder)[0] ?? '');
  for (const text of ['', '{"machine":"m1","runId":', '{"machine":"m1","runId":"r1","runDir":"","host":"","intents":[]}']) {
    writeFileSync(file, text);
    expect(faultOf(() => openIntents(stateDir, 'm1'))).toMatchObject({ code: 'state-folder', params: { path: file } });
  }
});

test('an intent that cannot be written down is a fault before the write leaves', ({ stateDir }) => {
  writeFileSync(join(stateDir, 'intents'), '');
  const register = new IntentRegister(of(stateDir));
  expect(faultOf(() => register.open(intent('i1'))).code).toBe('state-folder');
  expect(() => register.resolve('i1')).not.toThrow();
});

test('secrets in force are taken out as in the journal', ({ stateDir }) => {
  new IntentRegister({ ...of(stateDir), redact: (text) => text.replaceAll('hunter2', '•••') }).open({ ...intent('i1'), before: 'hunter2' });
  const file = readdirSync(stateDir, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());
  expect(file).toBeDefined();
  const text = readFileSync(join(file?.parentPath ?? '', file?.name ?? ''), 'utf8');
  expect(text).toContain('•••');
  expect(text).not.toContain('hunter2');
  expect(existsSync(join(stateDir, 'intents'))).toBe(true);
});
