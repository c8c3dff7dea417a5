import { expect, test } from '@playwright/test';
import { FaultError } from '../../../engine/faults.ts';
import type { SessionParts } from '../../../engine/session/parts.ts';
import { signIn } from '../../../engine/session/sign-in.ts';
import { Secret } from '../../../engine/secrets/secret.ts';

const url = 'http://127.0.0.1:9/';

/** A sign-in page without a browser; `typed` counts what was put into its fields. */
const page = (more: Partial<SessionParts<unknown>>, password: () => Promise<Secret> = async () => Promise.resolve(Secret.of('pw-1234', { kind: 'fixed' }))) => {
  const at = { typed: 0, armed: 0 };
  const typed = async (): Promise<void> => {
    at.typed += 1;
    return Promise.resolve();
  };
  const form = { url, user: { fill: typed }, password: { evaluate: typed }, submit: {}, fields: { user: 'u', password: 'p' }, free: [], rule: { id: 'x', method: 'POST', path: '/in', fields: ['u', 'p'] } };
  const entrance = { form: async () => Promise.resolve(form), obstacle: async () => Promise.resolve(undefined) };
  const target = { url, user: 'admin', password, facts: {}, requireAllowed: () => undefined, rememberRefusal: () => undefined };
  const parts = { tab: { url: () => url }, appliance: { entrance }, target, limitMs: 300, dialog: () => undefined, relay: { arm: () => { at.armed += 1; } }, ...more } as unknown as SessionParts<unknown>;
  return { at, ended: signIn(parts, { status: 200, atMs: 0 }, () => undefined).catch((error: unknown) => (error instanceof FaultError ? error.fault : error)) };
};

test('nothing is typed under a dialog that nobody declared (law 3)', async () => {
  const { at, ended } = page({ dialog: () => ({ kind: 'alert', text: '점검 중입니다.' }) });
  expect(await ended).toEqual({ code: 'undeclared-dialog', params: { kind: 'alert', text: '점검 중입니다.' }, verdict: 'not-checked' });
  expect(at).toEqual({ typed: 0, armed: 0 });
});

test('a run that was stopped types nothing, and waits for no answer to its question', async () => {
  const before = page({ signal: AbortSignal.abort() });
  expect(await before.ended).toMatchObject({ code: 'stopped' });
  const stop = new AbortController();
  const asked = page({ signal: stop.signal }, () => {
    stop.abort();
    return new Promise<Secret>(() => undefined);
  });
  expect(await asked.ended).toMatchObject({ code: 'stopped' });
  expect([before.at, asked.at]).toEqual([{ typed: 0, armed: 0 }, { typed: 0, armed: 0 }]);
});
