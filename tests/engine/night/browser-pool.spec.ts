import { expect, test } from '@playwright/test';
import { EventEmitter } from 'node:events';
import type { SharedBrowser } from '../../../engine/browser/shared.ts';
import { BrowserPool } from '../../../engine/night/browser-pool.ts';

/** Browsers that only count: which are open, which were closed. */
const counted = () => {
  const opened: (EventEmitter & { isConnected: () => boolean })[] = [];
  const closed: number[] = [];
  const open = (): Promise<SharedBrowser> => {
    const n = opened.length;
    const browser = Object.assign(new EventEmitter(), { isConnected: () => true });
    opened.push(browser);
    return Promise.resolve({ browser, n, close: () => Promise.resolve(void closed.push(n)) } as unknown as SharedBrowser);
  };
  return { open, opened, closed };
};

const numberOf = (shared: SharedBrowser): unknown => (shared as unknown as { n: unknown }).n;

test('a browser serves so many visits and is then replaced; it is closed when its last visitor has left, so memory cannot grow with the customers (F-97)', async () => {
  const { open, opened, closed } = counted();
  const pool = new BrowserPool(open, 2);
  const [a, b] = [await pool.take(), await pool.take()];
  const c = await pool.take();
  expect([a, b, c].map((one) => numberOf(one.shared))).toEqual([0, 0, 1]);
  a.leave();
  expect(closed).toEqual([]);
  b.leave();
  c.leave();
  for (let i = 0; i < 99; i += 1) (await pool.take()).leave();
  await pool.close();
  expect(opened).toHaveLength(51);
  expect(closed.toSorted((x, y) => x - y)).toEqual(opened.map((_, n) => n));
});

test('a browser that fell serves nobody any more, and its visitors know (F-97)', async () => {
  const { open, opened, closed } = counted();
  const pool = new BrowserPool(open, 100);
  const place = await pool.take();
  expect(place.isGone()).toBe(false);
  opened[0]?.emit('disconnected');
  expect(place.isGone()).toBe(true);
  expect(numberOf((await pool.take()).shared)).toBe(1);
  place.leave();
  await expect.poll(() => closed).toEqual([0]);
});
