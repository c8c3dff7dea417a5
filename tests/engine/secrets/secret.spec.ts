import { format, inspect } from 'node:util';
import { expect, test } from '@playwright/test';
import { InputError } from '../../../engine/inputs/problem.ts';
import { environmentForChildren } from '../../../engine/secrets/child-environment.ts';
import { forgetSecrets, Secret, secretsInForce } from '../../../engine/secrets/secret.ts';

test.beforeEach(() => forgetSecrets());

test('F-74: a secret prints as dots by every way of printing', () => {
  const secret = Secret.of('canary-4711', { kind: 'env', name: 'ACME_PASSWORD' });
  const ways = [
    String(secret), 'x' + secret, [secret].join(), JSON.stringify({ secret }), inspect(secret), inspect({ deep: { secret } }, { showHidden: true, depth: 9 }),
    JSON.stringify(structuredClone(secret)), JSON.stringify(Object.entries(secret)), format('%s %o %j %O', secret, secret, secret, [secret]),
  ];
  for (const way of ways) expect(way).not.toContain('canary');
  expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual(['•••', '"•••"', '•••']);
  expect(secret.reveal()).toBe('canary-4711');
  expect(secret.source).toEqual({ kind: 'env', name: 'ACME_PASSWORD' });
});

const REFUSED: readonly [string, string][] = [
  ['a', 'secret.too-short'], ['10', 'secret.too-short'], ['', 'secret.too-short'], ['abc', 'secret.too-short'], ['pass1', 'secret.too-short'], ['가', 'secret.too-short'],
  ['admin', 'secret.common'], ['PASSWORD', 'secret.common'], ['비밀번호', 'secret.common'], ['저장'.normalize('NFD'), 'secret.common'],
  ['1234', 'secret.common'], ['2025', 'secret.common'],
  ['{"password":"canary-4711"}', 'secret.structured'], ['["canary-4711"]', 'secret.structured'],
  ['canary\n4711', 'secret.line-break'], ['canary-4711\r', 'secret.line-break'], ['canary\u00004711', 'secret.line-break'],
];

for (const [value, code] of REFUSED) {
  test(`F-73: ${JSON.stringify(value).replaceAll('canary', 'c')} is refused as ${code}, without its value, and is not entered`, () => {
    let caught: unknown;
    try {
      Secret.of(value, { kind: 'env', name: 'X_SECRET' });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    const { problems, message } = caught as InputError;
    expect(problems).toMatchObject([{ code, where: 'env:X_SECRET' }]);
    expect(message).not.toContain('canary');
    expect(secretsInForce()).toEqual([]);
  });
}

for (const value of ['pass-1', '가나', '{not json', '123456', 'a$&b$$c$1$\'$`', ' blank inside ', 'terrace!2024']) {
  test(`F-88: ${JSON.stringify(value)} is kept exactly`, () => {
    expect(Secret.of(value, { kind: 'fixed' }).reveal()).toBe(value);
  });
}

test('the register knows each value once, until it is emptied', () => {
  Secret.of('canary-1', { kind: 'ask' });
  Secret.of('canary-1', { kind: 'env', name: 'A' });
  Secret.of('canary-2', { kind: 'file', name: 'x' });
  expect(secretsInForce().map((secret) => secret.reveal())).toEqual(['canary-1', 'canary-2']);
  forgetSecrets();
  expect(secretsInForce()).toEqual([]);
});

test('F-92: child processes get what they need by name, and none of it that contains a secret in force', () => {
  Secret.of('canary-4711', { kind: 'env', name: 'ACME_PASSWORD' });
  // Nobody has asked for the other profile's password yet, so nothing knows that it is one.
  const env = { PATH: '/bin', ACME_PASSWORD: 'canary-4711', OTHER_PASSWORD: 'not-resolved', XDG_DATA_HOME: '/home/canary-4711', HOME: '/home/kim', SSH_AUTH_SOCK: '/run/agent', BW_SESSION: 's', GONE: undefined };
  expect(environmentForChildren(env)).toEqual({ PATH: '/bin', HOME: '/home/kim', SSH_AUTH_SOCK: '/run/agent' });
  expect(environmentForChildren(env, /^BW_/)).toMatchObject({ BW_SESSION: 's' });
});
