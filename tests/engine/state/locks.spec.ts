import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect } from '@playwright/test';
import { LockFiles } from '../../../engine/state/lock-files.ts';
import { lockRecord } from '../../../engine/state/lock-record.ts';
import { acquireLock, lockState, unlock, type LockRequest } from '../../../engine/state/locks.ts';
import { ByHandClock } from './by-hand-clock.ts';
import { test } from './children.ts';
import { faultOf, lockFiles, newestLock, silentFor } from './lock-folder.ts';

const minute = 60_000;

const request = (stateDir: string, more: Partial<LockRequest> = {}): LockRequest => ({ stateDir, machine: 'm1', writing: true, doing: 'apply tmw/super-white-ip TMW-2a.3', runDir: '/runs/1', ...more });

test('a lock tells who has it, since when and what it does now', ({ stateDir }) => {
  const clock = new ByHandClock();
  const lock = acquireLock(request(stateDir, { host: 'PC-KIM', clock }));
  lock.update('apply tmw/super-white-ip TMW-2a.5');
  // No write for each step: the next renewal tells it.
  clock.pass(10_000);
  const { code, params } = faultOf(() => acquireLock(request(stateDir, { host: 'pc-kim', writing: false })));
  expect({ code, ...params }).toMatchObject({ code: 'locked', state: 'live', by: `PC-KIM pid ${process.pid}`, doing: 'apply tmw/super-white-ip TMW-2a.5', runDir: '/runs/1' });
  expect(Date.parse(params['since'] ?? '')).toBeLessThanOrEqual(Date.now());
  expect(lockState({ stateDir, machine: 'm1' })).toMatchObject({ kind: 'live', owner: { host: 'PC-KIM', writing: true } });
  expect(lock.release()).toBeUndefined();
  expect(lockState({ stateDir, machine: 'm1' })).toEqual({ kind: 'free' });
  acquireLock(request(stateDir)).release();
});

test('machines have locks of their own, and no name of a file comes from them', ({ stateDir }) => {
  const ids = ['ABC', 'abc', '../../etc/passwd', 'con', '가나다'];
  const locks = ids.map((machine) => acquireLock(request(stateDir, { machine })));
  const names = lockFiles(stateDir).map((path) => relative(stateDir, path));
  expect(names.filter((name) => !/^locks.[0-9a-f]{32}.\d{10}\.lock$/.test(name))).toEqual([]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
  expect(faultOf(() => acquireLock(request(stateDir, { machine: '가나다'.normalize('NFD') }))).code).toBe('locked');
  for (const lock of locks) lock.release();
});

test('a lock is renewed every 10 seconds until it is released', ({ stateDir }) => {
  const clock = new ByHandClock();
  const lock = acquireLock(request(stateDir, { clock }));
  const untilIn = (): number => Date.parse((JSON.parse(readFileSync(newestLock(stateDir), 'utf8')) as { until: string }).until) - clock.now();
  expect(untilIn()).toBe(minute);
  clock.pass(9_000);
  expect(untilIn()).toBe(51_000);
  clock.pass(1_000);
  expect(untilIn()).toBe(minute);
  lock.release();
  expect(clock.running).toBe(0);
});

test('on another host a renewed lease is never robbed, whatever the clocks say', ({ stateDir }) => {
  const clock = new ByHandClock();
  const lock = acquireLock(request(stateDir, { host: 'a', clock }));
  for (const ahead of [-24 * 60, -5, 2, 24 * 60]) {
    const others = new ByHandClock(clock.now() + ahead * minute);
    expect(faultOf(() => acquireLock(request(stateDir, { host: 'b', writing: false, clock: others }))).params['state'], `${ahead} min`).toBe('live');
    expect(faultOf(() => unlock({ stateDir, machine: 'm1', host: 'b', by: 'lee', clock: others })).params['state']).toBe('live');
  }
  clock.step(-24 * 60 * minute);
  clock.pass(10_000);
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'b', writing: false }))).params['state']).toBe('live');
  // The file looks old because the folder's clock jumped: the time in the record still holds.
  clock.step(24 * 60 * minute);
  clock.pass(10_000);
  silentFor(stateDir, 60 * minute);
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'b', writing: false }))).params['state']).toBe('live');
  lock.requireHeld();
  lock.release();
});

test('another host\'s expired lease stops a writing run until a person resolves it', ({ stateDir }) => {
  acquireLock(request(stateDir, { host: 'a', clock: new ByHandClock(Date.now() - 60 * minute) }));
  silentFor(stateDir, 60 * minute);
  const fault = faultOf(() => acquireLock(request(stateDir, { host: 'b' })));
  expect(fault).toMatchObject({ code: 'locked', params: { state: 'expired', by: `a pid ${process.pid}`, doing: 'apply tmw/super-white-ip TMW-2a.3' } });
  expect(fault.params).not.toHaveProperty('retryAt');
  expect(unlock({ stateDir, machine: 'm1', host: 'b', by: 'lee' })).toMatchObject({ kind: 'expired', silent: [{ owner: { host: 'a' } }] });
  expect(unlock({ stateDir, machine: 'm1', host: 'b', by: 'lee' })).toBeUndefined();
  acquireLock(request(stateDir, { host: 'b' })).release();
});

