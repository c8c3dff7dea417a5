/**
 * What the relay costs: the same pages and saves with and without it, over http and TLS, side by side in one run.
 * Prints medians in milliseconds, the CPU time of this process per page (relay and Playwright's client; machine and
 * browser are other processes) and the ratios. Run with a Node that takes TypeScript (22.18 or later):
 * `node bench/relay.ts [rounds]`.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../engine/browser/launch.ts';
import type { Relay } from '../engine/relay/relay.ts';
import { makeRelayKey, startRelay } from '../engine/relay/start.ts';

const PAGES = 25;
const SAVES = 10;

interface Ready { readonly http: string; readonly https: string; readonly spki: string }

/** A page like a console's: one document, a style sheet, two scripts and eight small pictures that may be cached. */
const answers: RequestListener = (incoming, response) => {
  incoming.resume();
  const path = (incoming.url ?? '/').split('?', 1)[0] ?? '/';
  if (path.startsWith('/static/')) {
    const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.js') ? 'text/javascript' : 'image/svg+xml';
    const text = type === 'image/svg+xml' ? '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>' : `/* ${'x'.repeat(8000)} */`;
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600' }).end(text);
  } else {
    const rows = Array.from({ length: 100 }, (_, index) => `<tr><td>정책 ${index}</td><td>203.0.113.${index}</td></tr>`).join('');
    const pictures = Array.from({ length: 8 }, (_, index) => `<img src="/static/${index}.svg">`).join('');
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><link rel="stylesheet" href="/static/a.css"><script src="/static/a.js"></script><script src="/static/b.js"></script>${pictures}<table>${rows}</table>`,
    );
  }
};

async function machine(): Promise<void> {
  const key = await makeRelayKey();
  const start = async (server: Server, scheme: string) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const http = await start(createHttp(answers), 'http');
  const https = await start(createHttps({ key: key.key, cert: key.cert }, answers), 'https');
  process.send?.({ http, https, spki: key.spki } satisfies Ready);
}

interface Side { readonly name: string; readonly page: Page; readonly origin: string; readonly relay?: Relay; readonly pages: number[]; readonly saves: number[]; cpu: number }

async function openSide(browser: Browser, name: string, origin: string, relay?: Relay): Promise<Side> {
  const context = await browser.newContext(relay ? { proxy: { server: relay.server, bypass: '<-loopback>' } } : {});
  const page = await context.newPage();
  await page.goto(origin);
  return { name, page, origin, pages: [], saves: [], cpu: 0, ...(relay ? { relay } : {}) };
}

async function round(side: Side, number: number): Promise<void> {
  const before = process.cpuUsage();
  for (let index = 0; index < PAGES; index += 1) {
    const started = performance.now();
    await side.page.goto(`${side.origin}/list?n=${number}-${index}`);
    side.pages.push(performance.now() - started);
  }
  const used = process.cpuUsage(before);
  side.cpu += (used.user + used.system) / 1000;
  for (let index = 0; index < SAVES; index += 1) {
    const ip = `${number}.${index}`;
    const rule = { id: 'bench/save', method: 'POST', path: '/save', fields: ['ip'] } as const;
    const armed = side.relay?.arm({ intentId: ip, rule, expected: { ip: [ip] } });
    side.saves.push(await side.page.evaluate(async value => {
      const started = performance.now();
      const answer = await fetch('/save', { method: 'POST', body: new URLSearchParams({ ip: value }) });
      await answer.text();
      return performance.now() - started;
    }, ip));
    const outcome = await armed?.outcome;
    if (outcome !== undefined && outcome.kind !== 'answered') throw new Error(`the save was not answered: ${outcome.kind}`);
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function print(bare: Side, through: Side): void {
  const line = (what: string, without: number, within: number) =>
    console.log(`${through.name.padEnd(5)} ${what.padEnd(22)} bare ${without.toFixed(2).padStart(7)} ms   relay ${within.toFixed(2).padStart(7)} ms   ratio ${(within / without).toFixed(2)}`);
  line('page, wall', median(bare.pages), median(through.pages));
  line('page, CPU here', bare.cpu / bare.pages.length, through.cpu / through.pages.length);
  line('save, wall', median(bare.saves), median(through.saves));
}

async function startMachine(): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(fileURLToPath(import.meta.url), ['machine']);
  const [ready] = await once(child, 'message') as [Ready];
  return { child, ready };
}

async function main(rounds: number): Promise<void> {
  const { child, ready } = await startMachine();
  const key = await makeRelayKey();
  const browser = await launchBrowser({ headless: true, spki: `${key.spki},${ready.spki}`, env: process.env });
  const common = { charset: 'utf-8', route: { kind: 'direct' }, rules: { declaredReads: [], ambient: [], getWrites: [] }, connectTimeoutMs: 3000 } as const;
  const http = await startRelay({ ...common, origin: ready.http, trust: { kind: 'plain' } }, key);
  const https = await startRelay({ ...common, origin: ready.https, trust: { kind: 'pin', spki: ready.spki } }, key);
  const pairs: [Side, Side][] = [
    [await openSide(browser, 'http', ready.http), await openSide(browser, 'http', ready.http, http)],
    [await openSide(browser, 'https', ready.https), await openSide(browser, 'https', ready.https, https)],
  ];
  for (let number = 0; number < rounds; number += 1) {
    for (const [bare, through] of pairs) {
      // Turns are taken in both orders, so that a machine that slows down slows both.
      for (const side of number % 2 === 0 ? [bare, through] : [through, bare]) await round(side, number);
    }
  }
  for (const [bare, through] of pairs) print(bare, through);
  await browser.close();
  await http.close();
  await https.close();
  child.kill();
}

if (process.argv[2] === 'machine') await machine();
else await main(Number(process.argv[2] ?? 6));
