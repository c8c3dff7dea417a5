import { connect } from 'node:net';
import { ask, FORM } from './client.ts';
import type { Answer } from './machine.ts';
import { html } from './machine.ts';
import { expect, save, test } from './relay-test.ts';

const ok: Answer = (_received, response) => html(response, '목록');

test('request: bytes, header order and spelling stay; what belongs to the hop goes', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay(ok);
  const body = 'name=%B1%DE%BF%A9&ip=+1+';
  const write = save({ name: ['급여'], ip: [' 1 '] });
  relay.arm({ ...write, rule: { ...write.rule, charset: 'euc-kr' } });
  const reply = await ask(relay, `${machine.origin}/save`, {
    method: 'POST', body,
    headers: ['X-oDD', 'b', ...FORM, 'Proxy-Connection', 'keep-alive', 'Cookie', 'JSESSIONID=1', 'TE', 'trailers', 'X-ODD', 'a', 'Connection', 'keep-alive, X-Hop, Cookie', 'X-Hop', '1'],
  });
  expect(reply.status).toBe(200);
  const [got] = machine.received;
  expect(got?.body.toString('latin1')).toBe(body);
  expect(got?.path).toBe('/save');
  expect(got?.rawHeaders).toEqual([
    'Host', new URL(machine.origin).host, 'Content-Length', String(body.length), 'X-oDD', 'b', ...FORM, 'Cookie', 'JSESSIONID=1', 'X-ODD', 'a', 'Connection', 'close',
  ]);
});

test('answer: fresh where it tells something, without what would lead past the relay', async ({ behindRelay }) => {
  const answers: Record<string, Record<string, string>> = {
    '/list': { 'Content-Type': 'text/html; charset=euc-kr', 'Cache-Control': 'max-age=60', Expires: 'Thu, 01 Jan 2099 00:00:00 GMT', 'Strict-Transport-Security': 'max-age=9', 'Alt-Svc': 'h3=":443"' },
    '/json': { 'Content-Type': 'application/json' },
    '/xml': { 'Content-Type': 'text/xml', 'Cache-Control': 'max-age=60' },
    '/none': { 'Cache-Control': 'max-age=60' },
    '/picture': { 'Content-Type': 'image/png', 'Cache-Control': 'max-age=60', 'X-Runbook-Relay': 'stopped' },
    '/file': { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment; filename="a.csv"', 'Set-Cookie': 'a=1' },
  };
  const { machine, relay } = await behindRelay((received, response) => { response.writeHead(200, answers[received.path]).end('x'); });
  const headers = async (path: string) => (await ask(relay, machine.origin + path)).headers;
  for (const path of ['/list', '/json', '/xml', '/none', '/file']) expect((await headers(path))['cache-control'], path).toBe('no-store');
  const list = await headers('/list');
  for (const name of ['expires', 'strict-transport-security', 'alt-svc']) expect(list[name], name).toBeUndefined();
  expect((await headers('/picture'))['cache-control']).toBe('max-age=60');
  expect((await headers('/picture'))['x-runbook-relay']).toBeUndefined();
  expect(await headers('/file')).toMatchObject({ 'content-disposition': 'attachment; filename="a.csv"', 'set-cookie': ['a=1'] });
});

test('a read on a pooled connection that turns out closed is asked once more; a read that is dropped is not', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay((received, response) => {
    if (received.path === '/hang-up' || (received.path === '/stale' && machine.received.filter(one => one.path === '/stale').length === 1)) response.socket?.destroy();
    else ok(received, response);
  });
  expect((await ask(relay, `${machine.origin}/first`)).status).toBe(200);
  expect((await ask(relay, `${machine.origin}/stale`)).status).toBe(200);
  expect(machine.received.map(one => one.path)).toEqual(['/first', '/stale', '/stale']);
  expect(machine.received[0]?.from).toBe(machine.received[1]?.from);

  const dropped = await ask(relay, `${machine.origin}/hang-up`);
  expect(dropped.status).toBe(502);
  expect(dropped.body.toString('utf8')).toContain('실행기');
  expect(machine.received.filter(one => one.path === '/hang-up')).toHaveLength(1);
});

test('a write never takes a pooled connection', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay((received, response) => {
    if (received.method === 'POST') response.socket?.destroy();
    else ok(received, response);
  });
  await ask(relay, `${machine.origin}/first`);
  const armed = relay.arm(save({ a: ['1'] }));
  expect((await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' })).status).toBe(502);
  expect(await armed.outcome).toMatchObject({ kind: 'dropped', reason: 'ECONNRESET' });
  expect(machine.posts()).toHaveLength(1);
  expect(machine.posts()[0]?.from).not.toBe(machine.received[0]?.from);
});

test('a cut answer is dropped for the write and looks cut to the browser', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay((_received, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '100' });
    response.write('half', () => response.socket?.destroy());
  });
  const armed = relay.arm(save({ a: ['1'] }));
  const reply = await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' });
  expect(reply).toMatchObject({ status: 200, whole: false });
  expect(await armed.outcome).toMatchObject({ kind: 'dropped', reason: 'cut answer' });
});

