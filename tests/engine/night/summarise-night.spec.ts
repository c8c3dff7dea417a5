import { expect, test } from '@playwright/test';
import { differing, night, result, summary, target, unreachable } from './night-sample.ts';

const ids = ['aa', 'bb', 'cc', 'dd'];
const four = ids.map((id) => target(id));

test('a target without a result is not checked, and the night is cut short', () => {
  const made = summary({ ...night(four, [result('aa'), result('bb')]), end: undefined });
  expect(made).toMatchObject({ state: 'cut-short', verdict: 'not-checked', exitCode: 3, expected: { targets: 4, checks: 8 }, done: { targets: 2, checks: 4 }, targets: { 'as-wanted': 2, 'not-checked': 2 } });
  expect(made.sentence).toContain('점검이 도중에 끝났습니다');
});

test('a night of nobody is not checked; one of attended machines only as well', () => {
  expect(summary(night([], []))).toMatchObject({ verdict: 'not-checked', exitCode: 3 });
  const attended = [target('aa', { attended: { reason: 'VPN', maxAgeDays: 30 } })];
  expect(summary(night(attended, []), { lastLooks: new Map([['aa/main', { at: '2026-11-20T00:00:00.000Z', verdict: 'differs' }]]) })).toMatchObject({ verdict: 'not-checked', attended: [{ ageDays: 5, tooOld: false, lastVerdict: 'differs' }] });
});

test('an attended machine stands outside until its last check is too old', () => {
  const targets = [target('aa'), target('bb', { attended: { reason: 'VPN', maxAgeDays: 14 } })];
  const good = (at: string) => summary(night(targets, [result('aa')]), { lastLooks: new Map([['bb/main', { at, verdict: 'as-wanted' }]]) });
  expect(good('2026-11-15T00:00:00.000Z')).toMatchObject({ verdict: 'as-wanted', exitCode: 0, attended: [{ ageDays: 10, tooOld: false }] });
  expect(good('2026-11-01T00:00:00.000Z')).toMatchObject({ verdict: 'not-checked', exitCode: 3, attended: [{ ageDays: 24, tooOld: true }] });
});

test('an acknowledged target does not count until the day after its expiry; drift is never acknowledged', () => {
  const acknowledged = { ticket: 'T-1', owner: '김운영', until: '2026-11-25' };
  const targets = [target('aa'), target('bb', { acknowledged })];
  expect(summary(night(targets, [result('aa'), unreachable('bb')]))).toMatchObject({ verdict: 'as-wanted', rows: [{}, { standing: 'acknowledged' }] });
  expect(summary(night(targets, [result('aa'), unreachable('bb')]), { now: new Date(2026, 10, 26, 12) })).toMatchObject({ verdict: 'not-checked' });
  expect(summary(night(targets, [result('aa'), differing('bb')]))).toMatchObject({ verdict: 'differs' });
});

test('the same cause in many targets is one incident; another one is another', () => {
  const made = summary(night(four, [unreachable('aa'), unreachable('bb'), differing('cc'), differing('dd')]));
  expect(made.incidents.map(({ kind, targets }) => [kind, targets])).toEqual([['not-checked', ['aa/main', 'bb/main']], ['drift', ['cc/main', 'dd/main']]]);
  expect(summary(night(four, [differing('aa', '100'), differing('bb', '50'), result('cc'), result('dd')])).incidents).toHaveLength(2);
});

test('since when and what is new come from the nights before', () => {
  const first = summary(night(four, [differing('aa'), result('bb'), result('cc'), result('dd')], { id: '20261124-100000', startedAt: '2026-11-24T01:00:00.000Z' }));
  const second = summary(night(four, [differing('aa'), unreachable('bb'), result('cc'), result('dd')]), { earlier: [first] });
  expect(second.rows.map(({ key, since, isNew }) => [key, since.slice(0, 10), isNew])).toEqual([['aa/main', '2026-11-24', false], ['bb/main', '2026-11-25', true], ['cc/main', '2026-11-24', false], ['dd/main', '2026-11-24', false]]);
  expect(second.incidents.map(({ kind, isNew }) => [kind, isNew])).toEqual([['not-checked', true], ['drift', false]]);
  expect(second.trend.map((one) => one.counts)).toEqual([{ differs: 1, 'as-wanted': 3 }, { differs: 1, 'not-checked': 1, 'as-wanted': 2 }]);
});

test('an alarm that was not taken withholds a good night and never covers a worse end', () => {
  const end = { type: 'ended' as const, at: '2026-11-25T02:00:00.000Z', problems: ['HTTP 503'], stopped: false };
  expect(summary(night([target('aa')], [result('aa')], {}, end))).toMatchObject({ verdict: 'withheld', exitCode: 6 });
  expect(summary(night([target('aa')], [unreachable('aa')], {}, end))).toMatchObject({ verdict: 'not-checked', exitCode: 3 });
});
