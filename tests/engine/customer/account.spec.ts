import { expect, test } from '@playwright/test';
import { accountFor, attendance } from '../../../engine/customer/account.ts';
import { parseCustomer } from '../../../engine/customer/parse.ts';
import type { ApplianceProfile } from '../../../engine/customer/schema.ts';
import type { Mode } from '../../../engine/events.ts';
import { describeProblem } from '../../../engine/inputs/problem.ts';

const modes: readonly Mode[] = ['diagnose', 'plan', 'verify', 'apply', 'rollback'];

const text = (signIn: string, more = ''): string => `id: acme\nname: 가온물산\nappliances:\n  - id: main\n    kind: tmw\n    url: http://127.0.0.1:9\n    signIn:\n${signIn}\n    wanted: { policy: 급여메일 }\n${more}`;

const parsed = (signIn: string, more?: string) => parseCustomer(text(signIn, more), 'acme.yaml');

const profileOf = (signIn: string, more?: string): ApplianceProfile => {
  const [profile] = parsed(signIn, more).customer?.appliances ?? [];
  if (!profile) throw new Error('no profile');
  return profile;
};

const problemsOf = (signIn: string): string[] => parsed(signIn).problems.map((one) => describeProblem(one, 'en'));

test('runs that read use verifyAs, runs that write applyAs, without them the common account', () => {
  const common = profileOf('      user: admin\n      password: env:A');
  expect(modes.map((mode) => accountFor(common, mode).user)).toEqual(['admin', 'admin', 'admin', 'admin', 'admin']);
  const separate = profileOf('      user: admin\n      verifyAs: { user: viewer, password: env:V }\n      applyAs: { user: changer, password: env:C, totp: env:T }');
  expect(modes.map((mode) => accountFor(separate, mode).user)).toEqual(['viewer', 'viewer', 'viewer', 'changer', 'changer']);
  expect(accountFor(separate, 'apply')).toEqual({ user: 'changer', password: 'env:C', totp: 'env:T', account: 'dedicated', at: 'applyAs' });
  expect(accountFor(common, 'apply')).toMatchObject({ password: 'env:A', account: 'shared', at: '' });
});

const user = '      user: admin\n      account: ';
const label = '    machine: { label: mail-gw }\n';
const cases: readonly [name: string, profile: ApplianceProfile, mode: Mode, unattended: unknown, asked: unknown][] = [
  ['a dedicated account on a machine that names itself', profileOf(`${user}dedicated`, label), 'apply', { kind: 'ok' }, { kind: 'ok' }],
  ['a shared account', profileOf(`${user}shared`, label), 'apply', { kind: 'refuse', reasons: ['shared-unattended'] }, { kind: 'ask', questions: [{ about: 'account', user: 'admin' }] }],
  ['a shared account that only reads: it may throw somebody out too', profileOf(`${user}shared`, label), 'verify', { kind: 'refuse', reasons: ['shared-unattended'] }, { kind: 'ask', questions: [{ about: 'account', user: 'admin' }] }],
  ['an account set apart for reading', profileOf(`${user}shared\n      verifyAs: { user: viewer }`, label), 'verify', { kind: 'ok' }, { kind: 'ok' }],
  ['the same profile when it writes', profileOf(`${user}shared\n      verifyAs: { user: viewer }`, label), 'apply', { kind: 'refuse', reasons: ['shared-unattended'] }, { kind: 'ask', questions: [{ about: 'account', user: 'admin' }] }],
  ['plain http without a label', profileOf(`${user}dedicated`), 'plan', { kind: 'refuse', reasons: ['unknown-machine'] }, { kind: 'ask', questions: [{ about: 'machine' }] }],
  ['both', profileOf(`${user}shared`), 'apply', { kind: 'refuse', reasons: ['shared-unattended', 'unknown-machine'] }, { kind: 'ask', questions: [{ about: 'machine' }, { about: 'account', user: 'admin' }] }],
];

for (const [name, profile, mode, unattended, asked] of cases) {
  test(`attendance: ${name}`, () => {
    expect(attendance(profile, { mode, interactive: false })).toEqual(unattended);
    expect(attendance(profile, { mode, interactive: true })).toEqual(asked);
  });
}

test('pages, keys and sources of the sign-in are checked', () => {
  const good = profileOf(`${user}dedicated\n      password: 'exec:["/usr/bin/pass", "show", "acme"]'\n      totp: file:../otp.txt\n      pages:\n        - { text: 이미 로그인된 사용자가 있습니다., press: 예 }`);
  expect(good.signIn).toMatchObject({ totp: 'file:../otp.txt', pages: [{ text: '이미 로그인된 사용자가 있습니다.', press: '예' }] });
  expect(profileOf(`${user}dedicated\n      password: 'by-hand:'`).signIn.password).toBe('by-hand:');
  expect(problemsOf(`${user}dedicated\n      totp: 'by-hand:'`)).toEqual([expect.stringContaining('nobody knows')]);
  expect(problemsOf(`${user}dedicated\n      totp: ORSXE4TBMNSS2ZDF`)).toEqual([expect.not.stringContaining('ORSXE4')]);
  expect(problemsOf(`${user}dedicated\n      pages:\n        - { text: 확인, press: 확인 }`)).toEqual([expect.stringContaining('too short')]);
  expect(problemsOf(`${user}dedicated\n      password: 'exec:pass show acme'`)).toEqual([expect.stringContaining('JSON list')]);
});
