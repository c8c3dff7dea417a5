import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Route } from '../../../engine/relay/rules.ts';
import { identify, listMachines, trust } from '../../../engine/state/machines.ts';
import { isPublic, marksOf, type MachineMarks } from '../../../engine/state/marks.ts';
import { test } from './children.ts';
import { faultOf } from './lock-folder.ts';

const direct: Route = { kind: 'direct' };
const tunnel: Route = { kind: 'local-forward', host: '127.0.0.1', port: 8443 };

const marks = (more: Partial<Parameters<typeof marksOf>[0]> = {}): MachineMarks => marksOf({ url: 'https://192.168.0.5:8443/login', route: direct, profile: 'ganada/tmw1', pin: 'K1', label: 'tmw-1', ...more });
/** Marks without those that were not seen. */
const seen = (keys: readonly ('pin' | 'label')[], more: Partial<Parameters<typeof marksOf>[0]> = {}): MachineMarks => {
  const { pin, label, way } = marks(more);
  return { ...(keys.includes('pin') && pin !== undefined ? { pin } : {}), ...(keys.includes('label') && label !== undefined ? { label } : {}), way };
};
const by = { by: 'kim' };

test('a machine keeps its id from before it was trusted', ({ stateDir }) => {
  const before = identify(stateDir, seen([]));
  expect(before).toMatchObject({ known: false, changed: [], twins: [], needsTrust: false });
  expect(before.id).toMatch(/^[0-9a-f]{16}$/);
  expect(identify(stateDir, marks()).id).toBe(before.id);
  expect(trust(stateDir, marks(), by)).toMatchObject({ id: before.id, pin: 'K1', label: 'tmw-1', trusted: [{ by: 'kim', changed: [] }] });
  expect(identify(stateDir, marks())).toMatchObject({ id: before.id, known: true, changed: [], needsTrust: false });
});

test('a changed key keeps the id and needs trust again', ({ stateDir }) => {
  const { id } = trust(stateDir, marks(), by);
  expect(identify(stateDir, marks({ pin: 'K2' }))).toMatchObject({ id, known: true, changed: ['pin'], needsTrust: true });
  expect(identify(stateDir, seen(['pin'], { pin: 'K2' }))).toMatchObject({ id, known: false, changed: ['pin'], needsTrust: true });
  expect(trust(stateDir, marks({ pin: 'K2' }), { by: 'lee' })).toMatchObject({ id, pin: 'K2', trusted: [{ by: 'kim' }, { by: 'lee', changed: ['pin'] }] });
  expect(identify(stateDir, marks({ pin: 'K2' }))).toMatchObject({ id, known: true, changed: [] });
  expect(identify(stateDir, marks())).toMatchObject({ id, changed: ['pin'], needsTrust: true });
});

test('a changed label needs trust again, a new way of the same profile does not', ({ stateDir }) => {
  const { id } = trust(stateDir, marks(), by);
  expect(identify(stateDir, marks({ label: 'tmw-2' }))).toMatchObject({ id, changed: ['label'], needsTrust: true });
  expect(identify(stateDir, marks({ route: tunnel }))).toMatchObject({ id, known: true, changed: ['address'], needsTrust: false });
  expect(identify(stateDir, seen(['pin'], { route: tunnel }))).toMatchObject({ id, known: true, changed: ['address'], needsTrust: false });
  trust(stateDir, marks({ route: tunnel }), by);
  expect(listMachines(stateDir)).toMatchObject([{ id, ways: [{ route: 'direct' }, { route: 'local-forward 127.0.0.1:8443' }] }]);
  expect(identify(stateDir, marks())).toMatchObject({ id, changed: [] });
});

test('the profile of another customer for the same key and label finds the machine, and needs trust', ({ stateDir }) => {
  const { id } = trust(stateDir, marks(), by);
  expect(identify(stateDir, marks({ profile: 'copy/tmw1', url: 'https://10.9.9.9/' }))).toMatchObject({ id, known: true, changed: ['address'], needsTrust: true });
  const copy = marks({ profile: 'copy/tmw1' });
  expect(identify(stateDir, copy)).toMatchObject({ id, known: true, changed: [], needsTrust: true });
  expect(trust(stateDir, copy, by).id).toBe(id);
  expect(identify(stateDir, copy)).toMatchObject({ id, needsTrust: false });
  expect(identify(stateDir, marks())).toMatchObject({ id, needsTrust: false });
});

test('two machines with a factory key are told apart by their labels', ({ stateDir }) => {
  const a = trust(stateDir, marks(), by);
  const other = marks({ label: 'tmw-b', profile: 'other/tmw1' });
  expect(identify(stateDir, other)).toMatchObject({ known: false, twins: [a.id] });
  const b = trust(stateDir, other, by);
  expect(b.id).not.toBe(a.id);
  expect(identify(stateDir, marks())).toMatchObject({ id: a.id, known: true, twins: [b.id] });
  expect(identify(stateDir, other)).toMatchObject({ id: b.id, known: true, twins: [a.id] });
});

