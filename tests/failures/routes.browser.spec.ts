import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import type { Route } from '../../engine/relay/rules.ts';
import permission from '../../runbooks/tmse/sending-permission.runbook.ts';
import { startForward, startHttpProxy, startSocks, type Between } from '../engine/relay/proxies.ts';

const runbook = { ...permission, observe: [] };
const along = (kind: Exclude<Route['kind'], 'direct'>) => ({ host, port }: Between): Route => ({ kind, host, port });

const dead: readonly [string, () => Promise<Between>, (between: Between) => Route, string][] = [
  ['a proxy that wants a password', () => startHttpProxy({ login: 'a:b' }), along('http-proxy'), 'proxy'],
  ['a proxy that forbids', () => startHttpProxy({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }), along('http-proxy'), 'proxy'],
  ['a proxy that answers with a page of its own', () => startHttpProxy({ answer: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>차단</title>' }), along('http-proxy'), 'proxy'],
  ['a proxy that hangs up', () => startForward(), along('http-proxy'), 'proxy'],
  ['SOCKS that refuses', () => startSocks({ refuse: 2 }), along('socks5'), 'proxy'],
  ['SOCKS that wants a password', () => startSocks({ login: 'a:b' }), along('socks5'), 'proxy'],
  ['a forwarded port with nothing behind it', () => startForward(), along('local-forward'), 'unreachable'],
];

for (const [name, open, route, code] of dead) {
  test(`a route that cannot be had refuses before the sign-in: ${name} (F-69)`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmse' });
    const between = await open();
    const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook, mode: 'apply', machine: { route: route(between) } });
    await between.close();
    expect([run.fault?.code, run.verdict], run.sentence).toEqual([code, 'not-checked']);
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0, saves: 0 });
    // Nothing went around the route either.
    expect(simulator.ledger().entries).toEqual([]);
  });
}

for (const [name, open, kind] of [['an HTTP proxy', () => startHttpProxy(), 'http-proxy'], ['SOCKS', () => startSocks(), 'socks5'], ['a forwarded port', undefined, 'local-forward']] as const) {
  test(`a change along ${name}: every connection takes this way`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmse', variant: 'tls' });
    const { port, hostname } = new URL(simulator.url);
    const between = await (open ?? (() => startForward(Number(port))))();
    const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook, mode: 'apply', machine: { route: along(kind)(between) } });
    await between.close();
    expect(run.verdict, run.sentence).toBe('changed');
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1, saves: 1, openSessions: 0 });
    expect(between.asked.length).toBeGreaterThan(0);
    if (kind !== 'local-forward') expect(new Set(between.asked)).toEqual(new Set([`${hostname}:${port}`]));
  });
}
