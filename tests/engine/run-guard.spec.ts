import { expect } from '@playwright/test';
import { RunGuard } from '../../engine/run-guard.ts';
import { lockState } from '../../engine/state/locks.ts';
import { test } from './state/children.ts';

test('a lock tells the line that its run walks', ({ stateDir }) => {
  const machine = { id: 'tmw1', url: 'https://203.0.113.1', user: 'admin', trust: { kind: 'pin', spki: 'A' }, route: { kind: 'direct' } } as const;
  const guard = new RunGuard({ stateDir, mode: 'apply', runbook: { id: 'tmw/bulk-mail' }, customer: { id: 'acme' }, machine }, 'r1', '/runs/1', (text) => text);
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
