import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { applyGoal, diffGoal, sameState } from '../../../engine/goal.ts';
import { holdsAddresses, mapState, sendersIn, withLine, withoutLine } from '../../../pages/rspamd/map-text.ts';

const list = '# owner: mail team\n\n192.0.2.1 # newsletter\n198.51.100.0/28 partner\n';
const goal = { ips: holdsAddresses(['203.0.113.10']) };

test('entries and all other lines, each as it stands', () => {
  expect(mapState(list)).toEqual({ ips: ['192.0.2.1 # newsletter', '198.51.100.0/28 partner'], rest: '# owner: mail team\n' });
  expect(mapState('')).toEqual({ ips: [], rest: '' });
  expect(sameState(mapState('a\nb'), mapState('a\nb\n'))).toBe(true);
  expect(sameState(mapState(`${list}\n`), mapState(list))).toBe(false);
});

test('an address is there whatever is noted behind it, a part of one or a network is not it', () => {
  expect(diffGoal(goal, mapState('203.0.113.10\n'))).toEqual([]);
  expect(diffGoal(goal, mapState(' 203.0.113.10/32\tpayroll # 2019\n'))).toEqual([]);
  for (const other of ['203.0.113.100\n', '203.0.113.0/24\n', '# 203.0.113.10\n', '1203.0.113.10\n', '']) expect(diffGoal(goal, mapState(other))).toMatchObject([{ path: ['ips'], missing: ['203.0.113.10'], cure: 'steps' }]);
});

test('an address on two lines, or in a spelling that may be it, is for a person', () => {
  expect(diffGoal(goal, mapState('203.0.113.10\n203.0.113.10 payroll\n'))).toMatchObject([{ path: ['ips', '203.0.113.10'], cure: 'person', twice: true }]);
  expect(diffGoal(goal, mapState('!203.0.113.10\n'))).toMatchObject([{ path: ['ips', '203.0.113.10'], before: ['!203.0.113.10'], cure: 'person' }]);
});

test('single senders are taken for adoption, each once and without what is noted behind; networks, names and exceptions are told apart', () => {
  const text = '# 192.0.2.77 was here\n192.0.2.1 # newsletter\n198.51.100.0/28 partner\n\t203.0.113.10/32\n192.0.2.1\n!192.0.2.9\n2001:db8::1\nmail.example.com\n127.0.0.1\n';
  expect(sendersIn(mapState(text))).toEqual({ ips: ['192.0.2.1', '203.0.113.10'], others: ['198.51.100.0/28 partner', '!192.0.2.9', '2001:db8::1', 'mail.example.com', '127.0.0.1'] });
  expect(sendersIn(mapState(''))).toEqual({ ips: [], others: [] });
});

test('what is read after the save is before + ours, and what is taken back is ours to the byte', () => {
  const text = fc.array(fc.oneof(fc.constantFrom('', '#', '# 허용', '192.0.2.1', '192.0.2.1 x', '\t'), fc.string()), { maxLength: 8 }).chain((lines) => fc.boolean().map((end) => lines.join('\n') + (end ? '\n' : '')));
  fc.assert(fc.property(text, (before) => {
    fc.pre(!before.split('\n').some((line) => line.includes('203.0.113.10')));
    const after = withLine(before, '203.0.113.10');
    expect(after.startsWith(before)).toBe(true);
    expect(sameState(mapState(after), applyGoal(goal, mapState(before)))).toBe(true);
    expect(withoutLine(after, '203.0.113.10')).toBe(before);
    expect(withoutLine(withoutLine(withLine(after, '203.0.113.25'), '203.0.113.10'), '203.0.113.25')).toBe(before);
  }));
});

test('a line that is gone, or stands there twice, is for a person', () => {
  expect(() => withoutLine(list, '203.0.113.10')).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code: 'not-found' }) }));
  expect(() => withoutLine('203.0.113.10\n203.0.113.10\n', '203.0.113.10')).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code: 'ambiguous' }) }));
});
