import { expect, test } from '@playwright/test';
import type { RequestRule } from '../../../engine/relay/rules.ts';
import { gateWith } from './gate-with.ts';
import { save } from './relay-test.ts';

const consoleSaves: readonly RequestRule[] = [
  { id: 'sign-in', method: 'POST', path: '/login.do', fields: ['userId', 'userPwd', 'x?'] },
  { id: 'sign-out', method: 'POST', path: '/logout.do', fields: [] },
  { id: 'delete', method: 'POST', path: '/policyDelete.do', fields: ['id'] },
  { id: 'save', method: 'POST', path: '/policy.do', fields: ['id', 'name'], fixed: { cmd: 'save' } },
];

test('what a save, a sign-in or a sign-out is declared for is no read by GET either; a page that shares its address is', () => {
  const { gate, stopped, decide } = gateWith({ saves: consoleSaves });
  const writes = ['/policyDelete.do?id=3', '/policyDelete.do?_=1&id=3', '/policyDelete%2Edo?id=%FF', '/login.do?userId=admin&userPwd=1', '/logout.do', '/logout.do;jsessionid=1?_=2', '/policy.do?cmd=save&id=1&name=a'];
  const reads = ['/login.do', '/login.do?userId=admin', '/policyDelete.do', '/policy.do?id=1', '/policy.do?cmd=list&id=1&name=a'];
  const end = gate.duringVerb();
  for (const method of ['GET', 'HEAD']) {
    for (const target of writes) expect(decide(method, target), target).toBe('undeclared');
    for (const target of reads) expect(decide(method, target), target).toBe('read');
  }
  end();
  // Between two verbs as well, however often: no page saves by itself.
  for (const target of [...writes, ...writes]) expect(decide('GET', target), target).toBe('undeclared');
  expect(decide('POST', '/policyDelete.do', 'id=3')).toBe('undeclared');
  expect(stopped.every((one) => one.duringVerb)).toBe(true);
  expect(gate.counts).toMatchObject({ reads: 2 * reads.length, writes: 0, session: 0, stopped: { undeclared: 4 * writes.length + 1 } });
});

test('a sign-out by GET leaves only when it is declared so and armed', () => {
  const signOut: RequestRule = { id: 'sign-out', method: 'GET', path: '/logout.do', fields: [] };
  const { gate, decide } = gateWith({ getWrites: [signOut], saves: [signOut] });
  expect(decide('GET', '/logout.do')).toBe('undeclared');
  gate.arm({ intentId: 'sign-out', rule: signOut, session: true, expected: {} });
  expect(decide('GET', '/logout.do')).toBe('write');
  expect(gate.counts).toMatchObject({ session: 1, writes: 0 });
});

test('a request that carries a fetched secret leaves only as the armed one, and its value is told nowhere', () => {
  const { gate, stopped, decide } = gateWith({}, { holdsSecret: (text) => text.includes('canary+1') });
  for (const target of ['/check.do?word=canary%2B1', '/check.do?q=x-canary%2b1-x', '/check.do?canary%2B1', '/check.do?bad=%FF&word=canary+1']) expect(decide('GET', target), target).toBe('undeclared');
  expect(decide('POST', '/list.do', 'mode=list&page=canary%2B1')).toBe('undeclared');
  expect(decide('GET', '/check.do?word=other')).toBe('read');
  gate.arm(save({ pw: ['canary+1'] }, { secret: true }));
  expect(decide('POST', '/save', 'pw=canary%2B1')).toBe('write');
  expect(stopped[0]).toMatchObject({ url: 'http://192.0.2.1/check.do', detail: 'a fetched secret', fieldNames: ['word'] });
  expect(JSON.stringify(stopped.map(({ url, detail }) => [url, detail]))).not.toContain('canary');
  expect(gate.counts).toMatchObject({ reads: 1, declaredReads: 0, session: 1, stopped: { undeclared: 5 } });
});

test('a word in a poll is part of what it is, a number is not; what nobody can read is never taken for polling', () => {
  const { gate, decide } = gateWith();
  expect(decide('POST', '/tick', 'cmd=alive&n=1')).toBe('ambient');
  expect(decide('POST', '/raw', 'a=%FF')).toBe('undeclared');
  gate.duringVerb();
  expect(decide('POST', '/tick', 'n=27&cmd=alive')).toBe('ambient');
  for (const body of ['cmd=deleteAll&n=1', 'cmd=alive&cmd=deleteAll&n=1', `cmd=${encodeURIComponent('삭제')}&n=1`, 'cmd=&n=1']) expect(decide('POST', '/tick', body), body).toBe('undeclared');
  expect(decide('POST', '/raw', 'a=%FF')).toBe('undeclared');
});
