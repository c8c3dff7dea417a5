import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOutcome } from '../../cli/calibrate/file.ts';
import { askingOf, judgeOf, pointerOf, type Asking } from '../../cli/calibrate/pointer.ts';
import type { Order } from '../../cli/order.ts';
import type { Calibration } from '../../engine/calibration/calibration.ts';
import { customerFile, writeCalibration } from '../../engine/calibration/files.ts';
import type { Inspected } from '../../engine/calibration/inspection-order.ts';
import { LiveCalibration } from '../../engine/calibration/live.ts';
import { sampleOrder } from './order-sample.ts';
import { testIo } from './test-io.ts';

const at = new Date('2026-11-25T01:00:00Z');
const walked = (more: Partial<Inspected> = {}): Inspected => ({ results: [], found: 80, rawTexts: [], missing: [], notReached: [], ...more });
const outcomeOf = (verified: Inspected, version = '7.0') => ({ inspected: verified, verified, whole: true, live: new LiveCalibration({ menu: { filters: '필터 관리' } }, undefined), version, seen: {} });
const read: Calibration['requests'][number] = { method: 'POST', path: '/tmw/menu.do', fields: ['menu'], fixed: { menu: 'filter' }, is: 'read', by: '김운영', on: '2026-11-25' };

const by = (order: Order, operator: string): Order => ({ ...order, request: { ...order.request, who: { ...order.request.who, operator } } });

test('who walks again and changes nothing is not the author; another version begins anew', async () => {
  const sample = await sampleOrder('diagnose');
  const order: Order = { ...sample, calibration: { ...sample.calibration, dir: mkdtempSync(join(tmpdir(), 'calibrations-')) } };
  await writeOutcome(by(order, '이담당'), outcomeOf(walked()), [read], at);
  const again = (await writeOutcome(by(order, '박담당'), outcomeOf(walked({ found: 81 })), [], at)).calibration;
  expect([again.author.by, again.requests, again.walk.found]).toEqual(['이담당', [read], 81]);
  const fault = { code: 'not-found', params: {}, verdict: 'not-checked' } as const;
  const reached = (afterSave: boolean) => ({ section: 'super-white-ip-policy', title: '대상 IP', place: 'list' as const, fault, afterSave });
  const changed = (await writeOutcome(by(order, '박담당'), outcomeOf(walked({ notReached: [reached(true), { ...reached(false), section: 'max-recipients' }] })), [], at)).calibration;
  expect([changed.author.by, changed.walk.notReached, changed.walk.afterSave]).toEqual(['박담당', ['max-recipients (list)'], ['super-white-ip-policy (list)']]);
  // What a person wrote into the file stays there when the machine is walked again.
  const dialogs: Calibration['dialogs'] = [{ save: 'tmw/max-recipients/save', kind: 'confirm', text: '정말 저장하시겠습니까?', by: '이담당', on: '2026-11-25' }];
  const file = customerFile(order.calibration);
  const versionMark = { find: { kind: 'css', css: '#about' }, by: '이담당', on: '2026-11-25' } as const;
  await writeCalibration(file, { ...changed, dialogs, versionMark });
  expect((await writeOutcome(order, outcomeOf(walked()), [], at)).calibration).toMatchObject({ dialogs, requests: [read] });
  expect((await writeOutcome(order, outcomeOf(walked(), '7.1'), [], at)).calibration).toMatchObject({ versionMark, dialogs: [], requests: [] });
});

const askingIn = (choose: string | undefined) => {
  const { io, asked } = testIo({ answers: { choose } });
  const asking = askingOf(io, 'ko', io.watchSignals(() => undefined));
  if (!asking) throw new Error('nobody');
  return { io, asked, asking };
};

const witness = { by: '김운영', on: '2026-11-25' };
const miss = { name: 'a.b', label: '추가', found: 0, section: 'a', what: 'element' } as const;

test('leaving a question ends the walk, and says nothing of what was asked', async () => {
  const { io, asked, asking } = askingIn(undefined);
  const said: Calibration['requests'][number][] = [];
  expect(await judgeOf(asking, 'ko', witness, said)({ method: 'POST', path: '/tmw/policy.do', values: { cmd: 'delete', id: '3' } })).toBe('write');
  expect([said, asking.signal.aborted]).toEqual([[], true]);
  // The values are shown: they may be all that tells a list from a deletion.
  expect(asked).toEqual([expect.stringContaining('cmd=delete, id=3')]);
  await expect(pointerOf(asking, io, 'ko').pick(miss, undefined as never)).rejects.toMatchObject({ fault: { code: 'stopped' } });
  expect(asked, 'nothing more is asked').toHaveLength(1);
  expect(askingOf(testIo().io, 'ko', asking)).toBeUndefined();

  const reading = askingIn('read');
  await judgeOf(reading.asking, 'ko', witness, said)({ method: 'POST', path: '/tmw/menu.do', values: { menu: 'filter' } });
  expect(said).toEqual([read]);
});

test('a person is asked one thing at a time', async () => {
  const { io } = testIo({ answers: {} });
  const answers: ((choice: string) => void)[] = [];
  const person = io.person?.('ko');
  if (!person) throw new Error('nobody');
  const asking = askingOf({ ...io, person: () => ({ ...person, choose: () => new Promise((resolve) => { answers.push(resolve); }) }) }, 'ko', io.watchSignals(() => undefined)) as Asking;
  const both = Promise.all([asking.choose('first', []), asking.choose('second', [])]);
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.('a');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('b');
  expect(await both).toEqual(['a', 'b']);
});
