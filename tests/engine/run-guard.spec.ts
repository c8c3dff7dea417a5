import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FaultError } from '../../engine/faults.ts';
import type { Journal } from '../../engine/journal.ts';
import { RunGuard, type GuardOf } from '../../engine/run-guard.ts';
import { lockState } from '../../engine/state/locks.ts';
import { trust } from '../../engine/state/machines.ts';
import { marksOf } from '../../engine/state/marks.ts';

const direct = { kind: 'direct' } as const;
const url = 'https://192.168.0.5:8443/';
const key = 'A'.repeat(43);

/** What becomes of a run of this customer, before anything is dialled. */
const startOf = (stateDir: string, customer: string, machine: Partial<GuardOf['machine']> = {}): string => {
  try {
    const guard = new RunGuard({ stateDir, mode: 'verify', runbook: { id: 'tmw/x' }, customer: { id: customer }, machine: { id: 'tmw1', url, user: 'admin', trust: { kind: 'pin', spki: key }, route: direct, ...machine } }, 'run', stateDir, (text) => text);
    guard.release(undefined as unknown as Journal);
    return 'started';
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return `${error.fault.code} ${error.fault.params['command'] ?? ''}`.trim();
  }
};

const trusted = (stateDir: string, customer: string, pin = `sha256/${key}`): void => void trust(stateDir, marksOf({ url, route: direct, profile: `${customer}/tmw1`, pin }), { by: 'kim' });

test('a profile that was copied from another customer types nothing at that customer’s machine until somebody trusts it', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'guard-'));
  expect(startOf(stateDir, 'b')).toBe('started');
  trusted(stateDir, 'a');
  expect(startOf(stateDir, 'a')).toBe('started');
  expect(startOf(stateDir, 'b')).toBe('trust-needed runbook trust --customer b --appliance tmw1');
  trusted(stateDir, 'b');
  expect([startOf(stateDir, 'a'), startOf(stateDir, 'b')]).toEqual(['started', 'started']);
});

test('a key other than the trusted one starts nothing; a plain profile that nobody trusted starts', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'guard-'));
  trusted(stateDir, 'a');
  expect(startOf(stateDir, 'a', { trust: { kind: 'pin', spki: 'B'.repeat(43) } })).toBe('key-changed');
  expect(startOf(stateDir, 'c', { url: 'http://10.0.0.9/', trust: { kind: 'plain' } })).toBe('started');
});

test('a lock tells the line that its run walks', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'guard-'));
  const guard = new RunGuard({ stateDir, mode: 'apply', runbook: { id: 'tmw/bulk-mail' }, customer: { id: 'acme' }, machine: { id: 'tmw1', url: 'https://203.0.113.1', user: 'admin', trust: { kind: 'pin', spki: 'A' }, route: direct } }, 'r1', '/runs/1', (text) => text);
  // A write renews the lease at once; so does the timer every 10 s.
  const doing = (): string | undefined => {
    guard.openWrite({ intent: 'i1', section: 's', before: [], after: [] });
    const state = lockState({ stateDir, machine: guard.machine });
    return state.kind === 'live' ? state.owner.doing : state.kind;
  };
  expect(doing()).toBe('apply tmw/bulk-mail');
  guard.walks('TMW-2a.3');
  expect(doing()).toBe('apply tmw/bulk-mail TMW-2a.3');
  guard.walks('');
  expect(doing()).toBe('apply tmw/bulk-mail');
});
