import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { acquireLock, lockState, type LockRequest } from '../../../engine/state/locks.ts';
import { test } from './children.ts';
import { faultOf, lockFiles, newestLock, silentFor } from './lock-folder.ts';

const request = (stateDir: string, more: Partial<LockRequest> = {}): LockRequest => ({ stateDir, machine: 'm1', writing: true, doing: 'apply', runDir: '/runs/1', ...more });

test('three processes on three hosts exclude each other through many turns', async ({ stateDir, child }) => {
  const inside = join(stateDir, 'inside');
  const children = await Promise.all([child(), child(), child()]);
  const turns = await Promise.all(children.map((one, i) => one.ask({ do: 'contend', request: request(stateDir, { host: `host-${i}` }), inside, times: 40 })));
  expect(turns).toMatchObject(children.map(() => ({ had: 40 })));
  expect(turns.some((turn) => (turn as { refused: number }).refused > 0)).toBe(true);
});

test('a killed owner is recognised, and of two racers for its place one gets it', async ({ stateDir, child }) => {
  const [left, right] = [await child(), await child()];
  for (let round = 0; round < 8; round += 1) {
    const owner = await child();
    await owner.ask({ do: 'acquire', request: request(stateDir, { doing: `round ${round}` }) });
    expect((await left.faultOf({ do: 'acquire', request: request(stateDir) }))?.params).toMatchObject({ state: 'live', doing: `round ${round}` });
    await owner.kill();
    const faults = await Promise.all([left, right].map((one) => one.faultOf({ do: 'acquire', request: request(stateDir, { doing: `racer ${one.pid}` }) })));
    const [winner, loser] = faults[0] === undefined ? [left, right] : [right, left];
    expect(faults.filter((fault) => fault === undefined)).toHaveLength(1);
    expect(faults.find((fault) => fault !== undefined)).toMatchObject({ code: 'locked', params: { state: 'live', doing: `racer ${winner.pid}` } });
    expect(await loser.ask({ do: 'release' }).then(() => lockState({ stateDir, machine: 'm1' }))).toMatchObject({ kind: 'live', owner: { pid: winner.pid } });
    await winner.ask({ do: 'release' });
  }
});

test('an owner killed at any moment of taking and giving back leaves a lock that the next one gets', async ({ stateDir, child }) => {
  const inside = join(stateDir, 'inside');
  const errors: unknown[] = [];
  let last = 0;
  for (let round = 0; round < 8; round += 1) {
    const owner = await child();
    void owner.ask({ do: 'contend', request: request(stateDir), inside, times: 1_000_000 }).catch((error: unknown) => errors.push(error));
    const goal = last + 3 + round * 2;
    await expect.poll(() => numberOf(stateDir), { intervals: [1] }).toBeGreaterThan(goal);
    await owner.kill();
    if (existsSync(inside)) rmdirSync(inside);
    acquireLock(request(stateDir)).release();
    last = numberOf(stateDir);
  }
  expect(errors).toEqual([]);
});

const numberOf = (stateDir: string): number => Number.parseInt(basename(lockFiles(stateDir).at(-1) ?? '0'), 10);

test('an owner killed on another host is not judged from here before its lease ends', async ({ stateDir, child }) => {
  const owner = await child();
  await owner.ask({ do: 'acquire', request: request(stateDir, { host: 'laptop-1' }) });
  await owner.kill();
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'laptop-2', writing: false }))).params['state']).toBe('live');
  silentFor(stateDir, 3_600_000);
  const later = { now: () => Date.now() + 3_600_000, every: () => () => undefined };
  expect(faultOf(() => acquireLock(request(stateDir, { host: 'laptop-2', clock: later }))).params['state']).toBe('expired');
  acquireLock(request(stateDir, { host: 'LAPTOP-1' })).release();
});

test('a pid that is used again is another process', async ({ stateDir, child }) => {
  const owner = await child();
  await owner.ask({ do: 'acquire', request: request(stateDir) });
  const record = JSON.parse(readFileSync(newestLock(stateDir), 'utf8')) as { pid: number; start?: string };
  expect(record.pid).toBe(owner.pid);
  expect(record.start !== undefined).toBe(process.platform === 'linux');
  writeFileSync(newestLock(stateDir), JSON.stringify({ ...record, start: '1' }));
  expect(lockState({ stateDir, machine: 'm1' }).kind).toBe(process.platform === 'linux' ? 'free' : 'live');
});

