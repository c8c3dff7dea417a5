import { mkdtempSync, readFileSync } from 'node:fs';
import { writeSync, fsyncSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../engine/events.ts';
import { walkChain } from '../../engine/evidence/chain.ts';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import { ballastName, requireRoom, RunSpace } from '../../engine/evidence/run-space.ts';
import { Journal, type JournalDisk } from '../../engine/journal.ts';
import { chainedText } from './evidence/chained.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'journal-'));
const finding = (why: string): RunEvent => ({ type: 'signed-out', outcome: 'failed', detail: why });
const textOf = (dir: string): string => readFileSync(join(dir, 'journal.jsonl'), 'utf8');

test('each line names the hash of the line before, and readers see the same lines', async () => {
  const dir = folder();
  const seen: unknown[] = [];
  const journal = new Journal(dir, { readers: [{ name: 'test', on: (line) => void seen.push(line) }], redact: (data) => data });
  for (const why of ['가', 'b', 'c']) journal.write(finding(why));
  journal.close();
  const { lines, torn } = await readJournal(dir);
  expect(torn).toBe(false);
  expect(lines).toEqual(seen);
  expect(textOf(dir)).toBe(chainedText(lines));
  expect(walkChain(textOf(dir))).toMatchObject({ lines: 3, torn: false });
});

test('a changed, missing, added or moved line breaks the chain; a cut end is a valid prefix', () => {
  const whole = chainedText(['a', 'b', 'c', 'd'].map((why, i) => ({ n: i + 1, at: '2026-11-25T00:00:00.000Z', ms: i, ...finding(why) })));
  const lines = whole.split('\n').slice(0, -1);
  const broken = (changed: readonly string[]): number | undefined => walkChain(`${changed.join('\n')}\n`).brokenAt;
  expect(broken(lines)).toBeUndefined();
  expect(broken(lines.map((line, i) => (i === 1 ? line.replace('"b"', '"x"') : line)))).toBe(3);
  expect(broken([...lines.slice(0, 1), ...lines.slice(2)])).toBe(2);
  expect(broken([lines[0] ?? '', lines[0] ?? '', ...lines.slice(1)])).toBe(2);
  expect(broken([lines[1] ?? '', lines[0] ?? ''])).toBe(1);
  for (let cut = 1; cut < Buffer.byteLength(whole); cut += 7) {
    const chain = walkChain(Buffer.from(whole).subarray(0, cut).toString());
    expect(chain.brokenAt, `cut at ${cut}`).toBeUndefined();
  }
});

/** A disk that is full from its n-th write on, half-way through the line, until room is made. */
const fillingDisk = (from: number, isFull: () => boolean): JournalDisk => {
  let n = 0;
  return {
    write: (fd, bytes, offset, position) => {
      n += 1;
      if (n < from || !isFull()) return writeSync(fd, bytes, offset, bytes.length - offset, position);
      writeSync(fd, bytes, offset, 5, position);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    },
    flush: fsyncSync,
  };
};

test('F-83: a disk that fills mid-run gives up the kept room and still takes every later line', async () => {
  const dir = folder();
  const space = new RunSpace(dir);
  const ballast = join(dir, ballastName);
  expect(readFileSync(ballast).length).toBeGreaterThan(500_000);
  const journal = new Journal(dir, { readers: [], redact: (data) => data, space, disk: fillingDisk(3, () => !space.full) });
  for (const why of ['a', 'b', 'c', 'd']) journal.write(finding(why));
  journal.close();
  expect(space.full).toBe(true);
  expect(() => readFileSync(ballast)).toThrow(/ENOENT/);
  const { lines, torn } = await readJournal(dir);
  expect(lines.map((line) => line.type === 'signed-out' && line.detail)).toEqual(['a', 'b', 'c', 'd']);
  expect(torn).toBe(false);
  expect(walkChain(textOf(dir)).brokenAt).toBeUndefined();
});

test('F-83: without any room the run stops with a journal that is a valid prefix; before the first intent nothing is unknown', () => {
  for (const [events, verdict] of [[[], 'not-checked'], [[{ type: 'intent', intent: 'i', section: 's', ref: 'r', rule: 'x', method: 'POST', path: '/x', before: 1, after: 2 }], 'unknown']] as const) {
    const dir = folder();
    const journal = new Journal(dir, { readers: [], redact: (data) => data, disk: fillingDisk(events.length + 2, () => true) });
    for (const event of events) journal.write(event);
    journal.write(finding('last'));
    let fault: unknown;
    try {
      journal.write(finding('too much'));
    } catch (error) {
      fault = error;
    }
    journal.close();
    expect(fault).toMatchObject({ fault: { code: 'journal', verdict } });
    expect(walkChain(textOf(dir))).toMatchObject({ lines: events.length + 1, torn: false });
    expect(walkChain(textOf(dir)).brokenAt).toBeUndefined();
  }
});

test('F-83: too little free space refuses the run and says how much is needed', () => {
  const dir = folder();
  expect(() => requireRoom(dir, 1)).not.toThrow();
  let fault: unknown;
  try {
    requireRoom(dir, 2 ** 60);
  } catch (error) {
    fault = error;
  }
  expect(fault).toMatchObject({ fault: { code: 'no-space', verdict: 'not-checked', params: { needed: '1099511627776', path: dir } } });
});
