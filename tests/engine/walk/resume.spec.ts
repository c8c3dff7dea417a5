import { expect, test } from '@playwright/test';
import type { JournalLine } from '../../../engine/events.ts';
import type { SaveOutcome } from '../../../engine/save.ts';
import { refutableFrom } from '../../../engine/walk/resume.ts';

const at = '2026-11-20T03:00:00.000Z';
const outcome = (intent: string, of: SaveOutcome): JournalLine => ({ n: 1, at, ms: 0, type: 'write-outcome', intent, outcome: of });
const after = (lines: readonly JournalLine[], ...intents: readonly string[]): number => refutableFrom(intents.map((intent) => ({ intent, at })), lines, 15_000) - Date.parse(at);

test('F-30 a list as before refutes a save without an answer after the bound of the proof, an answered one much later', () => {
  expect(after([], 'a')).toBe(15_000);
  expect(after([outcome('a', { kind: 'dropped', reason: 'reset', ms: 3 })], 'a')).toBe(15_000);
  expect(after([outcome('a', { kind: 'unanswered', ms: 3 })], 'a')).toBe(15_000);
  expect(after([outcome('a', { kind: 'answered', status: 500, ms: 3 })], 'a')).toBe(15_000);
  expect(after([outcome('b', { kind: 'answered', status: 200, ms: 3 })], 'a')).toBe(15_000);
  expect(after([outcome('a', { kind: 'answered', status: 302, ms: 3 })], 'a')).toBe(600_000);
  expect(after([outcome('b', { kind: 'answered', status: 200, ms: 3 })], 'a', 'b')).toBe(600_000);
});
