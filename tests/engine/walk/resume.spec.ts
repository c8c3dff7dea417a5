import { expect, test } from '@playwright/test';
import type { JournalLine } from '../../../engine/events.ts';
import type { Difference } from '../../../engine/goal.ts';
import type { SaveOutcome } from '../../../engine/save.ts';
import type { Meant } from '../../../engine/state/intents.ts';
import { refutableFrom } from '../../../engine/walk/refutable.ts';
import { seenStored } from '../../../engine/walk/resume.ts';

const at = '2026-11-20T03:00:00.000Z';
const outcome = (intent: string, of: SaveOutcome): JournalLine => ({ n: 1, at, ms: 0, type: 'write-outcome', intent, outcome: of });

const means = { before: { listed: ['a'] }, meant: [{ path: ['listed'], before: ['a'], after: ['a', 'b'], missing: ['b'], cure: 'steps' as const }] };
const after = (lines: readonly JournalLine[], of?: Meant): number => refutableFrom({ intent: 'a', at, means: of }, lines, { answerMs: 60_000, proveMs: 15_000 }) - Date.parse(at);
const sent: JournalLine = { n: 1, at, ms: 0, type: 'write-sent', intent: 'a' };

test('F-30 a list as before refutes a save that was answered, or waited for in vain, much later only', () => {
  expect(after([outcome('a', { kind: 'answered', status: 302, ms: 3 })])).toBe(600_000);
  expect(after([outcome('a', { kind: 'unanswered', ms: 3 })])).toBe(600_000);
  expect(after([outcome('a', { kind: 'dropped', reason: 'reset', ms: 3 })])).toBe(75_000);
  expect(after([outcome('a', { kind: 'answered', status: 500, ms: 3 })])).toBe(75_000);
  // On another host the journal cannot be read.
  expect(after([], means)).toBe(600_000);
});

test('F-100 a save of a killed run may still be under way as long as an answer and a proof may take; one whose request never left is refuted at once', () => {
  expect(after([outcome('b', { kind: 'answered', status: 200, ms: 3 }), sent], means)).toBe(75_000);
  expect(refutableFrom({ intent: 'a', at, means }, [outcome('b', { kind: 'answered', status: 200, ms: 3 })], { answerMs: 60_000, proveMs: 15_000 })).toBe(0);
  // A journal of the first version does not tell what left.
  expect(after([outcome('b', { kind: 'answered', status: 200, ms: 3 })])).toBe(75_000);
});

const head = { n: 1, at, ms: 0 } as const;
const reading = (listed: readonly string[], section = 'list'): JournalLine => ({ ...head, type: 'reading', section, phase: 'converge', state: { listed }, proof: '', hash: '' });
const intent = (name: string, section = 'list'): JournalLine => ({ ...head, type: 'intent', intent: name, section, ref: 'r', rule: 'x', method: 'POST', path: '/save', before: [], after: [] });
const meant: readonly Difference[] = [{ path: ['listed'], before: ['a'], after: ['a', 'b'], missing: ['b'], cure: 'steps' }];
const seen = (...lines: readonly JournalLine[]): string[] => seenStored(['inner', 'outer'], lines, 'list', meant);

test('F-100 an inner save whose effect was still read is proven, whatever became of the outer one', () => {
  expect(seen(reading(['a']), intent('inner'), reading(['a', 'b']), intent('outer'))).toEqual(['inner']);
  expect(seen(reading(['a']), intent('inner'), intent('outer'), reading(['a', 'b']))).toEqual(['outer']);
  expect(seen(reading(['a']), intent('inner'), reading(['a']), intent('outer'))).toEqual([]);
  // What stood there before, what was read of another screen, and a save that the journal does not hold say nothing.
  expect(seen(reading(['a', 'b']), intent('inner'), reading(['a', 'b']))).toEqual([]);
  expect(seen(reading(['a']), intent('inner'), reading(['a', 'b'], 'other'))).toEqual([]);
  expect(seen(reading(['a']), reading(['a', 'b']))).toEqual([]);
  expect(seenStored(['inner'], [reading(['a']), intent('inner'), reading(['a', 'b'])], 'list', undefined)).toEqual([]);
});
