import { expect, test } from '@playwright/test';
import type { ArmedSlot } from '../../../engine/relay/armed.ts';
import { Gate } from '../../../engine/relay/gate.ts';
import type { RequestRule, StoppedRequest } from '../../../engine/relay/rules.ts';

/** A console whose page sends `Password` with everything it asks. The sign-in is such a request too, and later ones look the same. */
const signIn: RequestRule = { id: 'sign-in', method: 'GET', path: '/auth', fields: ['header:password'] };

const gateWith = () => {
  const stopped: StoppedRequest[] = [];
  const gate = new Gate({
    origin: 'http://192.0.2.1', charset: 'utf-8', trust: { kind: 'plain' }, route: { kind: 'direct' }, connectTimeoutMs: 1000, onStopped: (one) => stopped.push(one),
    rules: { declaredReads: [{ id: 'search', method: 'POST', path: '/search', fields: [] }], ambient: [], getWrites: [], credentialHeaders: ['Password'] },
  });
  const ask = (path: string, password?: string, method = 'GET') => gate.decide({
    method, path, shown: `http://192.0.2.1${path}`, methodOverride: false, harmlessOptions: false,
    content: { query: '', contentType: '', contentEncoding: '', body: Buffer.alloc(0), headers: password === undefined ? {} : { password } },
  });
  const said = (...asked: Parameters<typeof ask>): string => {
    const decision = ask(...asked);
    return decision.kind === 'stop' ? decision.reason : decision.kind;
  };
  const armed = (password: string): ArmedSlot => gate.arm({ intentId: 'sign-in', rule: signIn, secret: true, expected: { 'header:password': [password] } });
  gate.duringVerb();
  return { gate, stopped, said, armed };
};

test('before the sign-in nothing that carries a credential leaves, and what carries none does', () => {
  const { said, stopped } = gateWith();
  expect(said('/stat')).toBe('read');
  expect(said('/stat', 'guess')).toBe('undeclared');
  expect(said('/search', 'guess', 'POST')).toBe('undeclared');
  expect(JSON.stringify(stopped)).not.toContain('guess');
});

test('one armed attempt leaves; a refused credential never leaves again', () => {
  const { said, armed, gate } = gateWith();
  const slot = armed('wrong');
  expect(said('/auth', 'wrong')).toBe('write');
  slot.began(401);
  expect(said('/auth', 'wrong')).toBe('second-send');
  expect(said('/stat', 'wrong')).toBe('undeclared');
  expect(gate.counts).toMatchObject({ session: 1, reads: 0, writes: 0 });
});

test('an accepted credential passes with every read, another one with none', () => {
  const { said, armed } = gateWith();
  const slot = armed('right');
  expect(said('/auth', 'other')).toBe('body');
  const again = armed('right');
  expect(said('/auth', 'right')).toBe('write');
  again.began(200);
  expect([said('/auth', 'right'), said('/stat', 'right'), said('/search', 'right', 'POST')]).toEqual(['read', 'read', 'read']);
  expect(said('/stat', 'other')).toBe('undeclared');
  expect(slot.open).toBe(false);
});

test('a second sign-in is one again, whatever was accepted before: it leaves armed, and a refusal of it counts', () => {
  const { gate, said, armed } = gateWith();
  const first = armed('right');
  expect(said('/auth', 'right')).toBe('write');
  first.began(200);
  expect(said('/stat', 'right')).toBe('read');
  const second = armed('right');
  expect(said('/stat', 'right'), 'proven no longer').toBe('undeclared');
  expect(said('/auth', 'right')).toBe('write');
  second.began(401);
  expect(second.open).toBe(false);
  expect(said('/stat', 'right')).toBe('undeclared');
  expect(gate.counts).toMatchObject({ session: 2 });
});

test('an armed request that looks like a read goes first, and another one to the same address stays a read', () => {
  const { gate, said } = gateWith();
  const slot = gate.arm({ intentId: 'look', rule: { id: 'look', method: 'GET', path: '/look', fields: [] }, session: true, expected: {} });
  expect(said('/look', undefined, 'HEAD')).toBe('read');
  expect(said('/look')).toBe('write');
  expect(slot.open).toBe(false);
  expect(said('/look')).toBe('read');
});
