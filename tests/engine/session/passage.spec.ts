import { expect, test } from '@playwright/test';
import type { Barrier, Entrance, SignedIn } from '../../../engine/appliance.ts';
import { FaultError } from '../../../engine/faults.ts';
import { passToConsole } from '../../../engine/session/passage.ts';
import type { SessionParts } from '../../../engine/session/parts.ts';
import { Secret } from '../../../engine/secrets/secret.ts';
import { DEMO_TOTP_SECRET } from '../../../fixtures/simulators/core/seed.ts';

interface Shown {
  readonly signedIn?: SignedIn;
  readonly form?: boolean;
  readonly barrier?: Barrier;
  readonly unknown?: { readonly code: 'account-locked' | 'unknown-page'; readonly text: string };
  readonly dialog?: { readonly kind: 'alert'; readonly text: string };
}

/** A passage without a browser: each look is told what stands there. */
const passed = async (shows: () => Shown, { status = 200, earlier, limitMs = 300 }: { readonly status?: number; readonly earlier?: Shown['dialog']; readonly limitMs?: number } = {}) => {
  const seen = { refusals: 0, codes: 0 };
  const entrance = {
    form: async () => Promise.resolve(shows().form ? {} : undefined), signedIn: async () => Promise.resolve(shows().signedIn), barrier: async () => Promise.resolve(shows().barrier),
    obstacle: async () => Promise.resolve(undefined), refusedBy: () => 'sign-in-refused', unknown: async () => Promise.resolve(shows().unknown ?? { code: 'unknown-page', text: '?' }),
  } as unknown as Entrance;
  const answered = { sent: Promise.resolve(true), outcome: Promise.resolve({ kind: 'answered', status: 200, ms: 1 }), disarm: () => undefined };
  const relay = { arm: () => {
    seen.codes += 1;
    return answered;
  } };
  const parts = {
    tab: { frames: () => [] }, appliance: { entrance }, relay, limitMs, dialog: () => shows().dialog,
    target: { rememberRefusal: () => { seen.refusals += 1; }, totp: async () => Promise.resolve(Secret.of(DEMO_TOTP_SECRET, { kind: 'fixed' })), spendStep: () => true },
  } as unknown as SessionParts<unknown>;
  const end = await passToConsole(parts, { answer: { status: 200, atMs: 0 }, status, earlier }).catch((error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)));
  return { end, ...seen };
};

const us: SignedIn = { user: 'admin', label: 'gw', version: '1' };

/** A page that asks a code, as a machine shows it each time. */
const codePage = (text: string): Barrier => ({
  code: 'code-needed', text, whole: text, press: async () => Promise.resolve(undefined),
  input: {
    name: 'code', field: { evaluate: async (_: unknown, value: string) => Promise.resolve(value.length) } as never,
    send: async () => Promise.resolve({ control: { click: async () => Promise.resolve() } as never, sends: { rule: { id: 'code', method: 'POST' as const, path: '/code', fields: ['code'] }, expected: {}, free: [] } }),
  },
});

for (const { what, shows, status, code, refusals } of [
  { what: 'the form again', shows: { form: true }, code: 'sign-in-refused', refusals: 1 },
  { what: 'a page of its own that names a locked account', shows: { unknown: { code: 'account-locked' as const, text: '계정이 잠겼습니다.' } }, code: 'account-locked', refusals: 1 },
  { what: 'a page that nobody knows, with 401', shows: {}, status: 401, code: 'unknown-page', refusals: 1 },
  { what: 'a page that nobody knows, with 403', shows: {}, status: 403, code: 'unknown-page', refusals: 1 },
  { what: 'a page that nobody knows', shows: {}, status: 500, code: 'unknown-page', refusals: 0 },
]) {
  test(`after the password: ${what} is ${refusals ? '' : 'not '}remembered (F-39)`, async () => {
    expect(await passed(() => shows, status === undefined ? {} : { status })).toEqual({ end: code, refusals, codes: 0 });
  });
}

test('one code whatever the page says; the same page again is a refusal that is remembered (F-43)', async () => {
  let left = 5;
  const counting = await passed(() => {
    left -= 1;
    return { barrier: codePage(`인증번호를 입력하십시오. 남은 횟수 ${left}회`) };
  });
  expect(counting).toEqual({ end: 'code-refused', refusals: 1, codes: 1 });
  expect(await passed(() => ({ barrier: codePage('인증번호를 입력하십시오.') }))).toEqual({ end: 'code-refused', refusals: 1, codes: 1 });
});

test('only a dialog since the request left is the answer of the machine', async () => {
  const dialog = { kind: 'alert' as const, text: '비밀번호를 입력하십시오.' };
  let looks = 0;
  const slow = (): Shown => {
    looks += 1;
    return looks < 4 ? { form: true, dialog } : { signedIn: us, dialog };
  };
  expect(await passed(slow, { earlier: dialog, limitMs: 10_000 })).toEqual({ end: us, refusals: 0, codes: 0 });
  expect(await passed(() => ({ form: true, dialog: { ...dialog } }), { earlier: dialog })).toEqual({ end: 'sign-in-refused', refusals: 1, codes: 0 });
});
