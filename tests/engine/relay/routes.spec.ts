import type { Route } from '../../../engine/relay/rules.ts';
import { ask, FORM } from './client.ts';
import type { Answer, Machine } from './machine.ts';
import { html, startMachine } from './machine.ts';
import { startForward, startHttpProxy, startSocks } from './proxies.ts';
import type { Between } from './proxies.ts';
import { expect, save, test } from './relay-test.ts';
import { startRelay } from '../../../engine/relay/start.ts';

const ok: Answer = (_received, response) => html(response, '목록');
const secret = () => '비밀';

interface Kind { readonly start: (machine: Machine) => Promise<Between>; readonly route: (between: Between) => Route }
const kinds: Record<string, Kind> = {
  'http-proxy': { start: () => startHttpProxy(), route: ({ host, port }) => ({ kind: 'http-proxy', host, port }) },
  'http-proxy with password': {
    start: () => startHttpProxy({ login: '홍길동:비밀' }),
    route: ({ host, port }) => ({ kind: 'http-proxy', host, port, user: '홍길동', password: secret }),
  },
  socks5: { start: () => startSocks(), route: ({ host, port }) => ({ kind: 'socks5', host, port }) },
  'socks5 with password': {
    start: () => startSocks({ login: 'ops:비밀' }),
    route: ({ host, port }) => ({ kind: 'socks5', host, port, user: 'ops', password: secret }),
  },
  'local-forward': { start: machine => startForward(machine.port), route: ({ host, port }) => ({ kind: 'local-forward', host, port }) },
};

for (const secure of [false, true]) {
  for (const [name, { start, route }] of Object.entries(kinds)) {
    test(`${secure ? 'https' : 'http'} through ${name}: reads and the write take this way, with the console's own name`, async ({ key }) => {
      let sni: string | false | null = false;
      const machine = await startMachine(ok, { secure, tls: { SNICallback: (shown, done) => { sni = shown; done(null); } } });
      const between = await start(machine);
      const origin = machine.origin.replace('127.0.0.1', 'console.example');
      const relay = await startRelay({
        origin,
        charset: 'utf-8',
        trust: secure ? { kind: 'pin', spki: machine.spki } : { kind: 'plain' },
        route: route(between),
        rules: { declaredReads: [], ambient: [], getWrites: [] },
        connectTimeoutMs: 3000,
      }, key);
      expect((await ask(relay, `${origin}/list`)).status).toBe(200);
      const armed = relay.arm(save({ a: ['1'] }));
      await ask(relay, `${origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' });
      expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });

      expect(machine.received.map(one => `${one.method} ${one.path} ${String(one.headers['host'])}`)).toEqual([
        `GET /list console.example:${machine.port}`, `POST /save console.example:${machine.port}`,
      ]);
      if (secure) expect(sni).toBe('console.example');
      const target = name === 'local-forward' ? '' : `console.example:${machine.port}`;
      expect(between.asked).toEqual([target, target]);
      await relay.close();
      await between.close();
      await machine.close();
    });
  }
}

test('a hosts entry replaces the address only', async ({ key }) => {
  const machine = await startMachine(ok);
  const origin = machine.origin.replace('127.0.0.1', 'console.example');
  const relay = await startRelay({
    origin,
    charset: 'utf-8',
    trust: { kind: 'plain' },
    route: { kind: 'direct' },
    hosts: { 'console.example': '127.0.0.1' },
    rules: { declaredReads: [], ambient: [], getWrites: [] },
    connectTimeoutMs: 3000,
  }, key);
  expect((await ask(relay, `${origin}/list`)).status).toBe(200);
  expect(machine.received[0]?.headers['host']).toBe(`console.example:${machine.port}`);
  await relay.close();
  await machine.close();
});
