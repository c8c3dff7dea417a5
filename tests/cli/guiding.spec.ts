import { expect, test } from '@playwright/test';
import type { RunFlags } from '../../cli/flags.ts';
import { openGuide } from '../../cli/guiding.ts';
import { terminalSeat } from '../../cli/terminal-seat.ts';
import { slowMs } from '../../engine/pace/pace.ts';
import type { Question } from '../../engine/pace/question.ts';
import { sampleOrder } from './order-sample.ts';
import { testIo } from './test-io.ts';

test('--pace slow and --step reach the walk; without a panel the terminal is the only seat and nothing is placed', async () => {
  const order = await sampleOrder('plan');
  const paceOf = async (flags: RunFlags) => {
    const { io } = testIo({ answers: { choose: 'do' } });
    const { pace, readers, console } = await openGuide({ io, lang: 'ko' } as never, { ...order, flags }, undefined as never, { signal: new AbortController().signal, stop: () => undefined });
    return [pace.showMs, pace.step, pace.attended, readers.length, console];
  };
  expect(await paceOf({})).toEqual([0, false, true, 0, undefined]);
  expect(await paceOf({ pace: 'slow' })).toEqual([slowMs, false, true, 0, undefined]);
  expect(await paceOf({ step: true })).toEqual([0, true, true, 0, undefined]);
});

test('the terminal offers the panel\u2019s choices in its order and by its words; leaving a question stops, a withdrawn one does not', async () => {
  const question: Question = { about: 'line', title: 'TMSe-1', sentence: 'line\u001b[2J', next: 'next', facts: ['one'], choices: ['do', 'by-hand', 'skip', 'stop'] };
  const offered: unknown[] = [];
  const { io } = testIo({ answers: {} });
  const usual = io.person?.('en');
  if (!usual) throw new Error('nobody');
  const seatWith = (answer: string | undefined) => terminalSeat({ ...usual, choose: async (text, choices) => { offered.push([text, choices.map((one) => [one.value, one.label])]); return Promise.resolve(answer); } }, 'en');
  const going = new AbortController().signal;
  for (const choice of question.choices) expect(await seatWith(choice).ask(question, going)).toEqual({ choice });
  expect(offered[0]).toEqual(['TMSe-1: line\nnext\none', [['do', 'Do it'], ['by-hand', 'I do it myself'], ['skip', 'Skip'], ['stop', 'Stop']]]);
  // Something that was not offered is no answer.
  expect(await seatWith('yes').ask(question, going)).toEqual({ choice: 'stop' });
  expect(await seatWith(undefined).ask(question, going)).toEqual({ choice: 'stop' });
  expect(await seatWith(undefined).ask(question, AbortSignal.abort())).toBeUndefined();
});
