import { chromium, test as base } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findBrowser } from '../../../engine/browser/finding.ts';
import { launchOptions } from '../../../engine/browser/launch.ts';
import type { Relay, RelayKey } from '../../../engine/relay/relay.ts';
import type { ArmedWrite, RelayOptions, RelayRules, StoppedRequest } from '../../../engine/relay/rules.ts';
import { makeRelayKey, startRelay } from '../../../engine/relay/start.ts';
import { startMachine } from './machine.ts';
import type { Answer, Machine, MachineOptions } from './machine.ts';

export { expect } from '@playwright/test';

export interface Setup {
  readonly machine: Machine;
  readonly relay: Relay;
  readonly stopped: StoppedRequest[];
}

export interface BrowserSetup extends Setup {
  readonly context: BrowserContext;
  readonly page: Page;
}

export type Changes = Partial<Omit<RelayOptions, 'origin' | 'onStopped' | 'rules'>> & Partial<RelayRules> & MachineOptions & { readonly origin?: string };

interface Fixtures {
  /** A machine with these answers behind a relay; both end with the test. */
  readonly behindRelay: (answer: Answer, changes?: Changes) => Promise<Setup>;
  /** The same with a page whose context goes through the relay. */
  readonly browse: (answer: Answer, changes?: Changes) => Promise<BrowserSetup>;
}

interface WorkerFixtures {
  readonly key: RelayKey;
  readonly relayBrowser: Browser;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from its first argument, so it must be a pattern even when empty.
  // oxlint-disable-next-line no-empty-pattern
  key: [async ({}, use) => { await use(await makeRelayKey()); }, { scope: 'worker' }],

  relayBrowser: [async ({ key }, use) => {
    const wish = { headless: true, spki: key.spki, env: process.env };
    const found = findBrowser(wish);
    if ('missing' in found) throw new Error('no browser');
    const options = launchOptions(wish, found);
    // A desktop browser gives a sandboxed frame a process of its own; the headless shell does so when it is told to.
    const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), '--site-per-process'] });
    await use(browser);
    await browser.close();
  }, { scope: 'worker' }],

  behindRelay: async ({ key }, use) => {
    const open: Setup[] = [];
    await use(async (answer, changes = {}) => {
      const { secure, tls, host, declaredReads = [], ambient = [], getWrites = [], saves = [], tokens = [], ...rest } = changes;
      const machine = await startMachine(answer, { ...(secure === undefined ? {} : { secure }), ...(tls ? { tls } : {}), ...(host === undefined ? {} : { host }) });
      const stopped: StoppedRequest[] = [];
      const relay = await startRelay({
        origin: machine.origin,
        charset: 'utf-8',
        trust: secure === true ? { kind: 'pin', spki: machine.spki } : { kind: 'plain' },
        route: { kind: 'direct' },
        connectTimeoutMs: 3000,
        ...rest,
        rules: { declaredReads, ambient, getWrites, saves, tokens },
        onStopped: one => stopped.push(one),
      }, key);
      const setup = { machine, relay, stopped };
      open.push(setup);
      return setup;
    });
    for (const { relay, machine } of open) {
      await relay.close();
      await machine.close();
    }
  },

  browse: async ({ behindRelay, relayBrowser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (answer, changes) => {
      const setup = await behindRelay(answer, changes);
      const context = await relayBrowser.newContext({ proxy: { server: setup.relay.server, bypass: '<-loopback>' } });
      contexts.push(context);
      return { ...setup, context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
});

/** A write of one form with these values. */
export function save(expected: Record<string, readonly string[]>, more: Partial<ArmedWrite> & { path?: string } = {}): ArmedWrite {
  const { path = '/save', ...rest } = more;
  return { intentId: 'intent-1', rule: { id: 'test/save', method: 'POST', path, fields: Object.keys(expected) }, expected, ...rest };
}
