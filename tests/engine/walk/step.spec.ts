import { expect, test } from '@playwright/test';
import type { FaultError } from '../../../engine/faults.ts';
import type { Section, Step } from '../../../engine/runbook.ts';
import type { AnyScreen } from '../../../engine/screen.ts';
import type { WalkParts } from '../../../engine/walk/parts.ts';
import { walkStep, type Place } from '../../../engine/walk/step.ts';

test('a step that outlives its deadline is given up for good: the gate knows it before anybody goes on', async () => {
  const abandoned: FaultError[] = [];
  const done = async (): Promise<void> => Promise.resolve();
  const record = { typed: [], dialogs: [], picture: undefined };
  const parts = {
    journal: { write: () => undefined }, signal: new AbortController().signal, waits: { stepMs: 20 }, lang: 'en', undeclared: () => [], session: { check: done, cause: done }, relay: { duringVerb: () => () => undefined },
    actions: { begin: () => undefined, end: async () => Promise.resolve(record), failed: async () => Promise.resolve(record), requireNoDialog: () => undefined },
    gate: { left: 0, sending: false, abandon: (fault: FaultError) => abandoned.push(fault) },
  } as unknown as WalkParts;
  const slide = { id: 'TMW-1', lines: [{ ref: 'TMW-1.1', text: 'save', state: 'legible' }] };
  const place = { section: { id: 's', title: 's' } as Section, slide, phase: 'converge', n: 1, of: 1 } as unknown as Place;
  const step = (run: Step['run']): Step => ({ ref: 'TMW-1.1', verb: 'act', run });
  await walkStep(parts, {} as AnyScreen, step(done), place);
  expect(abandoned).toEqual([]);
  const failed: unknown = await walkStep(parts, {} as AnyScreen, step(() => new Promise(() => undefined)), place).catch((error: unknown) => error);
  expect(failed).toMatchObject({ fault: { code: 'step-timeout' } });
  expect(abandoned).toEqual([failed]);
});
