import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshCode, totpOf, type CodeClock } from '../../../engine/session/one-time-code.ts';
import { Secret } from '../../../engine/secrets/secret.ts';
import { spendStep } from '../../../engine/state/spent-codes.ts';
import { totp as machineCode } from '../../../fixtures/simulators/core/code-desk.ts';
import { DEMO_TOTP_SECRET } from '../../../fixtures/simulators/core/seed.ts';

const key = Secret.of(DEMO_TOTP_SECRET, { kind: 'fixed' });

/** A clock that moves only by waiting. */
const clockAt = (start: number): CodeClock & { readonly waits: number[] } => {
  let now = start;
  const waits: number[] = [];
  return {
    waits, now: () => now,
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
};

/** The vectors of RFC 6238, appendix B, for SHA-1 (its last six digits). */
for (const [seconds, code] of [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']] as const) {
  test(`RFC 6238 at ${seconds} s`, async () => {
    const rfc = Secret.of('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', { kind: 'fixed' });
    expect(totpOf(rfc).generate({ timestamp: seconds * 1000 })).toBe(code);
  });
}

test('a key with blanks, in lower case, or as the address of a QR code', () => {
  const at = 1_700_000_000_000;
  const code = machineCode(DEMO_TOTP_SECRET, at);
  for (const text of [DEMO_TOTP_SECRET.toLowerCase(), DEMO_TOTP_SECRET.replaceAll(/(.{4})/g, '$1 ').trim(), `otpauth://totp/TERRACE:admin?secret=${DEMO_TOTP_SECRET}&issuer=TERRACE`]) {
    expect(totpOf(Secret.of(text, { kind: 'fixed' })).generate({ timestamp: at })).toBe(code);
  }
});

for (const text of ['not a key!', 'otpauth://hotp/a?secret=ORSXE4TBMNSS2ZDF&counter=1', 'otpauth://totp/']) {
  test(`'${text}' is no key, and is not quoted`, () => {
    expect(() => totpOf(Secret.of(text, { kind: 'fixed' }))).toThrow(/^no-secret \{"detail":"TOTP"\}$/);
  });
}

test('in the middle of a step its code is given at once', async () => {
  const clock = clockAt(1_700_000_010_000);
  expect(await freshCode(key, () => true, clock)).toBe(machineCode(DEMO_TOTP_SECRET, 1_700_000_010_000));
  expect(clock.waits).toEqual([]);
});

test('F-43 at the edge of a step the next one is waited for', async () => {
  const edge = 1_700_000_010_000 - (1_700_000_010_000 % 30_000) + 30_000;
  const clock = clockAt(edge - 2_999);
  expect(await freshCode(key, () => true, clock)).toBe(machineCode(DEMO_TOTP_SECRET, edge));
  expect(clock.waits).toEqual([2_999]);
  expect(clockAt(edge - 3_000).waits).toEqual([]);
});

test('F-43 a step that another run has used is not used again, whoever asks first', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'codes-'));
  const account = { stateDir, machine: '0123456789abcdef', user: 'admin' };
  const spend = (step: number): boolean => spendStep({ ...account, step });
  const start = 1_700_000_010_000;
  const next = start - (start % 30_000) + 30_000;
  const [first, second] = await Promise.all([freshCode(key, spend, clockAt(start)), freshCode(key, spend, clockAt(start))]);
  expect([first, second].toSorted()).toEqual([machineCode(DEMO_TOTP_SECRET, start), machineCode(DEMO_TOTP_SECRET, next)].toSorted());
});

test('F-43 steps that are all used up by others end in words, not in a loop', async () => {
  const clock = clockAt(1_700_000_010_000);
  await expect(freshCode(key, () => false, clock)).rejects.toThrow('code-needed');
  expect(clock.waits.length).toBe(5);
});
