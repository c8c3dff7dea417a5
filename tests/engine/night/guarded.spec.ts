import { expect, test } from '@playwright/test';
import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright';
import type { SharedBrowser } from '../../../engine/browser/shared.ts';
import { BrowserPool } from '../../../engine/night/browser-pool.ts';
import { guarded } from '../../../engine/night/guarded.ts';

/** A context of which only the events and the closing matter. */
const fakeContext = (onClose: () => void) => {
  const context = Object.assign(new EventEmitter(), { pages: () => [], close: () => { onClose(); return Promise.resolve(); } });
  return context as unknown as BrowserContext & EventEmitter;
};

const times = { deadlineMs: 10, graceMs: 10, giveUpMs: 10 };
const never = new AbortController().signal;

test('a visit in time is done; one that is late is asked, then closed, then given up', async () => {
  expect(await guarded(() => Promise.resolve(1), { ...times, deadlineMs: 5_000, stop: never })).toEqual({ how: 'done', value: 1 });
  const seen: string[] = [];
  const asked = await guarded((signal) => new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('ended between steps'))), { ...times, graceMs: 5_000, stop: never });
  expect(asked).toEqual({ how: 'late', value: 'ended between steps' });
  const closed = await guarded((_, opened) => new Promise<string>((resolve) => opened(fakeContext(() => resolve('closed under it')))), { ...times, giveUpMs: 5_000, stop: never });
  expect(closed).toEqual({ how: 'late', value: 'closed under it' });
  expect(await guarded((_, opened) => new Promise<string>(() => opened(fakeContext(() => seen.push('closed')))), { ...times, stop: never })).toEqual({ how: 'late', value: undefined });
  expect(seen).toEqual(['closed']);
});

test('a renderer that dies ends its visit at once', async () => {
  const ended = await guarded((_, opened) => new Promise<string>((resolve) => {
    const context = fakeContext(() => resolve('closed'));
    opened(context);
    const page = new EventEmitter();
    context.emit('page', page);
    page.emit('crash');
  }), { deadlineMs: 60_000, graceMs: 60_000, giveUpMs: 60_000, stop: never });
  expect(ended).toEqual({ how: 'crashed', value: 'closed' });
});

test('a stop reaches a visit, also one that begins after it', async () => {
  const stop = new AbortController();
  stop.abort();
  expect((await guarded((signal) => Promise.resolve(signal.aborted), { ...times, deadlineMs: 5_000, stop: stop.signal })).value).toBe(true);
});

const fakeBrowsers = () => {
  const opened: { browser: EventEmitter; closed: boolean }[] = [];
  const open = (): Promise<SharedBrowser> => {
    const one = { browser: Object.assign(new EventEmitter(), { isConnected: () => true }), closed: false };
    opened.push(one);
    return Promise.resolve({ browser: one.browser, headless: true, close: () => { one.closed = true; return Promise.resolve(); } } as unknown as SharedBrowser);
  };
  return { opened, open };
};

test('a browser is replaced after its servings and closed when its last visitor has left', async () => {
  const { opened, open } = fakeBrowsers();
  const pool = new BrowserPool(open, 2);
  const [a, b, c] = [await pool.take(), await pool.take(), await pool.take()];
  expect(opened).toHaveLength(2);
  a.leave();
  a.leave();
  expect(opened[0]?.closed).toBe(false);
  b.leave();
  c.leave();
  await pool.close();
  expect(opened.map((one) => one.closed)).toEqual([true, true]);
});

test('a browser that fell or was spoiled gets no further visitor', async () => {
  const { opened, open } = fakeBrowsers();
  const pool = new BrowserPool(open, 100);
  const first = await pool.take();
  opened[0]?.browser.emit('disconnected');
  expect(first.isGone()).toBe(true);
  const second = await pool.take();
  expect(second.isGone()).toBe(false);
  second.leave(true);
  (await pool.take()).leave();
  expect(opened).toHaveLength(3);
  first.leave();
  await pool.close();
});
