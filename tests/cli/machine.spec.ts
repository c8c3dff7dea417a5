import { expect, test } from '@playwright/test';
import { applianceOf } from '../../cli/appliances.ts';
import { machineOf } from '../../cli/machine.ts';
import type { Mode } from '../../engine/events.ts';
import { loadCustomer } from '../../engine/customer/load.ts';
import { customersFolder, type ProfileParts } from './profile.ts';

const made = async (parts: ProfileParts, env: Record<string, string> = { ACME_PASSWORD: 'secret-value-9' }, mode: Mode = 'plan') => {
  const { customer, file } = await loadCustomer({ id: 'acme', dir: customersFolder(parts) });
  const [profile] = customer.appliances;
  if (!profile) throw new Error('no appliance');
  return machineOf({ customer, file, profile, appliance: applianceOf(profile.kind), dotEnv: new Map(), env, ask: undefined, mode });
};

const pin = `${'A'.repeat(42)}A=`;

test('trust: plain over http, the pin without its prefix, the system’s list, and nothing else over https', async () => {
  expect((await made({})).machine?.trust).toEqual({ kind: 'plain' });
  expect((await made({ url: 'https://192.0.2.1', tls: `{ pin: sha256/${pin} }` })).machine?.trust).toEqual({ kind: 'pin', spki: pin });
  expect((await made({ url: 'https://gw.example.co.kr', tls: '{ system: true, legacy: true }' })).machine).toMatchObject({ trust: { kind: 'system' }, legacyTls: true });
  const { machine, troubles } = await made({ url: 'https://192.0.2.1:8443' });
  expect(machine).toBeUndefined();
  expect(troubles).toEqual([expect.objectContaining({ code: 'no-trust', where: expect.stringMatching(/acme\.yaml:?\d* appliances\[0\]/) })]);
  for (const lang of ['ko', 'en'] as const) expect(troubles[0]?.text[lang]()).toMatch(/runbook trust --customer \S*acme\.yaml --appliance main$/);
});

test('the password is fetched through its reference and stands in nothing that is shown', async () => {
  const { machine } = await made({ label: 'mail-gw' });
  expect((await machine?.password())?.reveal()).toBe('secret-value-9');
  expect(JSON.stringify(machine)).not.toContain('secret-value-9');
  const missing = await made({}, {});
  expect(missing.troubles.map((one) => one.code)).toEqual(['secret.env-missing']);
});

test('route with credentials: known user, secret behind a function', async () => {
  const more = '    plainHttp: { acceptedBy: 이담당, on: 2025-03-04, reason: 시험 }\n    route: { kind: socks5, host: jump.example.co.kr, port: 1080, user: me, password: env:PROXY_PASSWORD }';
  const { machine } = await made({ more }, { ACME_PASSWORD: 'secret-value-9', PROXY_PASSWORD: 'proxy-secret-1' });
  expect(machine?.route).toMatchObject({ kind: 'socks5', host: 'jump.example.co.kr', port: 1080, user: 'me' });
  expect(machine?.route.kind === 'socks5' && machine.route.password?.()).toBe('proxy-secret-1');
  expect(JSON.stringify(machine)).not.toContain('proxy-secret-1');
});

test('an account of its own for runs that write; by-hand has no password; a second factor is a secret too', async () => {
  const separate = '{ user: writer, password: env:WRITER, totp: env:WRITER_KEY }';
  const env = { ACME_PASSWORD: 'secret-value-9', WRITER: 'writer-secret-1', WRITER_KEY: 'JBSWY3DPEHPK3PXP' };
  const parts = { password: `env:ACME_PASSWORD\n      applyAs: ${separate}` };
  const writing = (await made(parts, env, 'apply')).machine;
  expect(writing?.user).toBe('writer');
  expect((await writing?.totp?.())?.reveal()).toBe('JBSWY3DPEHPK3PXP');
  expect((await made(parts, env, 'verify')).machine).toMatchObject({ user: 'admin' });
  expect((await made(parts, { ACME_PASSWORD: 'secret-value-9', WRITER: 'writer-secret-1' }, 'apply')).troubles).toEqual([expect.objectContaining({ code: 'secret.env-missing', where: expect.stringContaining('signIn.applyAs.totp') })]);
  const wrong = (await made(parts, { ...env, WRITER_KEY: 'not-base32-!0189' }, 'apply')).troubles;
  expect(wrong).toEqual([expect.objectContaining({ code: 'secret.totp', where: expect.stringMatching(/signIn\.applyAs\.totp env:WRITER_KEY$/) })]);
  for (const lang of ['ko', 'en'] as const) expect(wrong[0]?.text[lang]()).not.toContain('0189');
  expect((await made({ password: "'by-hand:'" })).machine).toMatchObject({ byHand: true });
});

test('variants become facts of the machine', async () => {
  const { machine } = await made({ more: '    variants: { charset: euc-kr, innerSave: silent, lang: en, version: "3.1" }' });
  expect(machine).toMatchObject({ charset: 'euc-kr', facts: { innerSave: 'silent' }, lang: 'en', version: '3.1' });
  expect((await made({})).machine?.charset).toBe('utf-8');
});
