import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import { Actions } from '../../engine/actions.ts';
import type { ActionsParts } from '../../engine/actions-parts.ts';
import { FaultError } from '../../engine/faults.ts';
import { Pace } from '../../engine/pace/pace.ts';
import type { Choice, Seat } from '../../engine/pace/question.ts';
import { Turn } from '../../engine/pace/turn.ts';

/** Counts how many spans of a person's work are open. */
const spans = () => {
  let open = 0;
  return {
    begin: () => {
      open += 1;
      return () => { open -= 1; };
    },
    open: () => open,
  };
};

test('a line that the person gives back is ours again: our own click is not taken for theirs', async () => {
  const [relay, dialogs] = [spans(), spans()];
  const answers: Choice[] = ['by-hand', 'done', 'again'];
  const seat: Seat = { name: 'panel', open: true, ask: async () => Promise.resolve({ choice: answers.shift() ?? 'stop' }) };
  const pace = new Pace({ step: true, showMs: 0, window: true, lang: 'en', signal: new AbortController().signal });
  pace.seat(seat);
  const turn = new Turn(pace, { section: 's', ref: 'TMW-1.1', n: 1, of: 1, text: 'click' }, () => undefined);
  const actions = new Actions({
    camera: { shoot: async () => Promise.resolve(undefined) }, timeoutMs: 1_000, consoleError: async () => Promise.resolve(undefined), stepPictures: false,
    gate: { handOver: relay.begin, begin: () => undefined }, dialogs: { handOver: dialogs.begin, begin: () => undefined, check: () => undefined, settled: async () => Promise.resolve() },
  } as unknown as ActionsParts);
  const clicks: number[] = [];
  const button = {
    page: () => ({ context: () => ({}) }), scrollIntoViewIfNeeded: async () => Promise.resolve(), evaluate: async () => Promise.resolve(), boundingBox: async () => Promise.resolve(null),
    click: async () => { clicks.push(relay.open()); return Promise.resolve(); },
  } as unknown as Locator;

  actions.begin('s', 'TMW-1.1', { turn });
  await actions.click(button, 'save');
  expect([clicks, relay.open(), dialogs.open()]).toEqual([[], 1, 1]);
  await turn.trouble(new FaultError('not-saved', { rule: 'x' }, 'failed'));
  await actions.click(button, 'save');
  expect([clicks, relay.open(), dialogs.open()]).toEqual([[0], 0, 0]);
});

test('people who watch see each key; otherwise a value is typed at once', async () => {
  const delays: (number | undefined)[] = [];
  const done = async (): Promise<void> => Promise.resolve();
  let held = '';
  const field = {
    page: () => ({ context: () => ({}) }), count: async () => Promise.resolve(1), scrollIntoViewIfNeeded: done, click: done, press: done, blur: done, boundingBox: async () => Promise.resolve(null), evaluate: done,
    fill: async (value: string) => { held = value; return Promise.resolve(); }, inputValue: async () => Promise.resolve(held),
    pressSequentially: async (value: string, options?: { delay?: number }) => { held = value; delays.push(options?.delay); return Promise.resolve(); },
  } as unknown as Locator;
  for (const showMs of [0, 1]) {
    const pace = new Pace({ step: false, showMs, window: true, lang: 'en', signal: new AbortController().signal });
    const actions = new Actions({
      camera: { shoot: async () => Promise.resolve(undefined) }, timeoutMs: 1_000, consoleError: async () => Promise.resolve(undefined), stepPictures: false,
      gate: { begin: () => undefined }, dialogs: { begin: () => undefined, check: () => undefined },
    } as unknown as ActionsParts);
    actions.begin('s', 'TMW-1.1', { turn: new Turn(pace, { section: 's', ref: 'TMW-1.1', n: 1, of: 1, text: 'type' }, () => undefined) });
    await actions.fill(field, 'IP', '203.0.113.10');
  }
  expect(delays).toEqual([0, 45]);
});
