import { expect, test } from '@playwright/test';
import { mock } from 'node:test';
import type { RunEvent } from '../../../engine/events.ts';
import { FaultError } from '../../../engine/faults.ts';
import { Pace, slowMs, type PaceSettings } from '../../../engine/pace/pace.ts';
import type { Choice, Question, Seat, SeatAnswer } from '../../../engine/pace/question.ts';
import { Turn } from '../../../engine/pace/turn.ts';
import { within } from '../../../engine/walk/step.ts';

/** A seat whose person is the test. */
const seatOf = (name: Seat['name'], open = true) => {
  const asked: Question[] = [];
  const withdrawn: boolean[] = [];
  let answer: (given: SeatAnswer | undefined) => void = () => undefined;
  const seat: Seat = {
    name, open,
    ask: (question, over) => {
      const at = asked.push(question) - 1;
      over.addEventListener('abort', () => { withdrawn[at] = true; });
      return new Promise((resolve) => { answer = resolve; });
    },
  };
  return { seat, asked, withdrawn, answer: (choice: Choice | undefined, text?: string) => answer(choice && { choice, ...(text === undefined ? {} : { text }) }) };
};

const paceOf = (settings: Partial<PaceSettings>, ...seats: readonly Seat[]): Pace => {
  const pace = new Pace({ step: false, showMs: 0, window: true, lang: 'en', signal: new AbortController().signal, ...settings });
  for (const seat of seats) pace.seat(seat);
  return pace;
};

const question: Question = { about: 'line', sentence: 'line', choices: ['do', 'stop'] };
const line = { section: 's', ref: 'TMW-1.1', n: 1, of: 3, text: 'click' };

test('both seats show the question, the first answer counts and the other is withdrawn', async () => {
  const [panel, terminal] = [seatOf('panel'), seatOf('terminal')];
  const pace = paceOf({}, panel.seat, terminal.seat);
  const answer = pace.ask(question);
  expect(pace.waiting).toBe(true);
  terminal.answer('do');
  expect(await answer).toEqual({ choice: 'do', by: 'terminal' });
  expect(pace.waiting).toBe(false);
  expect([panel.asked, terminal.asked]).toEqual([[question], [question]]);
  expect(panel.withdrawn).toEqual([true]);
});

test('stop, a run that is stopped, and seats that were all left end the run; a question that came true does not', async () => {
  const stopped = { fault: { code: 'stopped' } };
  const one = seatOf('panel');
  const asked = paceOf({}, one.seat).ask(question);
  one.answer('stop');
  await expect(asked).rejects.toMatchObject(stopped);
  const left = seatOf('panel');
  const leaving = paceOf({}, left.seat).ask(question);
  left.answer(undefined);
  await expect(leaving).rejects.toMatchObject(stopped);
  await expect(paceOf({}, seatOf('panel', false).seat).ask(question)).rejects.toMatchObject(stopped);
  const run = new AbortController();
  const waiting = paceOf({ signal: run.signal }, seatOf('panel').seat).ask(question);
  run.abort();
  await expect(waiting).rejects.toMatchObject(stopped);
  const seen = new AbortController();
  const watched = paceOf({}, seatOf('panel').seat).ask(question, seen.signal);
  seen.abort();
  expect(await watched).toBeUndefined();
});

test('a line is asked about once, with the window’s choices, and by hand is written down', async () => {
  const events: RunEvent[] = [];
  const { seat, asked, answer } = seatOf('panel');
  const turn = new Turn(paceOf({ step: true }, seat), line, (event) => events.push(event));
  const first = turn.ours();
  answer('by-hand');
  expect([await first, await turn.ours(), turn.byHand]).toEqual([false, false, true]);
  expect(asked).toMatchObject([{ about: 'line', sentence: 'Step 1 of 3: click', choices: ['do', 'by-hand', 'stop'] }]);
  expect(events).toEqual([{ type: 'choice', section: 's', ref: 'TMW-1.1', choice: 'by-hand', by: 'panel' }]);
  const unseen = seatOf('terminal');
  const noWindow = new Turn(paceOf({ step: true, window: false }, unseen.seat), line, () => undefined).ours();
  unseen.answer('do');
  expect(await noWindow).toBe(true);
  expect(unseen.asked[0]?.choices).toEqual(['do', 'stop']);
});

test('at the default pace nobody is asked; a miss is asked about only where a window and a person are', async () => {
  const { seat, asked, answer } = seatOf('panel');
  const turn = new Turn(paceOf({}, seat), line, () => undefined);
  expect(await turn.ours()).toBe(true);
  expect(asked).toEqual([]);
  const miss = new FaultError('not-found', { what: '[+]' });
  const again = turn.trouble(miss);
  answer('again');
  await again;
  expect(turn.byHand).toBe(false);
  await expect(new Turn(paceOf({ window: false }, seat), line, () => undefined).trouble(miss)).rejects.toBe(miss);
  await expect(new Turn(paceOf({}), line, () => undefined).trouble(miss)).rejects.toBe(miss);
  for (const code of ['undeclared-dialog', 'write-refused', 'save-unresolved', 'step-timeout', 'not-saved'] as const) {
    const fault = new FaultError(code);
    await expect(turn.trouble(fault), code).rejects.toBe(fault);
  }
  expect(asked).toHaveLength(1);
});

test('a task ends when it is seen, or when the person says so; one click done means the whole line', async () => {
  const { seat, asked, answer } = seatOf('panel');
  const turn = new Turn(paceOf({}, seat), line, () => undefined);
  expect(await turn.task('type', { seen: () => Promise.resolve(true) })).toBe(true);
  const click = turn.task('click', { whole: true, seen: () => Promise.resolve(false) });
  await Promise.resolve();
  answer('done');
  expect(await click).toBe(false);
  expect(await turn.task('click the next', { whole: true })).toBe(false);
  expect(asked.map((one) => one.sentence)).toEqual(['type', 'click']);
});

test('no deadline runs while a person is waited for', async () => {
  let waited = true;
  setTimeout(() => { waited = false; }, 300);
  const work = new Promise<string>((resolve) => { setTimeout(() => resolve('done'), 350); });
  expect(await within(200, 'line', work, () => waited)).toBe('done');
  await expect(within(60, 'line', new Promise(() => undefined))).rejects.toMatchObject({ fault: { code: 'step-timeout' } });
});

test('--pace slow shows each element that long before each touch, asks nothing, and leaves what the person does alone', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { seat, asked, answer } = seatOf('panel');
    const pace = paceOf({ showMs: slowMs }, seat);
    const turn = new Turn(pace, line, () => undefined);
    for (const touch of [1, 2]) {
      let ours: boolean | undefined;
      const shown = turn.ours().then((value) => { ours = value; });
      mock.timers.tick(slowMs - 1);
      await Promise.resolve().then(() => undefined);
      expect(ours, `touch ${touch}`).toBeUndefined();
      mock.timers.tick(1);
      await shown;
      expect(ours).toBe(true);
    }
    expect(asked).toEqual([]);
    // Where each line is asked about, the question is what people look at.
    pace.setStep(true);
    const next = new Turn(pace, line, () => undefined);
    const first = next.ours();
    answer('by-hand');
    expect([await first, await next.ours()]).toEqual([false, false]);
  } finally {
    mock.timers.reset();
  }
});
