import { expect, test } from '@playwright/test';
import { recordersOn, refuseRecorders } from './recorders.ts';

test('a recorder counts as on in every spelling but off, also where only a failure is kept', () => {
  expect(recordersOn({ trace: 'off', video: 'off', screenshot: { mode: 'off' } })).toEqual([]);
  expect(recordersOn({})).toEqual([]);
  for (const setting of ['on', 'retain-on-failure', 'on-first-retry', { mode: 'on', sources: false }]) {
    expect(recordersOn({ trace: setting, video: setting, screenshot: setting }), JSON.stringify(setting)).toEqual(['trace', 'video', 'screenshot']);
  }
  expect(() => refuseRecorders({ trace: 'on' })).toThrow(/would hold a password \(trace\)/);
});

test('this runner records nothing of a page, and puts no text of a page into the context of an error', () => {
  expect(recordersOn(test.info().project.use)).toEqual([]);
  expect(process.env['PLAYWRIGHT_NO_COPY_PROMPT']).toBe('1');
});
