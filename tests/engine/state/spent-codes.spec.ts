import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { isSpent, spendStep } from '../../../engine/state/spent-codes.ts';
import { test } from './children.ts';

const account = (stateDir: string, user = 'admin') => ({ stateDir, machine: 'm1', user });
const files = (stateDir: string): string[] => readdirSync(join(stateDir, 'spent-codes'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

test('F-43: of two processes that want the same step one gets it', async ({ stateDir, child }) => {
  const steps = Array.from({ length: 40 }, (_, i) => 58_000_000 + i);
  const [left, right] = await Promise.all([child(), child()]);
  const got = (await Promise.all([left, right].map((one) => one.ask({ do: 'spend', account: account(stateDir), steps })))) as [number[], number[]];
  expect([...got[0], ...got[1]].sort((a, b) => a - b)).toEqual(steps);
  expect(steps.every((step) => isSpent({ ...account(stateDir), step }))).toBe(true);
});

test('a step is spent for its account only, whatever the case of its name', ({ stateDir }) => {
  expect(spendStep({ ...account(stateDir), step: 10 })).toBe(true);
  expect(spendStep({ ...account(stateDir, 'ADMIN'), step: 10 })).toBe(false);
  expect(spendStep({ ...account(stateDir, 'other'), step: 10 })).toBe(true);
  expect(spendStep({ ...account(stateDir), step: 11 })).toBe(true);
  expect(isSpent({ ...account(stateDir), step: 12 })).toBe(false);
});

test('a torn record is a spent step', ({ stateDir }) => {
  spendStep({ ...account(stateDir), step: 10 });
  writeFileSync(files(stateDir)[0] ?? '', '');
  expect(isSpent({ ...account(stateDir), step: 10 })).toBe(true);
  expect(spendStep({ ...account(stateDir), step: 10 })).toBe(false);
});

test('old steps are forgotten; a clock set back spends none twice', ({ stateDir }) => {
  for (let step = 1_000; step < 1_100; step += 1) spendStep({ ...account(stateDir), step });
  expect(files(stateDir)).toHaveLength(41);
  expect(spendStep({ ...account(stateDir), step: 1_095 })).toBe(false);
  expect(() => spendStep({ ...account(stateDir), step: 1.5 })).toThrow(RangeError);
});
