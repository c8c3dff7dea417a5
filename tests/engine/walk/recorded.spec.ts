import { expect, test } from '@playwright/test';
import type { JournalLine } from '../../../engine/events.ts';
import type { Difference } from '../../../engine/goal.ts';
import type { SaveOutcome } from '../../../engine/save.ts';
import { recordedChanges, undoDifferences } from '../../../engine/walk/recorded.ts';

const head = { n: 1, at: '2026-11-20T03:00:00.000Z', ms: 0 } as const;
const reading = (state: object): JournalLine => ({ ...head, type: 'reading', section: 's', phase: 'prove', state, proof: '', hash: '' });
const differs = (...differences: readonly Difference[]): JournalLine => ({ ...head, type: 'section-differs', section: 's', changes: [], differences });
const intent: JournalLine = { ...head, type: 'intent', intent: 'i', section: 's', ref: 'r', rule: 'x', method: 'POST', path: '/save', before: [], after: [] };
const resolved = (outcome: 'changed' | 'failed' | 'unknown'): JournalLine => ({ ...head, type: 'resolved', section: 's', intents: ['i'], outcome, how: 'as-expected' });

const missing: Difference = { path: ['ips'], before: ['a'], after: ['a', 'b'], cure: 'steps', missing: ['b'] };

test('a proven change is what was read; a failed one is what came of that which was meant, and nothing that others added meanwhile', () => {
  const run = (outcome: 'changed' | 'failed', ...ips: readonly string[]) => recordedChanges([reading({ ips: ['a'] }), differs(missing), intent, reading({ ips }), resolved(outcome), reading({ ips: ['later'] })]);
  expect(run('changed', 'a', 'b')).toEqual([{ section: 's', before: { ips: ['a'] }, after: { ips: ['a', 'b'] } }]);
  expect(run('failed', 'a', 'b', 'foreign')).toEqual([{ section: 's', before: { ips: ['a'] }, after: { ips: ['a', 'b'] } }]);
  expect(run('failed', 'a', 'foreign')).toEqual([]);
  expect(run('failed', 'a')).toEqual([]);
});

test('a save that never left changed nothing, whoever makes the same change later', () => {
  const outcome = (of: SaveOutcome): JournalLine => ({ ...head, type: 'write-outcome', intent: 'i', outcome: of });
  const run = (...lines: readonly JournalLine[]) => recordedChanges([reading({ ips: ['a'] }), differs(missing), ...lines]);
  expect(run(intent, outcome({ kind: 'refused', reason: 'x', cause: 'content' }))).toEqual([]);
  expect(run(intent, outcome({ kind: 'not-sent' }))).toEqual([]);
  expect(run({ ...intent, draft: true }, outcome({ kind: 'answered', status: 200, ms: 1 }))).toEqual([]);
  expect(run(intent, outcome({ kind: 'dropped', reason: 'x', ms: 1 }))).toHaveLength(1);
});

test('what is neither as it was nor as the run left it is for a person', () => {
  const recorded = { section: 's', before: { limit: 100, ips: [] }, after: { limit: 50, ips: ['b'] } };
  expect(undoDifferences(recorded, { limit: 200, ips: ['b'] }).map((one) => [one.path[0], one.cure])).toEqual([['limit', 'person'], ['ips', 'steps']]);
  expect(undoDifferences(recorded, { limit: 100, ips: [] })).toEqual([]);
});

test('F-107 what was meant counts where nobody has read what became of it: a rollback takes back what of it stands now, and nothing else', () => {
  const recorded = { section: 's', before: { ips: ['a'] }, after: { ips: ['a', 'b'] } };
  for (const end of [[reading({ ips: ['a'] }), resolved('unknown')], [reading({ ips: ['a'] })], []]) {
    expect(recordedChanges([reading({ ips: ['a'] }), differs(missing), intent, ...end])).toEqual([recorded]);
    // What an earlier run left open was settled before this one acted.
    expect(recordedChanges([resolved('changed'), reading({ ips: ['a'] }), differs(missing), intent, ...end])).toEqual([recorded]);
  }
  expect(undoDifferences(recorded, { ips: ['a', 'b', 'foreign'] }).map((one) => one.removed)).toEqual([['b']]);
  expect(undoDifferences(recorded, { ips: ['a', 'foreign'] })).toEqual([]);
});

test('what was meant reaches into entries, makes new ones, and leaves what is for a person', () => {
  const after = (differences: readonly Difference[]) => recordedChanges([reading({ list: [{ name: 'p', ips: ['a'], limit: 1 }], limit: 5 }), differs(...differences), intent])[0]?.after;
  expect(after([{ ...missing, path: ['list', 'p', 'ips'] }])).toEqual({ list: [{ name: 'p', ips: ['a', 'b'], limit: 1 }], limit: 5 });
  expect(after([{ path: ['list', 'q'], before: undefined, after: { name: 'q', ips: [] }, cure: 'steps' }])).toEqual({ list: [{ name: 'p', ips: ['a'], limit: 1 }, { name: 'q', ips: [] }], limit: 5 });
  expect(after([{ path: ['list', 'p'], before: {}, after: undefined, cure: 'steps' }])).toEqual({ list: [], limit: 5 });
  expect(after([{ path: ['limit'], before: 5, after: 7, cure: 'steps' }, { path: ['list', 'p', 'limit'], before: 1, after: 9, cure: 'person' }])).toEqual({ list: [{ name: 'p', ips: ['a'], limit: 1 }], limit: 7 });
});
