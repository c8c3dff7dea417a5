import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../../engine/events.ts';
import { purge, purgeRecordName } from '../../../engine/evidence/purge.ts';
import { history } from '../../../engine/evidence/history.ts';
import { sealFolder } from '../../../engine/evidence/seal.ts';
import { verifyEvidence } from '../../../engine/evidence/verify.ts';
import { chainedText } from './chained.ts';
import { texturedScreens } from './plain-png.ts';
import { sampleRun, SampleJournal, startEvent, usualTexts } from './sample-run.ts';

const keep = { pictures: 90, journals: 730 };
/** The sample run ended on this day. */
const ended = Date.UTC(2026, 10, 25);
const daysLater = (days: number): Date => new Date(ended + days * 86_400_000);

const runFolder = async (root: string, name: string): Promise<string> => {
  const dir = join(root, '2026-11-25', 'acme', name);
  mkdirSync(join(dir, 'pictures'), { recursive: true });
  const { journal, files } = sampleRun(texturedScreens());
  writeFileSync(join(dir, 'journal.jsonl'), chainedText(journal.lines));
  for (const [path, bytes] of files) writeFileSync(join(dir, path), bytes);
  for (const file of ['report.html', 'run.log', 'scan.json', 'evidence.zip']) writeFileSync(join(dir, file), 'x');
  await sealFolder(dir);
  return dir;
};

const order = (root: string, days: number) => ({ root, keep, now: daysLater(days), by: '김운영' });

test('pictures and what shows them go after 90 days, the record stays and history still tells it; after two years all goes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'purge-'));
  const dir = await runFolder(root, 'a');
  expect(await purge(order(root, 89))).toEqual([]);
  expect(await purge({ ...order(root, 92), dryRun: true })).toMatchObject([{ run: '2026-11-25/acme/a', what: 'pictures' }]);
  expect(existsSync(join(dir, 'pictures'))).toBe(true);

  const [done] = await purge(order(root, 92));
  expect(done?.files).toBeGreaterThan(5);
  expect(readdirSync(dir).toSorted()).toEqual(['SHA256SUMS', 'journal.jsonl', 'purged.json', 'scan.json']);
  expect((await history(root)).length).toBe(1);
  expect(JSON.parse(readFileSync(join(root, purgeRecordName), 'utf8'))).toMatchObject({ run: '2026-11-25/acme/a', what: 'pictures', by: '김운영', keep, files: done?.files });
  const verified = await verifyEvidence(dir);
  expect(verified.ok).toBe(false);
  expect(verified.purgedAt).toBe(daysLater(92).toISOString());
  expect(verified.findings.map((one) => one.code).filter((code) => code === 'file-missing' || code === 'picture-missing')).toEqual([]);

  expect(await purge(order(root, 93))).toEqual([]);
  expect(await purge(order(root, 732))).toMatchObject([{ what: 'run' }]);
  expect(existsSync(dir)).toBe(false);
  expect(readFileSync(join(root, purgeRecordName), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('what is no run, a link, and a run whose save nobody has resolved are left alone', async () => {
  const root = mkdtempSync(join(tmpdir(), 'purge-'));
  const outside = await runFolder(mkdtempSync(join(tmpdir(), 'outside-')), 'b');
  mkdirSync(join(root, '2026-11-25', 'acme', 'notes'), { recursive: true });
  writeFileSync(join(root, '2026-11-25', 'acme', 'notes', 'journal.jsonl'), '{"n":1,"type":"x"}\n');
  symlinkSync(outside, join(root, '2026-11-25', 'acme', 'link'));
  const open = join(root, '2026-11-25', 'acme', 'open');
  mkdirSync(open);
  const journal = new SampleJournal();
  const intent: RunEvent = { type: 'intent', intent: 'i', section: 's', ref: 'r.1', rule: 'x', method: 'POST', path: '/x', before: 1, after: 2 };
  journal.add(startEvent(usualTexts, 'apply'));
  journal.add(intent);
  writeFileSync(join(open, 'journal.jsonl'), journal.text);
  expect(await purge(order(root, 2_000))).toEqual([]);
  expect(existsSync(join(outside, 'pictures'))).toBe(true);
  expect(existsSync(open)).toBe(true);
  expect(await purge(order(join(root, 'none'), 2_000))).toEqual([]);
});