/** What Windows and macOS leave in a lock: no boot, no start time. Expired by both clocks when said so. */
const asElsewhere = (stateDir: string, { expired }: { readonly expired: boolean }): void => {
  const { boot: _boot, start: _start, ...record } = JSON.parse(readFileSync(newestLock(stateDir), 'utf8')) as { boot?: string; start?: string };
  writeFileSync(newestLock(stateDir), JSON.stringify({ ...record, ...(expired ? { until: new Date(Date.now() - 660_000).toISOString() } : {}) }));
  if (expired) silentFor(stateDir, 720_000);
};

test('where no boot and no start time is known, a pid that is absent is gone, and one that is there alive, only as the lease says', async ({ stateDir, child }) => {
  const seen = (): string => lockState({ stateDir, machine: 'm1' }).kind;
  const owner = await child();
  await owner.ask({ do: 'acquire', request: request(stateDir) });
  asElsewhere(stateDir, { expired: false });
  expect(seen(), 'alive, renewed').toBe('live');
  await owner.kill();
  // A machine of the same name elsewhere has its own pids: a live owner there must not be robbed from here.
  expect(seen(), 'absent here, renewed').toBe('live');
  for (const writing of [true, false]) expect(faultOf(() => acquireLock(request(stateDir, { writing }))).params['state']).toBe('live');
  asElsewhere(stateDir, { expired: true });
  expect(seen(), 'absent, silent').toBe('free');
  const other = await child();
  await other.ask({ do: 'acquire', request: request(stateDir) });
  asElsewhere(stateDir, { expired: true });
  // Its pid may be another process by now: a person finds out, and a run that only reads passes after its time.
  expect(seen(), 'pid in use, silent').toBe('expired');
  expect(faultOf(() => acquireLock(request(stateDir))).params['state']).toBe('expired');
  acquireLock(request(stateDir, { writing: false })).release();
});

test('a process of an earlier boot of this host is gone once its lease has ended', ({ stateDir }) => {
  acquireLock(request(stateDir)).update('before the restart');
  const record = JSON.parse(readFileSync(newestLock(stateDir), 'utf8')) as object;
  const before = { ...record, boot: 'an earlier one', pid: 1, start: '1' };
  writeFileSync(newestLock(stateDir), JSON.stringify(before));
  const seen = (): string => lockState({ stateDir, machine: 'm1' }).kind;
  expect(seen()).toBe('live');
  writeFileSync(newestLock(stateDir), JSON.stringify({ ...before, until: new Date(Date.now() - 120_000).toISOString() }));
  silentFor(stateDir, 180_000);
  expect(seen()).toBe('free');
});

test('a state folder that may only be read is told of', async ({ stateDir, child }) => {
  chmodSync(stateDir, 0o555);
  const guest = await child();
  await guest.ask({ do: 'become-nobody' });
  for (const order of [
    { do: 'acquire', request: request(stateDir) },
    { do: 'spend', account: { stateDir, machine: 'm1', user: 'admin' }, steps: [1] },
    { do: 'refused', account: { stateDir, machine: 'm1', user: 'admin' } },
    { do: 'intend', stateDir, machine: 'm1', runId: 'r1', intents: ['i1'] },
  ] as const) {
    const fault = await guest.faultOf(order);
    expect(fault?.code, order.do).toBe('state-folder');
    expect(fault?.params['path']).toContain(stateDir);
    expect(fault?.params['detail']).toMatch(/EACCES|EPERM|EROFS/);
  }
});

test('a lock that can no longer be renewed is no reason to go on writing', async ({ stateDir, child }) => {
  const owner = await child();
  const folder = join(stateDir, 'shared');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  await owner.ask({ do: 'become-nobody' });
  chmodSync(stateDir, 0o755);
  await owner.ask({ do: 'acquire', request: request(folder) });
  await owner.ask({ do: 'require-held' });
  chmodSync(dirname(newestLock(folder)), 0o555);
  chmodSync(stateDir, 0o700);
  expect((await owner.faultOf({ do: 'require-held' }))?.code).toBe('state-folder');
  chmodSync(stateDir, 0o755);
  expect(await owner.ask({ do: 'release' })).toMatchObject({ code: 'state-folder' });
  chmodSync(dirname(newestLock(folder)), 0o777);
});

test('what is no folder is told of', ({ stateDir }) => {
  const file = join(stateDir, 'file');
  writeFileSync(file, '');
  expect(faultOf(() => acquireLock(request(file)))).toMatchObject({ code: 'state-folder', verdict: 'not-checked' });
});
