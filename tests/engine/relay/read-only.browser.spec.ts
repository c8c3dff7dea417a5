import type { Page } from '@playwright/test';
import { html } from './machine.ts';
import type { Answer, Machine } from './machine.ts';
import { expect, test } from './relay-test.ts';

const script = (text: string) => ({ headers: { 'Content-Type': 'text/javascript' }, text });
const scripts: Record<string, ReturnType<typeof script>> = {
  '/shared.js': script(`onconnect = event => fetch('/write', { method: 'POST', body: 'a=1' }).then(answer => event.ports[0].postMessage(answer.status))`),
  '/service.js': script(`
    oninstall = () => skipWaiting();
    onactivate = event => event.waitUntil(clients.claim());
    onmessage = event => fetch('/write', { method: 'POST', body: 'a=1' }).then(answer => event.source.postMessage(answer.status));`),
};

const pages: Answer = (received, response) => {
  const found = scripts[received.path];
  if (found) response.writeHead(200, found.headers).end(found.text);
  else if (received.path === '/frame') html(response, `<script>fetch('/write', { method: 'POST', mode: 'no-cors', body: 'a=1' })</script>`);
  else html(response, '<p>목록</p>');
};

/** Every way in which a page writes behind Playwright's back; each resolves when the relay has answered. */
const leaks: Record<string, (page: Page, machine: Machine) => Promise<unknown>> = {
  fetch: page => page.evaluate(async () => (await fetch('/write', { method: 'POST', body: 'a=1' })).status),
  'keepalive fetch while leaving': async (page, machine) => {
    await page.evaluate(() => { addEventListener('pagehide', () => { void fetch('/write', { method: 'POST', body: 'a=1', keepalive: true }); }); });
    await page.goto(`${machine.origin}/next`);
  },
  'beacon while leaving': async (page, machine) => {
    await page.evaluate(() => { addEventListener('pagehide', () => navigator.sendBeacon('/write', 'a=1')); });
    await page.goto(`${machine.origin}/next`);
  },
  'beacon of a closed popup': async page => {
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => { open('/popup', 'w', 'width=300,height=200'); });
    const popup = await opened;
    await popup.waitForLoadState();
    await popup.evaluate(() => { addEventListener('pagehide', () => navigator.sendBeacon('/write', 'a=1')); });
    await popup.close({ runBeforeUnload: true });
  },
  'shared worker': page => page.evaluate(() => new Promise(resolve => {
    const worker = new SharedWorker('/shared.js');
    worker.port.onmessage = event => resolve(event.data);
  })),
  'service worker': page => page.evaluate(async () => {
    await navigator.serviceWorker.register('/service.js');
    const { active } = await navigator.serviceWorker.ready;
    return await new Promise(resolve => {
      navigator.serviceWorker.onmessage = event => resolve(event.data);
      active?.postMessage('write');
    });
  }),
  'form into a new tab': page => page.evaluate(() => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: '/write', target: '_blank' });
    document.body.append(form);
    form.submit();
  }),
  'frame in a process of its own': async page => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts');
      frame.src = '/frame';
      document.body.append(frame);
    });
    const session = await page.context().browser()?.newBrowserCDPSession();
    await expect.poll(async () => (await session?.send('Target.getTargets'))?.targetInfos.filter(target => target.type === 'iframe').length).toBe(1);
    await session?.detach();
  },
  PUT: page => page.evaluate(async () => (await fetch('/write', { method: 'PUT', body: 'a=1' })).status),
  DELETE: page => page.evaluate(async () => (await fetch('/write', { method: 'DELETE' })).status),
};

for (const secure of [false, true]) {
  test.describe(secure ? 'over TLS' : 'over http', () => {
    for (const [name, leak] of Object.entries(leaks)) {
      test(`${name} is stopped`, async ({ browse }) => {
        const { machine, page, relay, stopped } = await browse(pages, { secure });
        await page.goto(machine.origin);
        const status = await leak(page, machine);
        if (typeof status === 'number') expect(status).toBe(403);
        await expect.poll(() => stopped.map(one => one.url)).toContain(`${machine.origin}/write`);
        expect(machine.received.filter(one => one.method !== 'GET')).toEqual([]);
        expect(relay.counts).toMatchObject({ writes: 0, session: 0, declaredReads: 0 });
        expect(relay.counts.reads).toBeGreaterThan(0);
      });
    }

    test('WebSockets to the machine and elsewhere are stopped', async ({ browse, behindRelay }) => {
      const other = await behindRelay(pages, { secure });
      const { machine, page, stopped, relay } = await browse(pages, { secure });
      await page.goto(machine.origin);
      const before = machine.seen.connections;
      for (const target of [machine.origin, other.machine.origin]) {
        await page.evaluate(url => new Promise(resolve => { new WebSocket(url).onclose = resolve; }), target.replace('http', 'ws'));
      }
      expect(stopped.map(one => one.reason)).toEqual(['websocket', 'other-origin']);
      expect(Object.values(relay.counts.stopped).reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(machine.received.every(one => one.headers['upgrade'] === undefined)).toBe(true);
      expect(machine.seen.connections).toBe(before);
      expect(other.machine.seen.connections).toBe(0);
    });
  });
}

test('other origins are stopped: pages, pictures, and the same host on another port', async ({ browse, behindRelay }) => {
  const other = await behindRelay(pages);
  const { machine, page, relay, stopped } = await browse((received, response) => {
    if (received.path === '/away') response.writeHead(302, { Location: `${other.machine.origin}/login` }).end();
    else html(response, `<img src="${other.machine.origin}/401.png"><img src="http://console.invalid/a;jsessionid=77?b=1"><p>목록</p>`);
  });
  await page.goto(machine.origin);
  const answer = await page.goto(`${machine.origin}/away`);
  expect(answer?.status()).toBe(403);
  expect(answer?.headers()['x-runbook-relay']).toBe('stopped');
  await expect(page.locator('body')).toHaveText('이 요청은 실행기가 차단했습니다.');
  expect(stopped.map(one => one.url).toSorted()).toEqual([`${other.machine.origin}/401.png`, `${other.machine.origin}/login`, 'http://console.invalid/a']);
  expect(relay.counts.stopped).toEqual({ 'other-origin': 3 });
  expect(other.machine.received).toEqual([]);
});

test('https beside an http console is another origin', async ({ browse }) => {
  const { machine, page, relay, stopped } = await browse(pages);
  await page.goto(machine.origin);
  await expect(page.goto(machine.origin.replace('http:', 'https:'))).rejects.toThrow('ERR_TUNNEL_CONNECTION_FAILED');
  expect(stopped.map(one => one.method)).toEqual(['CONNECT']);
  expect(Object.keys(relay.counts.stopped)).toHaveLength(1);
});
