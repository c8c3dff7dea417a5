import { expect, test } from '@playwright/test';
import type { ArmedWrite } from '../../../engine/relay/rules.ts';
import { gateWith, remove } from './gate-with.ts';
import { save } from './relay-test.ts';

test('reads pass; bodies, overrides and other methods do not', () => {
  const { gate, decide } = gateWith();
  expect(decide('GET', '/list.do?page=1')).toBe('read');
  expect(decide('HEAD', '/')).toBe('read');
  expect(decide('OPTIONS', '/', '', { harmlessOptions: true })).toBe('read');
  expect(decide('GET', '/', 'a=1')).toBe('body');
  expect(decide('GET', '/', '', { methodOverride: true })).toBe('ambient');
  for (const method of ['OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) expect(decide(method, '/x'), method).toBe('ambient');
  expect(gate.counts).toEqual({ reads: 3, declaredReads: 0, session: 0, writes: 0, stopped: { body: 1, ambient: 8 } });
});

test('a declared read is method, path, exact field names and fixed values', () => {
  const { gate, decide } = gateWith();
  gate.duringVerb();
  expect(decide('POST', '/list.do', 'mode=list&page=1')).toBe('read');
  expect(decide('POST', '/list.do;jsessionid=AB', 'mode=list&page=1&word=a')).toBe('read');
  expect(decide('POST', '/list.do?mode=list', 'page=1')).toBe('read');
  for (const body of ['mode=delete&page=1', 'mode=list', 'mode=list&page=1&id=3', 'mode=list&mode=delete&page=1', 'page=1']) {
    expect(decide('POST', '/list.do', body), body).toBe('undeclared');
  }
  expect(decide('POST', '/list.do?cmd=delete', 'mode=list&page=1')).toBe('undeclared');
  expect(decide('POST', '/list.dox', 'mode=list&page=1')).toBe('undeclared');
  expect(decide('PUT', '/list.do', 'mode=list&page=1')).toBe('undeclared');
  expect(gate.counts.declaredReads).toBe(3);
});

test('ambient: declared ones, ones outside a verb, and the same ones later inside a verb', () => {
  const { gate, stopped, decide } = gateWith();
  const end = gate.duringVerb();
  expect(decide('POST', '/alive/12', 't=1')).toBe('ambient');
  expect(decide('POST', '/alive/12/x', 't=1')).toBe('undeclared');
  end();
  end();
  expect(decide('POST', '/tick', 'n=1')).toBe('ambient');
  const again = gate.duringVerb();
  expect(decide('POST', '/tick', 'n=2')).toBe('ambient');
  expect(decide('POST', '/tick', 'other=2')).toBe('undeclared');
  again();
  expect(stopped.map(one => [one.reason, one.duringVerb])).toEqual([['ambient', false], ['undeclared', true], ['ambient', false], ['ambient', false], ['undeclared', true]]);
});

test('GET writes pass only when armed, in any spelling, also with a cache-buster', () => {
  const { gate, decide } = gateWith();
  gate.duringVerb();
  for (const target of ['/policy.do?cmd=delete&id=3', '/policy.do?id=3&cmd=delete&_=17', '/policy%2Edo?cmd=delete&id=3', '//policy.do;jsessionid=1?cmd=delete&id=3']) {
    expect(decide('GET', target), target).toBe('undeclared');
    expect(decide('HEAD', target), target).toBe('undeclared');
  }
  expect(decide('GET', '/policy.do?cmd=list&id=3')).toBe('read');
  expect(decide('GET', '/policy.do?cmd=%FF&id=3'), 'not decodable, so not harmless').toBe('undeclared');
  const write: ArmedWrite = { intentId: '1', rule: remove, expected: { cmd: ['delete'], id: ['3'] } };
  const armed = gate.arm(write);
  expect(decide('HEAD', '/policy.do?cmd=delete&id=3')).toBe('undeclared');
  expect(armed.open).toBe(true);
  expect(decide('GET', '/policy.do?cmd=delete&id=3')).toBe('write');
  expect(decide('GET', '/policy.do?cmd=delete&id=3')).toBe('second-send');
});

test('an armed write passes once, with exactly its content', async () => {
  const wrong: [body: string, reason: string][] = [
    ['name=a&ip=1&ip=2&more=1', 'unexpected field: more'],
    ['name=a', 'missing field: ip'],
    ['name=a&ip=2&ip=1', 'value of field: ip (expected ["1","2"], sent ["2","1"])'],
    ['name=a&ip=1', 'value of field: ip (expected ["1","2"], sent ["1"])'],
    ['name=&ip=1&ip=2', 'value of field: name (expected ["a"], sent [""])'],
    ['name=%FF&ip=1&ip=2', 'undecodable: field name: not utf-8'],
  ];
  for (const [body, reason] of wrong) {
    const { gate, decide, stopped } = gateWith();
    const end = gate.duringVerb();
    const armed = gate.arm(save({ name: ['a'], ip: ['1', '2'] }));
    expect(decide('POST', '/save', body)).toBe('body');
    expect(await armed.outcome).toEqual({ kind: 'refused', cause: 'content', reason });
    expect(await armed.sent).toBe(false);
    expect(stopped).toMatchObject([{ reason: 'body', detail: reason, duringVerb: true }]);
    expect(decide('POST', '/save', 'name=a&ip=1&ip=2'), 'refused means closed').toBe('undeclared');
    expect(gate.counts.writes).toBe(0);
    end();
  }
  const { gate, decide } = gateWith();
  gate.arm(save({ name: ['a'], ip: ['1', '2'] }));
  expect(decide('POST', '/save', 'ip=1&name=a&ip=2')).toBe('write');
  expect(decide('POST', '/save', 'ip=1&name=a&ip=2')).toBe('second-send');
  expect(gate.counts).toMatchObject({ writes: 1, stopped: { 'second-send': 1 } });
});

test('values are compared in NFC and with one kind of line break, nothing else', () => {
  const cases: [expected: string, sent: string, decision: string][] = [
    ['정책'.normalize('NFD'), '정책', 'write'],
    ['a\nb', 'a\r\nb', 'write'],
    ['a', 'a ', 'body'],
    ['a', 'A', 'body'],
    ['1', '01', 'body'],
    ['한', '&#54620;', 'body'],
  ];
  for (const [expected, sent, decision] of cases) {
    const { gate, decide } = gateWith();
    gate.arm(save({ v: [expected] }));
    expect(decide('POST', '/save', `v=${encodeURIComponent(sent)}`), sent).toBe(decision);
  }
});

test('free fields may hold anything, and a new token does not make a second send another write', () => {
  const { gate, decide } = gateWith();
  gate.arm(save({ a: ['1'] }, { free: ['token'] }));
  expect(decide('POST', '/save', 'a=1&token=x')).toBe('write');
  expect(decide('POST', '/save', 'a=1&token=y')).toBe('second-send');
  gate.duringVerb();
  expect(decide('POST', '/save', 'a=2&token=y')).toBe('undeclared');
});

test('a later declared write with the same content may leave again', () => {
  const { gate, decide } = gateWith();
  gate.arm(save({ a: ['1'] }));
  expect(decide('POST', '/save', 'a=1')).toBe('write');
  gate.arm(save({ a: ['2'] }));
  expect(decide('POST', '/save', 'a=1'), 'the late double of the first does not use up the second').toBe('second-send');
  expect(decide('POST', '/save', 'a=2')).toBe('write');
  gate.arm(save({ a: ['1'] }));
  expect(decide('POST', '/save', 'a=1')).toBe('write');
});

test('a declared read to the path of an armed write passes and leaves it armed', () => {
  const { gate, decide } = gateWith();
  const armed = gate.arm(save({ mode: ['save'], ip: ['1'] }, { path: '/list.do' }));
  expect(decide('POST', '/list.do', 'mode=list&page=1')).toBe('read');
  expect(armed.open).toBe(true);
  expect(decide('POST', '/list.do', 'mode=save&ip=1')).toBe('write');
});

test('a secret write is counted as session and quoted nowhere', async () => {
  const { gate, decide, stopped } = gateWith();
  gate.arm(save({ pw: ['canary-1'] }, { secret: true }));
  expect(decide('POST', '/save', 'pw=canary-1')).toBe('write');
  const armed = gate.arm(save({ pw: ['canary-2'] }, { secret: true }));
  expect(decide('POST', '/save', 'pw=canary-3')).toBe('body');
  expect(await armed.outcome).toMatchObject({ kind: 'refused', reason: 'value of field: pw' });
  expect(gate.counts).toMatchObject({ session: 1, writes: 0 });
  expect(JSON.stringify(stopped)).not.toContain('canary');
});

test('one write at a time; a disarmed one was not sent', async () => {
  const { gate, decide } = gateWith();
  const armed = gate.arm(save({ a: ['1'] }));
  expect(() => gate.arm(save({ a: ['2'] }))).toThrow('armed');
  armed.disarm();
  expect(await armed.outcome).toEqual({ kind: 'not-sent' });
  expect(await armed.sent).toBe(false);
  expect(decide('POST', '/save', 'a=1')).toBe('ambient');
});

test('a charset of its own: scripts send UTF-8 from an EUC-KR console', () => {
  const { gate, decide } = gateWith();
  const write = save({ name: ['급여'] });
  gate.arm({ ...write, rule: { ...write.rule, charset: 'euc-kr' } });
  expect(decide('POST', '/save', 'name=%B1%DE%BF%A9')).toBe('write');
});

test('while a person works, only the declared save passes: others are held, and the armed one waits for the right content', async () => {
  const { gate, stopped, decide } = gateWith();
  gate.duringVerb();
  const handedBack = gate.handOver();
  expect(decide('POST', '/other.do', 'x=1')).toBe('held');
  const slot = gate.arm(save({ name: ['ours'] }, { patient: true }));
  expect(decide('POST', '/save', 'name=another')).toBe('held');
  expect(slot.open).toBe(true);
  expect(decide('POST', '/save', 'name=ours')).toBe('write');
  expect(gate.counts.writes).toBe(1);
  expect(decide('POST', '/save', 'name=ours'), 'clicked twice by hand').toBe('held');
  handedBack();
  handedBack();
  expect(decide('POST', '/other.do', 'x=2')).toBe('undeclared');
  expect(decide('POST', '/save', 'name=ours'), 'and once more after the line').toBe('held');
  expect(stopped.map((one) => one.reason)).toEqual(['held', 'held', 'held', 'undeclared', 'held']);
  expect(stopped[1]?.detail).toContain('another');
});

test('what opens a page or saves is never taken for polling, however often it was seen outside a verb', () => {
  const { gate, decide } = gateWith({ saves: [{ id: 'save', method: 'POST', path: '/policySave.do', fields: ['id'] }] });
  const once = (): string[] => [decide('POST', '/policySave.do', 'id=1'), decide('POST', '/frame.do', 'cmd=delete', { opensPage: true }), decide('POST', '/tick', 'n=1')];
  expect(once()).toEqual(['undeclared', 'undeclared', 'ambient']);
  gate.duringVerb();
  expect(once()).toEqual(['undeclared', 'undeclared', 'ambient']);
});
