import { expect, test } from '@playwright/test';
import { compareStates } from '../../../engine/evidence/state-diff.ts';

test('a new entry of a list is one added line, a changed field of an old one another', () => {
  const before = { enabled: true, policies: [{ name: 'a', filters: ['RBL'] }, { name: 'b', filters: [] }] };
  const after = { enabled: false, policies: [{ name: 'b', filters: [] }, { name: 'a', filters: ['RBL', 'SPF'] }, { name: 'c', filters: [] }] };
  expect(compareStates(before, after)).toEqual([
    { path: ['enabled'], before: true, after: false, kind: 'set' },
    { path: ['policies', 'a', 'filters', 'SPF'], after: 'SPF', kind: 'added' },
    { path: ['policies', 'c'], after: { name: 'c', filters: [] }, kind: 'added' },
  ]);
});

test('what is gone is removed; order and equal states make no line; the same entry twice is seen', () => {
  expect(compareStates({ ips: ['1.1.1.1', '2.2.2.2'] }, { ips: ['2.2.2.2'] })).toEqual([{ path: ['ips', '1.1.1.1'], before: '1.1.1.1', kind: 'removed' }]);
  expect(compareStates({ ips: ['a', 'b'] }, { ips: ['b', 'a'] })).toEqual([]);
  expect(compareStates({ ips: ['a'] }, { ips: ['a', 'a'] })).toEqual([{ path: ['ips', 'a'], after: 'a', kind: 'added' }]);
  expect(compareStates({ limit: 100 }, { limit: 500 })).toEqual([{ path: ['limit'], before: 100, after: 500, kind: 'set' }]);
  expect(compareStates({}, { limit: 5 })).toEqual([{ path: ['limit'], after: 5, kind: 'added' }]);
});
