import type { Answer } from './machine.ts';
import { html, startMachine } from './machine.ts';
import { ask, FORM } from './client.ts';
import { makeRelayKey, startRelay } from '../../../engine/relay/start.ts';
import { probe } from '../../../engine/relay/probe.ts';
import { expect, save, test } from './relay-test.ts';

const ok: Answer = (_received, response) => html(response, '목록');

test.describe('pin', () => {
  test('the pinned key is accepted, for reads and for a write', async ({ behindRelay }) => {
    const { machine, relay } = await behindRelay(ok, { secure: true });
    expect((await ask(relay, `${machine.origin}/`)).status).toBe(200);
    const armed = relay.arm(save({ a: ['1'] }));
    expect((await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' })).status).toBe(200);
    expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
  });

  test('another key at the same address gets not one byte of HTTP (F-66)', async ({ behindRelay }) => {
    const pinned = await makeRelayKey();
    const { machine, relay, stopped } = await behindRelay(ok, { secure: true, trust: { kind: 'pin', spki: pinned.spki } });
    const read = await ask(relay, `${machine.origin}/`);
    expect(read.status).toBe(502);
    expect(read.headers).toMatchObject({ 'x-runbook-relay': 'failed', 'x-runbook-reason': 'pin' });
    expect(read.body.toString('utf8')).toContain('실행기');

    const armed = relay.arm(save({ a: ['1'] }, { secret: true }));
    expect((await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' })).status).toBe(502);
    expect(await armed.outcome).toMatchObject({ kind: 'refused', cause: 'dial' });
    expect(await armed.sent).toBe(false);

    expect(machine.seen.connections).toBe(2);
    expect(machine.seen.bytes).toBe(0);
    expect(machine.received).toEqual([]);
    expect(stopped.map(one => one.reason)).toEqual(['pin', 'pin']);
  });

  test('every connection is judged: a key changed between two requests is seen', async ({ key }) => {
    const first = await startMachine((received, response) => {
      response.setHeader('Connection', 'close');
      ok(received, response);
    }, { secure: true });
    const relay = await startRelay({
      origin: first.origin,
      charset: 'utf-8',
      trust: { kind: 'pin', spki: first.spki },
      route: { kind: 'direct' },
      rules: { declaredReads: [], ambient: [], getWrites: [] },
      connectTimeoutMs: 3000,
    }, key);
    expect((await ask(relay, `${first.origin}/`)).status).toBe(200);
    await first.close();
    const impostor = await startMachine(ok, { secure: true, port: first.port });
    expect((await ask(relay, `${first.origin}/`)).status).toBe(502);
    expect(impostor.seen).toEqual({ connections: 1, bytes: 0 });
    await relay.close();
    await impostor.close();
  });
});

test('system trust refuses a self-made certificate and names the cause', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay(ok, { secure: true, trust: { kind: 'system' } });
  expect((await ask(relay, `${machine.origin}/`)).headers['x-runbook-reason']).toBe('certificate');
  expect(machine.seen.bytes).toBe(0);
});

test('origin and trust must go together', async ({ key }) => {
  const options = {
    charset: 'utf-8', route: { kind: 'direct' }, rules: { declaredReads: [], ambient: [], getWrites: [] }, connectTimeoutMs: 1000,
  } as const;
  await expect(startRelay({ ...options, origin: 'https://192.0.2.1', trust: { kind: 'plain' } }, key)).rejects.toThrow('plain');
  await expect(startRelay({ ...options, origin: 'http://192.0.2.1', trust: { kind: 'system' } }, key)).rejects.toThrow('system');
  await expect(startRelay({ ...options, origin: 'http://192.0.2.1/admin', trust: { kind: 'plain' } }, key)).rejects.toThrow('path');
});

test('TLS 1.0 machines are reached only where the profile says so, and their key is pinned all the same (F-65)', async ({ behindRelay }) => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const { machine, relay } = await behindRelay(ok, { secure: true, tls: old });
  expect((await ask(relay, `${machine.origin}/`)).headers['x-runbook-reason']).toBe('tls-version');
  const legacy = await behindRelay(ok, { secure: true, tls: old, legacyTls: true });
  expect((await ask(legacy.relay, `${legacy.machine.origin}/`)).status).toBe(200);
  const way = { origin: legacy.machine.origin, route: { kind: 'direct' }, legacyTls: true } as const;
  expect(await probe(way)).toMatchObject({ ok: true, tls: { version: 'TLSv1', spki: legacy.machine.spki } });
  expect(await probe({ ...way, trust: { kind: 'pin', spki: machine.spki } })).toMatchObject({ ok: false, cause: 'pin' });
});