test('an unreachable machine: nothing was sent, and the write is not unknown', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay(ok);
  await machine.close();
  const armed = relay.arm(save({ a: ['1'] }));
  const reply = await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' });
  expect(reply.headers).toMatchObject({ 'x-runbook-relay': 'failed', 'x-runbook-reason': 'refused' });
  expect(await armed.outcome).toEqual({ kind: 'refused', cause: 'dial', reason: 'refused: ECONNREFUSED' });
  expect(await armed.sent).toBe(false);
});

test('a browser that hangs up while its write is under way does not end it', async ({ behindRelay }) => {
  let release = () => {};
  const { machine, relay } = await behindRelay((received, response) => { release = () => ok(received, response); });
  const armed = relay.arm(save({ a: ['1'] }));
  const socket = connect(Number(new URL(relay.server).port), '127.0.0.1');
  socket.write(`POST ${machine.origin}/save HTTP/1.1\r\nHost: ${new URL(machine.origin).host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1`);
  expect(await armed.sent).toBe(true);
  await expect.poll(() => machine.posts().length).toBe(1);
  expect(relay.inFlight).toBe(1);
  socket.destroy();
  release();
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
  await expect.poll(() => relay.inFlight).toBe(0);
});

test('a browser that hangs up in the middle of the answer does not cut it either', async ({ behindRelay }) => {
  let finish = () => {};
  const { machine, relay } = await behindRelay((_received, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write('first');
    finish = () => response.end('x'.repeat(3_000_000));
  });
  const armed = relay.arm(save({ a: ['1'] }));
  const socket = connect(Number(new URL(relay.server).port), '127.0.0.1');
  socket.write(`POST ${machine.origin}/save HTTP/1.1\r\nHost: ${new URL(machine.origin).host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1`);
  await new Promise(resolve => { socket.once('data', resolve); });
  socket.destroy();
  finish();
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
});

test('a write whose body never came whole was not made', async ({ behindRelay }) => {
  const { machine, relay, stopped } = await behindRelay(ok);
  const armed = relay.arm(save({ a: ['1'] }));
  const socket = connect(Number(new URL(relay.server).port), '127.0.0.1');
  socket.end(`POST ${machine.origin}/save HTTP/1.1\r\nHost: ${new URL(machine.origin).host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 30\r\n\r\na=1`);
  await new Promise(resolve => { socket.once('close', resolve); socket.resume(); });
  armed.disarm();
  expect(await armed.outcome).toEqual({ kind: 'not-sent' });
  expect(machine.received).toEqual([]);
  expect(stopped).toEqual([]);
});

test('a body over 8 MiB is not taken in', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay(ok);
  const armed = relay.arm(save({ a: ['1'] }));
  const reply = await ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: `a=${'1'.repeat(8 * 1024 * 1024)}` });
  expect(reply.status).toBe(409);
  expect(await armed.outcome).toMatchObject({ kind: 'refused', cause: 'content', reason: 'undecodable: a body over 8 MiB' });
  expect(machine.received).toEqual([]);
});

test('closing ends a write under way as dropped and an armed one as not sent', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay(() => undefined);
  const armed = relay.arm(save({ a: ['1'] }));
  const hangsUp = expect(ask(relay, `${machine.origin}/save`, { method: 'POST', headers: FORM, body: 'a=1' })).rejects.toThrow();
  await armed.sent;
  await expect.poll(() => machine.posts().length).toBe(1);
  const waiting = relay.arm(save({ a: ['2'] }));
  await relay.close();
  await hangsUp;
  expect(await armed.outcome).toMatchObject({ kind: 'dropped' });
  expect(await waiting.outcome).toEqual({ kind: 'not-sent' });
});

test('what is no request to the machine is stopped: other Host, other port, other scheme, no proxy request', async ({ behindRelay }) => {
  const { machine, relay, stopped } = await behindRelay(ok);
  const { port } = new URL(relay.server);
  const raw = (text: string) => new Promise<string>(resolve => {
    const socket = connect(Number(port), '127.0.0.1');
    let got = '';
    socket.on('data', (bytes: Buffer) => { got += bytes.toString('latin1'); });
    socket.once('close', () => resolve(got.slice(0, 12)));
    socket.end(text);
  });
  const host = new URL(machine.origin).host;
  expect(await raw(`GET ${machine.origin}/ HTTP/1.1\r\nHost: console.example\r\n\r\n`)).toBe('HTTP/1.1 403');
  expect(await raw(`GET http://user@${host}/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('HTTP/1.1 403');
  expect(await raw(`GET ftp://${host}/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('HTTP/1.1 403');
  expect(await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)).toBe('HTTP/1.1 403');
  expect(await raw(`CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n`)).toBe('HTTP/1.1 403');
  expect(stopped.map(one => one.reason)).toEqual(['other-origin', 'other-origin', 'other-origin', 'not-http', 'other-origin']);
  expect(machine.received).toEqual([]);
});
