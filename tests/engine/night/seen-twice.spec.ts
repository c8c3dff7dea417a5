import { expect, test } from '@playwright/test';
import { seenTwice } from '../../../engine/night/seen-twice.ts';
import { differing, result, unreachable } from './night-sample.ts';

test('drift that both looks saw is told as the second one read it, with the writes and notices of both', () => {
  const both = seenTwice({ ...differing('a', '100'), writes: 1, notices: ['하나'] }, { ...differing('a', '200'), notices: ['둘'] }, 'ko');
  expect(both).toMatchObject({ verdict: 'differs', writes: 1, notices: ['둘', '하나'], checks: [{ verdict: 'as-wanted' }, { changes: [{ before: '200' }] }] });
  expect(both.checks[1]?.note).toBeUndefined();
});

test('drift that the second look did not see stays drift, said to be read unstably, with the evidence of the first look', () => {
  const both = seenTwice({ ...differing('a'), report: 'first' }, { ...result('a'), report: 'second' }, 'ko');
  expect(both).toMatchObject({ verdict: 'differs', report: 'first', checks: [{ verdict: 'as-wanted' }, { verdict: 'differs', note: 'unstable', changes: [{ before: '100' }] }] });
  expect(both.sentence).toContain('설정 다름: 불안정하게 읽힘');
});

test('a second look that could not be made leaves what the first one read; the target is not checked', () => {
  const both = seenTwice(differing('a'), unreachable('a'), 'ko');
  expect(both).toMatchObject({ verdict: 'not-checked', cause: { code: 'connection-refused' }, checks: [{ verdict: 'as-wanted' }, { verdict: 'differs', changes: [{ before: '100' }] }] });
  expect(both.sentence).toContain('첫 점검에서 읽은 차이는 남아 있습니다.');
});

test('what could not be looked at first and is as wanted then, is as wanted', () => {
  expect(seenTwice(unreachable('a'), result('a'), 'ko')).toMatchObject({ verdict: 'as-wanted', checks: [{ verdict: 'as-wanted' }, { verdict: 'as-wanted' }] });
});

test('an expired permission that only the first look saw stays', () => {
  const left = [{ ip: '203.0.113.99', why: 'expired' as const, fields: ['connection-allow/ips'] }];
  const both = seenTwice({ ...result('a'), verdict: 'differs', leftovers: left }, result('a'), 'ko');
  expect(both).toMatchObject({ verdict: 'differs', leftovers: left });
  expect(both.sentence).toContain('만료된 허용: 203.0.113.99.');
});
