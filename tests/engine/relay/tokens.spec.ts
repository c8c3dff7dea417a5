import { expect, test } from '@playwright/test';
import { Gate } from '../../../engine/relay/gate.ts';
import type { RequestRule } from '../../../engine/relay/rules.ts';

const list: RequestRule = { id: 'list', method: 'POST', path: '/list.do', fields: ['page'] };
const store: RequestRule = { id: 'store', method: 'POST', path: '/save.do', fields: ['ip'] };

const gateWith = (tokens?: readonly string[]) => {
  const noted: string[] = [];
  const gate = new Gate({
    origin: 'http://192.0.2.1', charset: 'utf-8', trust: { kind: 'plain' }, route: { kind: 'direct' }, connectTimeoutMs: 1000,
    onSessionValue: (name, value, kind) => noted.push(`${kind} ${name}=${value}`),
    rules: { declaredReads: [list], ambient: [], getWrites: [], ...(tokens ? { tokens } : {}) },
  });
  return {
    gate, noted,
    post: (path: string, body: string): string => gate.decide({
      method: 'POST', path, shown: `http://192.0.2.1${path}`, content: { query: '', contentType: 'application/x-www-form-urlencoded', contentEncoding: '', body: Buffer.from(body) }, methodOverride: false, harmlessOptions: false,
    }).kind,
  };
};

test('F-76 a form token may stand in every declared request, whatever its value; nothing else may', () => {
  const { gate, post } = gateWith(['csrf']);
  expect(post('/list.do', 'page=2&csrf=0A1B')).toBe('read');
  expect(post('/list.do', 'page=2')).toBe('read');
  expect(post('/list.do', 'page=2&other=1')).toBe('stop');
  gate.arm({ intentId: 'a', rule: store, expected: { ip: ['203.0.113.10'] } });
  expect(post('/save.do', 'ip=203.0.113.11&csrf=0A1B')).toBe('stop');
  gate.arm({ intentId: 'b', rule: store, expected: { ip: ['203.0.113.10'] } });
  expect(post('/save.do', 'ip=203.0.113.10&csrf=0A1B')).toBe('write');
  // The same save under another token is the same save.
  expect(post('/save.do', 'ip=203.0.113.10&csrf=2C3D')).toBe('stop');
  expect(gate.counts.stopped).toMatchObject({ 'second-send': 1 });
});

test('without a declaration a token is a field like any other', () => {
  const { gate, post } = gateWith();
  expect(post('/list.do', 'page=2&csrf=0A1B')).toBe('stop');
  gate.arm({ intentId: 'a', rule: store, expected: { ip: ['203.0.113.10'] } });
  expect(post('/save.do', 'ip=203.0.113.10&csrf=0A1B')).toBe('stop');
});

test('each form token that comes by is told, so that it is written nowhere', () => {
  const { gate, noted, post } = gateWith(['csrf']);
  post('/list.do', 'page=2&csrf=0A1B');
  post('/other.do', 'x=1&csrf=stopped');
  gate.arm({ intentId: 'a', rule: store, expected: { ip: ['203.0.113.10'] } });
  post('/save.do', 'ip=203.0.113.10&csrf=2C3D');
  expect(noted).toEqual(['token csrf=0A1B', 'token csrf=stopped', 'token csrf=2C3D']);
});
