import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readJournal } from '../../../engine/evidence/read-journal.ts';
import { summarise } from '../../../engine/evidence/summary.ts';
import type { SaveOutcome } from '../../../engine/save.ts';
import { plainScreens } from './plain-png.ts';
import { sampleRun, SampleJournal, startEvent, usualTexts } from './sample-run.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'journal-'));
const sample = (): SampleJournal => sampleRun(plainScreens()).journal;

test('a whole journal is read line by line', async () => {
  const dir = await folder();
  const journal = sample();
  await writeFile(join(dir, 'journal.jsonl'), journal.text);
  const read = await readJournal(dir);
  expect(read.torn).toBe(false);
  expect(read.lines).toEqual(journal.lines);
});

test('a torn last line is left out, wherever it was cut', async () => {
  const journal = sample();
  const whole = journal.text;
  for (const cut of [1, 2, 40]) {
    const dir = await folder();
    await writeFile(join(dir, 'journal.jsonl'), Buffer.from(whole).subarray(0, -cut));
    const read = await readJournal(dir);
    expect(read.torn, `cut ${cut}`).toBe(true);
    // Without its line break alone the last line is still whole JSON.
    expect(read.lines.length).toBe(journal.lines.length - (cut === 1 ? 0 : 1));
  }
});

test('a broken line in the middle and a missing journal are faults', async () => {
  const dir = await folder();
  await expect(readJournal(dir)).rejects.toMatchObject({ fault: { code: 'journal' } });
  await writeFile(join(dir, 'journal.jsonl'), sample().text.replace('"step-finished"', '"step-fin'));
  await expect(readJournal(dir)).rejects.toMatchObject({ fault: { code: 'journal' } });
});

test('the summary holds who, where, what and how it ended', () => {
  const run = summarise(sample().lines);
  expect(run).toMatchObject({
    mode: 'apply', customer: { id: 'ganada', name: '가나다상사' }, who: { ticket: 'CS-20481' }, machine: { label: 'WATCHER-01' }, verdict: 'changed', exitCode: 0, complete: true,
    approval: { outcome: 'given' }, relay: { writes: 2 }, signedOut: 'signed-out',
  });
  expect(run.sections.map(section => section.section)).toEqual(['tmw-1', 'tmw-2a', 'tmw-2b', 'tmw-3']);
  expect(run.writes.map(write => [write.ref, write.resolved])).toEqual([['TMW-2a.5', 'changed'], ['TMW-2b.5', 'changed']]);
  expect(run.faults).toHaveLength(1);
});

test('lines keep the guide order; a line walked once per IP is one line with two walks', () => {
  const run = summarise(sample().lines);
  const [, first, second, third] = run.sections;
  expect(first?.lines.map(line => line.number)).toEqual([1, 2, 3, 4, 5]);
  expect(first?.lines[3]).toMatchObject({ guideNote: '※ 대상 IP 리스트에 메일 발송 장비의 IP 추가', outcome: 'done' });
  expect(second?.lines.map(line => [line.ref, line.runs.length])).toEqual([['TMW-2b.1', 1], ['TMW-2b.2', 1], ['TMW-2b.3', 2], ['TMW-2b.4', 2], ['TMW-2b.5', 1]]);
  expect(second?.lines[4]?.outcome).toBe('failed');
  expect(third?.lines.map(line => line.outcome)).toEqual(['already-so', 'done', 'not-reached', 'by-hand', 'done']);
  expect(first?.dialogs.map(dialog => dialog.number)).toEqual([5, 5]);
});

const head = { section: 's', ref: 'TMW-2a.5', text: '[O] 저장 아이콘 클릭', state: 'legible', verb: 'act' } as const;

test('the walk of the phase that came farthest counts', () => {
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'apply'));
  journal.add({ type: 'section-started', section: 's', title: 'S', phase: 'survey', slide: 'TMW-2' });
  journal.add({ type: 'step-finished', ...head, phase: 'survey', outcome: 'not-reached', typed: [], tookMs: 0, dialogs: [] });
  journal.add({ type: 'step-started', ...head, phase: 'converge', n: 5, of: 5 });
  expect(summarise(journal.lines).sections[0]?.lines[0]).toMatchObject({ outcome: 'open', runs: [{ phase: 'converge' }] });
  journal.add({ type: 'step-finished', ...head, phase: 'converge', outcome: 'done', typed: [], tookMs: 9, dialogs: [] });
  expect(summarise(journal.lines).sections[0]?.lines[0]).toMatchObject({ outcome: 'done', runs: [{ phase: 'converge', tookMs: 9 }] });
});

/** A run that ended in the middle of a save, as far as it came. */
const crashed = (outcome: SaveOutcome | undefined, resolved?: 'changed' | 'unknown'): SampleJournal => {
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'apply'));
  journal.add({ type: 'intent', intent: 'i', section: 's', ref: 'r.1', rule: 'x', method: 'POST', path: '/x', before: 1, after: 2 });
  if (outcome) journal.add({ type: 'write-outcome', intent: 'i', outcome });
  if (resolved) journal.add({ type: 'resolved', section: 's', intents: ['i'], outcome: resolved, how: 'x' });
  return journal;
};

test('a run without its end is unknown while a save is open, else not checked (laws 1, 2, 10)', () => {
  const verdict = (journal: SampleJournal): string => summarise(journal.lines).verdict;
  expect(verdict(crashed(undefined))).toBe('unknown');
  expect(verdict(crashed({ kind: 'answered', status: 200, ms: 1 }))).toBe('unknown');
  expect(verdict(crashed({ kind: 'dropped', reason: 'x', ms: 1 }))).toBe('unknown');
  expect(verdict(crashed({ kind: 'unanswered', ms: 1 }))).toBe('unknown');
  expect(verdict(crashed({ kind: 'answered', status: 200, ms: 1 }, 'unknown'))).toBe('unknown');
  expect(verdict(crashed({ kind: 'answered', status: 200, ms: 1 }, 'changed'))).toBe('not-checked');
  expect(verdict(crashed({ kind: 'refused', reason: 'x', cause: 'content' }))).toBe('not-checked');
  expect(verdict(crashed({ kind: 'not-sent' }))).toBe('not-checked');
  expect(summarise(crashed(undefined).lines)).toMatchObject({ complete: false, exitCode: 5 });
  const empty = new SampleJournal();
  empty.add(startEvent(usualTexts, 'verify'));
  expect(summarise(empty.lines)).toMatchObject({ verdict: 'not-checked', exitCode: 3 });
  expect(() => summarise([])).toThrow('run-started');
});
