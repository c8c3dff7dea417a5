import { expect, test } from '@playwright/test';
import { includesAll } from '../../engine/goal.ts';

const [ip, other] = ['10.0.0.1', '10.0.0.2'];
const want = includesAll([ip, other]);

test('F-24: a wanted item that stands there twice is for a person, with the alarm, and what else is missing stays missing', () => {
  expect(want.diff([ip, other], ['ips'])).toEqual([]);
  expect(want.diff([ip, other, ip], ['ips'])).toEqual([{ path: ['ips', ip], before: [ip, ip], after: ip, cure: 'person', twice: true }]);
  expect(want.diff([ip, ip], ['ips'])).toMatchObject([{ path: ['ips'], missing: [other] }, { path: ['ips', ip], twice: true }]);
});

test('F-61: an entry that may be the wanted host is no proof that it is missing: for a person, never a second one', () => {
  for (const shown of ['010.0.0.1', `${ip} (본사)`, `${ip},10.0.0.9`]) {
    expect(want.diff([shown, other], ['ips']), shown).toEqual([{ path: ['ips', ip], before: [shown], after: ip, cure: 'person' }]);
    expect(want.applied([shown, other]), shown).toEqual([shown, other]);
  }
  expect(want.diff(['10.0.0.0/24', '10.0.0.100', 'mail.example'], ['ips'])).toMatchObject([{ missing: [ip, other], cure: 'steps' }]);
});
