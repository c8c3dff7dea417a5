import { expect, test } from '@playwright/test';
import { FaultError } from '../../../engine/faults.ts';
import { isStill, movedParams, movedSince } from '../../../engine/walk/moved.ts';
import { describeFault } from '../../../engine/words/faults.ts';

const list = (...ips: string[]) => ({ ips });

test('the same state in another order has not moved; an equal entry that came a second time has', () => {
  expect(isStill(movedSince({ limit: 3000, ips: ['a', 'b'] }, { ips: ['b', 'a'], limit: 3000 }))).toBe(true);
  expect(movedSince(list('a', 'b'), list('a', 'b', 'b'))).toEqual({ added: ['b'], removed: [], changed: [] });
});

test('entries are known by their names, single values by their field', () => {
  const policy = (name: string, enabled: boolean) => ({ name, enabled });
  expect(movedSince({ limit: 1, policies: [policy('one', true), policy('two', true)] }, { limit: 2, policies: [policy('one', false), policy('three', true)] }))
    .toEqual({ added: ['three'], removed: ['two'], changed: ['limit', 'one'] });
});

test('what an earlier save of the section may have stored is ours, one entry at a time; before its first save nothing is', () => {
  const [before, ours] = [list('old', 'gone'), list('old', 'first', 'second')];
  expect(isStill(movedSince(before, list('old', 'first'), ours))).toBe(true);
  expect(movedSince(before, list('old', 'first', 'theirs'), ours)).toEqual({ added: ['theirs'], removed: [], changed: [] });
  expect(movedSince(before, list('first', 'gone'), ours)).toEqual({ added: [], removed: ['old'], changed: [] });
  expect(movedSince(before, list('old', 'gone', 'first'))).toEqual({ added: ['first'], removed: [], changed: [] });
});

test('the fault names the change in both languages, and of many the first five', () => {
  const moved = movedSince({ limit: 1, ips: ['9'] }, { limit: 2, ips: ['1', '2', '3', '4', '5', '6', '7'] });
  const { fault } = new FaultError('foreign-change', { screen: '접속 단계 허용', ...movedParams(moved) }, 'differs');
  expect(describeFault(fault, 'ko').sentence).toBe('다른 사람이 목록을 바꾸었습니다: 접속 단계 허용 (추가: 1, 2, 3, 4, 5 외 2건; 삭제: 9; 변경: 최대 수신자 수).');
  expect(describeFault(fault, 'en').sentence).toBe('Somebody else changed the list: 접속 단계 허용 (added 1, 2, 3, 4, 5 and 2 more; removed 9; changed maximum recipients).');
  expect(describeFault(new FaultError('changed-since-plan', { screen: 'inputs' }).fault, 'en').sentence).toBe('The settings changed since the plan: inputs.');
  expect(movedParams(movedSince(list(), list('x'.repeat(500))))['added']).toHaveLength(81);
});
