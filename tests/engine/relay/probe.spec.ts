import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { probe } from '../../../engine/relay/probe.ts';
import type { ProbeOptions } from '../../../engine/relay/probe.ts';
import type { Answer } from './machine.ts';
import { html, startMachine } from './machine.ts';
import { startForward, startHttpProxy, startSocks, startTalker } from './proxies.ts';
import type { Between } from './proxies.ts';
import { expect, test } from './relay-test.ts';

const ok: Answer = (_received, response) => html(response, '목록');
const direct = { kind: 'direct' } as const;
const BLOCKED = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\nblocked';

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => { server.close(resolve); });
  return port;
}

test('a plain machine answers ok and is asked for nothing but HEAD /', async () => {
  const machine = await startMachine(ok);
  expect(await probe({ origin: machine.origin, route: direct })).toEqual({ ok: true });
  expect(machine.received.map(one => `${one.method} ${one.path}`)).toEqual(['HEAD /']);
  await machine.close();
});

test('an https machine shows version, key and subject, and gets no request', async () => {
  const machine = await startMachine(ok, { secure: true });
  expect(await probe({ origin: machine.origin, route: direct })).toEqual({
    ok: true, tls: { version: 'TLSv1.3', spki: machine.spki, subject: 'CN=terrace-runbooks relay' },
  });
  expect(machine.received).toEqual([]);
  expect(await probe({ origin: machine.origin, route: direct, trust: { kind: 'system' } })).toMatchObject({ ok: false, cause: 'certificate' });
  expect(await probe({ origin: machine.origin, route: direct, trust: { kind: 'pin', spki: 'AAAA' } })).toMatchObject({ ok: false, cause: 'pin' });
  await machine.close();
});

test('refused, and unknown names', async () => {
  const port = await closedPort();
  expect(await probe({ origin: `http://127.0.0.1:${port}`, route: direct })).toEqual({ ok: false, cause: 'refused', detail: 'ECONNREFUSED' });
  expect(await probe({ origin: 'http://console.invalid', route: direct })).toMatchObject({ ok: false, cause: 'dns' });
});

const silent = { ok: false, cause: 'timeout' };
const through = (kind: 'http-proxy' | 'socks5' | 'local-forward', limitMs = 5_000) => ({ host, port }: Between): ProbeOptions => ({
  origin: 'http://console.example', route: { kind, host, port }, limitMs,
});
const at = (scheme: string, limitMs = 5_000) => ({ host, port }: Between): ProbeOptions => ({ origin: `${scheme}://${host}:${port}`, route: direct, limitMs });

const cases: [name: string, start: () => Promise<Between>, options: (between: Between) => ProbeOptions, result: Record<string, unknown>][] = [
  ['silence over http', () => startTalker(), at('http', 300), silent],
  ['silence over https', () => startTalker(), at('https', 300), silent],
  ['another protocol over http', () => startTalker('SSH-2.0-x\r\n'), at('http'), { ok: false, cause: 'not-http' }],
  ['plain http where https is expected', () => startTalker('HTTP/1.1 400 Bad Request\r\n\r\n'), at('https'), { ok: false, cause: 'not-http' }],
  ['a hang-up over http', () => startForward(), at('http'), { ok: false, cause: 'reset' }],
  ['a hang-up over https', () => startForward(), at('https'), { ok: false, cause: 'reset' }],
  ['a forwarded port with nothing behind it', () => startForward(), through('local-forward'), { ok: false, cause: 'reset' }],
  ['a proxy that wants a password', () => startHttpProxy({ login: 'a:b' }), through('http-proxy'), { ok: false, cause: 'proxy', detail: 'the proxy answered 407' }],
  ['a proxy that forbids', () => startHttpProxy({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }), through('http-proxy'), { ok: false, cause: 'proxy' }],
  ['a proxy that cannot reach it', () => startHttpProxy({ answer: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' }), through('http-proxy'), { ok: false, cause: 'proxy' }],
  ['a proxy page with 200 (F-69)', () => startHttpProxy({ answer: BLOCKED }), through('http-proxy'), { ok: false, cause: 'proxy' }],
  ['a proxy that says nothing', () => startTalker(), through('http-proxy', 300), { ok: false, cause: 'proxy' }],
  ['no proxy there', () => startForward(), through('http-proxy'), { ok: false, cause: 'proxy' }],
  ['SOCKS: refused', () => startSocks({ refuse: 5 }), through('socks5'), { ok: false, cause: 'refused' }],
  ['SOCKS: unreachable', () => startSocks({ refuse: 4 }), through('socks5'), { ok: false, cause: 'timeout' }],
  ['SOCKS: not allowed', () => startSocks({ refuse: 2 }), through('socks5'), { ok: false, cause: 'proxy' }],
  ['SOCKS: wrong password', () => startSocks({ login: 'a:b' }), through('socks5'), { ok: false, cause: 'proxy' }],
];

for (const [name, start, options, result] of cases) {
  test(name, async () => {
    const between = await start();
    expect(await probe(options(between))).toMatchObject(result);
    await between.close();
  });
}

test('a password of a proxy is in no detail', async () => {
  const proxy = await startHttpProxy({ login: 'a:b' });
  const result = await probe({
    origin: 'http://console.example', route: { kind: 'http-proxy', host: proxy.host, port: proxy.port, user: 'ops', password: () => 'canary-7316' },
  });
  expect(JSON.stringify(result)).not.toContain('canary');
  expect(JSON.stringify(result)).not.toContain(Buffer.from('ops:canary-7316').toString('base64'));
  await proxy.close();
});
