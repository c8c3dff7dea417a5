import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { Gate } from '../../engine/gate.ts';
import { ArmedSlot } from '../../engine/relay/armed.ts';
import type { ArmedWrite } from '../../engine/relay/rules.ts';
import type { Save } from '../../engine/save.ts';

const save: Save = { rule: { id: 'tmw/a/save', method: 'POST', path: '/a.do', fields: [] }, expected: {}, before: [], after: ['203.0.113.10'] };
const dialog = new FaultError('undeclared-dialog', { kind: 'alert', text: '알림' }, 'failed');
const lost = new FaultError('locked', { state: 'lost' });
const foreign = new FaultError('foreign-change', { screen: 's' }, 'differs');

/** A gate whose lock, dialogs and screen the test may turn; `sent` counts the requests that left, `opened` the intents. */
const gateWith = (freshMs = 0) => {
  const now: { dialog?: FaultError; lock?: FaultError } = {};
  const seen = { sent: 0, opened: 0, closed: 0 };
  let slot: ArmedSlot | undefined;
  let tell: (request: unknown) => void = () => undefined;
  const throwing = (fault: FaultError | undefined): void => {
    if (fault) throw fault;
  };
  const gate = new Gate({
    relay: { arm: (write: ArmedWrite) => (slot = new ArmedSlot(write)) }, journal: { write: () => undefined }, armable: true, waits: { sentMs: 1_000, answerMs: 1_000, freshMs },
    dialogs: { get interrupted() { return now.dialog !== undefined; }, requireNone: () => throwing(now.dialog) },
    guard: { openWrite: () => { seen.opened += 1; }, closeWrite: () => { seen.closed += 1; }, requireHeld: () => throwing(now.lock) },
  } as unknown as ConstructorParameters<typeof Gate>[0]);
  const tab = { context: () => ({ on: (_: string, listener: typeof tell) => { tell = listener; }, off: () => undefined }) } as unknown as Page;
  /** One click: the request appears, and leaves unless the last look keeps it back. */
  const click = async (): Promise<void> => {
    if (!slot) throw new Error('not armed');
    slot.take();
    try {
      await slot.write.beforeSent?.();
    } catch {
      slot.refused('look', 'kept back');
      return;
    }
    seen.sent += 1;
    slot.markSent();
    tell({ method: () => 'POST', url: () => 'http://127.0.0.1/a.do', isNavigationRequest: () => false });
    slot.answered(200);
  };
  const send = (one: Save = save, { between = () => undefined, byHand = false }: { between?: () => void; byHand?: boolean } = {}): Promise<unknown> =>
    gate.send(tab, one, async () => {
      between();
      await click();
    }, byHand).then(() => 'saved', (error: unknown) => error);
  return { gate, now, seen, send };
};

test('an undeclared dialog before the click: no intent is opened; behind it: the request does not leave, and the intent is closed again', async () => {
  const { now, seen, send } = gateWith();
  now.dialog = dialog;
  expect(await send()).toBe(dialog);
  expect(seen).toEqual({ sent: 0, opened: 0, closed: 0 });
  delete now.dialog;
  expect(await send(save, { between: () => { now.dialog = dialog; } })).toBe(dialog);
  expect(seen).toEqual({ sent: 0, opened: 1, closed: 1 });
});

test('the lock is asked for when the request leaves, of a draft too: who took it over meanwhile is not overtaken', async () => {
  for (const byHand of [true, false]) {
    for (const one of [save, { ...save, draft: true }]) {
      const { now, seen, send } = gateWith();
      expect(await send(one, { byHand, between: () => { now.lock = lost; } })).toBe(lost);
      expect(seen.sent).toBe(0);
    }
  }
});

test('each save of a section is preceded by a look, and by hand by another one while the request is held; a draft by none', async () => {
  const { gate, seen, send } = gateWith();
  const looks: boolean[] = [];
  gate.saveOnly(async (saved) => Promise.resolve(void looks.push(saved)));
  expect([await send({ ...save, draft: true }), await send(), await send(save, { byHand: true })]).toEqual(['saved', 'saved', 'saved']);
  expect(looks).toEqual([false, true, true]);
  gate.saveOnly(async () => Promise.reject(foreign));
  expect(await send()).toBe(foreign);
  expect(seen).toEqual({ sent: 3, opened: 2, closed: 0 });
});

test('a step that was given up sends nothing any more', async () => {
  const { gate, seen, send } = gateWith();
  const late = new FaultError('step-timeout', { what: 'TMW-1.1', seconds: '60' });
  gate.abandon(late);
  expect([await send(), await send({ ...save, draft: true })]).toEqual([late, late]);
  expect(seen).toEqual({ sent: 0, opened: 0, closed: 0 });
});

test('a reading that still counts as now is not made again, but by hand while the request is held', async () => {
  const { gate, send } = gateWith(3_600_000);
  let looks = 0;
  gate.saveOnly(async () => Promise.resolve(void (looks += 1)));
  expect([await send(), looks]).toEqual(['saved', 0]);
  expect([await send(save, { byHand: true }), looks]).toEqual(['saved', 1]);
});