test('two machines with a factory key and no label are told apart by their ways', ({ stateDir }) => {
  const first = seen(['pin']);
  const second = seen(['pin'], { profile: 'other/tmw1', route: tunnel });
  const a = trust(stateDir, first, by);
  expect(identify(stateDir, second)).toMatchObject({ known: false, twins: [a.id] });
  const b = trust(stateDir, second, by);
  expect([identify(stateDir, first), identify(stateDir, second)]).toMatchObject([{ id: a.id, known: true, twins: [b.id] }, { id: b.id, known: true, twins: [a.id] }]);
});

for (const [what, more] of [['a private address', {}], ['a tunnel', { url: 'https://mail.example.com/', route: tunnel }], ['an unqualified name', { url: 'http://terrace/' }]] as const) {
  test(`${what} alone identifies no machine`, ({ stateDir }) => {
    const { id } = trust(stateDir, seen([], more), by);
    expect(identify(stateDir, seen([], more))).toMatchObject({ id, known: false, changed: [], needsTrust: false });
    const others = identify(stateDir, seen([], { ...more, profile: 'other/tmw1' }));
    expect(others.known).toBe(false);
    expect(others.id).not.toBe(id);
  });
}

test('a public address identifies a machine on its own route only', ({ stateDir }) => {
  const { id } = trust(stateDir, seen([], { url: 'https://mail.example.com/' }), by);
  expect(identify(stateDir, seen([], { url: 'https://MAIL.example.com:443/x', profile: 'other/tmw1' }))).toMatchObject({ id, known: true });
  expect(identify(stateDir, seen([], { url: 'https://mail.example.com/', route: tunnel, profile: 'other/tmw1' })).id).not.toBe(id);
  expect(identify(stateDir, seen([], { url: 'https://mail.example.com/', hosts: { 'mail.example.com': '10.0.0.1' }, profile: 'other/tmw1' })).id).not.toBe(id);
});

test('the VPN of another customer shows that customer\'s machine, not a changed one', ({ stateDir }) => {
  const a = trust(stateDir, marks(), by);
  const b = trust(stateDir, marks({ profile: 'other/tmw1', pin: 'K9', label: 'tmw-9' }), by);
  expect(b.id).not.toBe(a.id);
  expect(identify(stateDir, marks({ pin: 'K9', label: 'tmw-9' }))).toMatchObject({ id: b.id, known: true, needsTrust: true });
  expect(identify(stateDir, seen(['pin'], { pin: 'K9' }))).toMatchObject({ id: b.id, needsTrust: true });
});

test('two people who trust one machine at once give it one id', async ({ stateDir, child }) => {
  const [left, right] = await Promise.all([child(), child()]);
  for (let round = 0; round < 10; round += 1) {
    const one = marks({ pin: `K${round}`, label: `tmw-${round}`, profile: `customer-${round}/tmw1` });
    const ways = [one, { ...one, way: { ...one.way, route: 'socks5 10.1.1.1:1080' } }];
    const faults = await Promise.all([left, right].map((child, i) => child.faultOf({ do: 'trust', stateDir, marks: ways[i] ?? one })));
    for (const fault of faults) if (fault) expect(fault.code).toBe('locked');
    expect(listMachines(stateDir).filter((record) => record.pin === one.pin)).toHaveLength(1);
  }
});

test('a record that cannot be read is named, never passed over', ({ stateDir }) => {
  const { id } = trust(stateDir, marks(), by);
  const file = join(stateDir, 'machines', `${id}.json`);
  writeFileSync(file, '{"id":"');
  for (const work of [() => identify(stateDir, marks()), () => trust(stateDir, marks(), by), () => listMachines(stateDir)]) expect(faultOf(work)).toMatchObject({ code: 'state-folder', params: { path: file } });
  expect(readdirSync(join(stateDir, 'machines'))).toEqual([`${id}.json`]);
});

test('marks hold no credentials of a proxy', () => {
  const route: Route = { kind: 'http-proxy', host: 'Proxy.example.com', port: 3128, user: 'kim', password: () => 'hunter2' };
  expect(JSON.stringify(marks({ route }))).not.toMatch(/kim|hunter2/);
  expect(marks({ route }).way).toEqual({ route: 'http-proxy proxy.example.com:3128', address: '192.168.0.5:8443', profile: 'ganada/tmw1', telling: true });
});

test('which hosts mean one place everywhere', () => {
  const inner = ['127.0.0.1', '127.8.8.8', '10.0.0.1', '172.16.0.1', '172.31.255.1', '192.168.1.1', '169.254.1.1', '100.64.0.1', '0.0.0.0', '::1', '::', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', 'localhost', 'terrace', 'mail.local', 'gw.internal', 'mail.home.arpa'];
  const outer = ['203.0.113.10', '172.32.0.1', '100.128.0.1', '2001:db8::1', 'mail.example.com', 'local.example.com'];
  expect(inner.filter(isPublic)).toEqual([]);
  expect(outer.filter((host) => !isPublic(host))).toEqual([]);
});