test('a read-only run goes on 10 minutes after a lease has expired; a writing one still waits for a person', ({ stateDir }) => {
  const sleeper = acquireLock(request(stateDir, { host: 'a', clock: new ByHandClock(Date.now() - 60 * minute) }));
  silentFor(stateDir, 10.5 * minute);
  const early = faultOf(() => acquireLock(request(stateDir, { host: 'b', writing: false })));
  expect(early.params['state']).toBe('expired');
  expect(Math.abs(Date.parse(early.params['retryAt'] ?? '') - Date.now() - 0.5 * minute)).toBeLessThan(10_000);
  silentFor(stateDir, 11.5 * minute);
  const reader = acquireLock(request(stateDir, { host: 'b', writing: false, doing: 'verify' }));
  expect(faultOf(() => sleeper.requireHeld())).toMatchObject({ code: 'locked', params: { state: 'lost', doing: 'verify' } });
  sleeper.update('apply');
  expect(sleeper.release()).toBeUndefined();
  expect(lockState({ stateDir, machine: 'm1', host: 'b' })).toMatchObject({ kind: 'live', owner: { doing: 'verify' } });
  reader.update('verify 2');
  reader.release();
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'c' })))).toMatchObject({ params: { state: 'expired', by: `a pid ${process.pid}` } });
  acquireLock(request(stateDir, { host: 'c', writing: false })).release();
  expect(unlock({ stateDir, machine: 'm1', host: 'c', by: 'lee' })?.kind).toBe('expired');
  acquireLock(request(stateDir, { host: 'c' })).release();
});

test('a run that only read and fell silent leaves nothing behind once it was passed over', ({ stateDir }) => {
  acquireLock(request(stateDir, { host: 'a', writing: false, clock: new ByHandClock(Date.now() - 60 * minute) }));
  silentFor(stateDir, 60 * minute);
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'b' }))).params['state']).toBe('expired');
  acquireLock(request(stateDir, { host: 'b', writing: false })).release();
  acquireLock(request(stateDir, { host: 'b' })).release();
});

for (const [what, text] of [['empty', ''], ['cut off', '{"host":"a","pi'], ['of another shape', '{"host":"a","pid":"x"}'], ['no record', 'null']] as const) {
  test(`a lock file that is ${what} is somebody's lock`, ({ stateDir }) => {
    acquireLock(request(stateDir)).release();
    writeFileSync(newestLock(stateDir), text);
    expect(faultOf(() => unlock({ stateDir, machine: 'm1', by: 'lee' })).params['state']).toBe('unreadable');
    silentFor(stateDir, 24 * 60 * minute);
    for (const writing of [true, false]) {
      expect(faultOf(() => acquireLock(request(stateDir, { writing })))).toMatchObject({ code: 'locked', params: { state: 'unreadable', path: newestLock(stateDir) } });
    }
    expect(unlock({ stateDir, machine: 'm1', by: 'lee' })?.kind).toBe('unreadable');
    acquireLock(request(stateDir)).release();
  });
}

test('only its owner gives a lock back', ({ stateDir }) => {
  const old = acquireLock(request(stateDir, { host: 'a', clock: new ByHandClock(Date.now() - 60 * minute) }));
  silentFor(stateDir, 60 * minute);
  unlock({ stateDir, machine: 'm1', host: 'b', by: 'lee' });
  const next = acquireLock(request(stateDir, { host: 'b' }));
  old.release();
  old.release();
  expect(lockState({ stateDir, machine: 'm1' })).toMatchObject({ kind: 'live', owner: { host: 'b' } });
  next.requireHeld();
  next.release();
  expect(faultOf(() => next.requireHeld()).params['state']).toBe('lost');
});

test('a machine keeps few lock files, however often it is used, and nothing half-made', ({ stateDir }) => {
  acquireLock(request(stateDir)).release();
  const folder = dirname(newestLock(stateDir));
  const [old, recent] = ['0000000001.lock.0a.tmp', '0000000001.lock.0b.tmp'].map((name) => join(folder, name)) as [string, string];
  for (const path of [old, recent]) writeFileSync(path, '{');
  utimesSync(old, new Date(0), new Date(0));
  for (let i = 0; i < 20; i += 1) acquireLock(request(stateDir)).release();
  expect(lockFiles(stateDir)).toHaveLength(8);
  expect(readdirSync(folder)).toHaveLength(9);
  expect(readdirSync(folder)).toContain(basename(recent));
});

test('a racer that saw the folder long ago gets no lock, though its number is free again', ({ stateDir }) => {
  for (let i = 0; i < 20; i += 1) acquireLock(request(stateDir)).release();
  const owner = acquireLock(request(stateDir));
  const record = lockRecord.parse(JSON.parse(readFileSync(newestLock(stateDir), 'utf8')));
  const late = new LockFiles(stateDir, 'm1');
  expect(late.take(5, { ...record, token: 'late' })).toBe(false);
  expect(lockFiles(stateDir).map((path) => basename(path))).not.toContain('0000000005.lock');
  expect(late.take(21, { ...record, token: 'late' })).toBe(false);
  owner.requireHeld();
  owner.release();
});
