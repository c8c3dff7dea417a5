import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { redactData, redactor } from '../../../engine/redaction/redactor.ts';
import type { HistoryRow } from '../../../engine/evidence/history.ts';
import { forgetRuns, keepInHistory, sharedHistory } from '../../../engine/state/shared-history.ts';
import { command } from '../../cli/test-io.ts';
import { ByHandClock } from './by-hand-clock.ts';
import { test } from './children.ts';
import { faultOf } from './lock-folder.ts';

const at = new Date(2026, 10, 25, 15, 30);

const row = (runId: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  runId, at: at.toISOString(), customer: 'ganada', customerName: '가나다상사', appliance: 'main', kind: 'tmw', mode: 'apply', runbook: 'tmw/bulk-mail', operator: '이담당 (lee)', requestedBy: '홍길동', ticket: 'CS-1',
  verdict: 'changed', exitCode: 0, complete: true, changed: [{ section: 's', where: '발송 IP', before: '', after: '203.0.113.10', kind: 'add' }], dir: `/runs/${runId}`, ...more,
});

const keep = (stateDir: string, one: HistoryRow, host: string, endedAt = at): void => keepInHistory({ stateDir, row: one, host, redactIn: (data) => redactData(redactor(['pass-word-7']), data), clock: new ByHandClock(endedAt.getTime()) });

test('what is kept is read again as it was, without secrets; runs of other computers name them', ({ stateDir }) => {
  keep(stateDir, row('a'), 'here');
  keep(stateDir, row('b', { at: new Date(2026, 10, 26).toISOString(), ticket: 'pass-word-7' }), 'SEOUL-2');
  keep(stateDir, row('a'), 'here');
  const { rows, torn } = sharedHistory(stateDir, {}, 'HERE');
  expect(torn).toEqual([]);
  expect(rows).toEqual([row('b', { at: new Date(2026, 10, 26).toISOString(), ticket: '[redacted]', host: 'SEOUL-2' }), row('a')]);
  expect(sharedHistory(join(stateDir, 'none'))).toEqual({ rows: [], torn: [] });
});

test('a torn file is passed over and named; one that a process left half-written is nobody', ({ stateDir }) => {
  keep(stateDir, row('a'), 'here');
  const dir = join(stateDir, 'history', '2026-11-25');
  const torn = join(dir, `${'0'.repeat(32)}.json`);
  writeFileSync(torn, '{"format":"terrace-runbooks/run/1","ho');
  writeFileSync(join(dir, `${'1'.repeat(32)}.json.0a1b.tmp`), '{');
  const found = sharedHistory(stateDir, {}, 'here');
  expect(found.rows.map((one) => one.runId)).toEqual(['a']);
  expect(found.torn).toEqual([torn]);
});

test('a state folder that takes nothing is a fault for whoever keeps, never silence', ({ stateDir }) => {
  writeFileSync(join(stateDir, 'history'), 'a file stands in the way');
  expect(faultOf(() => keep(stateDir, row('a'), 'here'))?.code).toBe('state-folder');
});

test('records go by their age, torn and left ones by when they were written; a preview takes nothing', ({ stateDir }) => {
  const now = new Date(at.getTime() + 800 * 86_400_000);
  keep(stateDir, row('old'), 'here');
  keep(stateDir, row('long', { at: new Date(2026, 10, 26).toISOString() }), 'here', new Date(now.getTime() - 729 * 86_400_000));
  const dir = join(stateDir, 'history', '2026-11-25');
  const [old, young] = [join(dir, `${'2'.repeat(32)}.json.0a.tmp`), join(dir, `${'3'.repeat(32)}.json`)];
  for (const path of [old, young]) writeFileSync(path, '{');
  utimesSync(old, at, at);
  utimesSync(young, now, now);
  const of = { stateDir, days: 730, now };
  const preview = forgetRuns({ ...of, dryRun: true });
  expect(preview).toMatchObject({ files: 2 });
  expect(readdirSync(dir)).toHaveLength(3);
  expect(forgetRuns(of)).toEqual(preview);
  expect(readdirSync(dir)).toEqual([`${'3'.repeat(32)}.json`]);
  expect(sharedHistory(stateDir, {}, 'here').rows.map((one) => one.runId)).toEqual(['long']);
  utimesSync(young, at, at);
  forgetRuns(of);
  expect(existsSync(dir)).toBe(false);
  expect(forgetRuns({ ...of, stateDir: join(stateDir, 'none') })).toEqual({ files: 0, bytes: 0 });
});

/** A run folder of this computer whose journal begins and ends as given. */
const runFolder = (runs: string, one: HistoryRow): void => {
  const dir = join(runs, '2026-11-25', one.customer, one.runId);
  mkdirSync(dir, { recursive: true });
  const start = { type: 'run-started', runId: one.runId, mode: one.mode, runbook: one.runbook, title: '', customer: { id: one.customer, name: one.customerName }, appliance: { id: 'main', kind: 'tmw', url: 'http://127.0.0.1:9' }, operator: one.operator, ticket: one.ticket, requestedBy: one.requestedBy };
  const end = { type: 'run-ended', verdict: one.verdict, exitCode: one.exitCode, sections: [], sentence: '' };
  writeFileSync(join(dir, 'journal.jsonl'), [start, end].map((event, i) => `${JSON.stringify({ n: i + 1, at: one.at, ms: i, ...event })}\n`).join(''));
};

test('history shows each run once, its own and those of others, by the same filters; purge takes them by the same age', async ({ stateDir }) => {
  const runs = mkdtempSync(join(tmpdir(), 'runs-'));
  const env = { RUNBOOK_STATE: stateDir, RUNBOOK_RUNS: runs, RUNBOOK_LANG: 'ko' };
  runFolder(runs, row('mine'));
  keep(stateDir, row('mine', { dir: 'elsewhere' }), hostname());
  keep(stateDir, row('theirs', { customer: 'acme', customerName: '가온물산', operator: '김운영 (kim)', ticket: 'CS-2' }), 'seoul-2');
  keep(stateDir, row('gone'), hostname());
  const torn = join(stateDir, 'history', '2026-11-25', `${'0'.repeat(32)}.json`);
  writeFileSync(torn, '{');
  utimesSync(torn, at, at);
  const told = async (...more: string[]) => {
    const { code, out, err } = await command(['history', '--format', 'json', ...more], { env });
    expect(code, err).toBe(0);
    expect(err).toContain(`이력 파일을 읽을 수 없어 건너뛰었습니다: ${torn}\n`);
    return (JSON.parse(out) as HistoryRow[]).map((one) => [one.runId, one.host]);
  };
  expect(await told()).toEqual([['theirs', 'seoul-2'], ['mine', undefined], ['gone', undefined]]);
  expect(await told('--customer', 'acme')).toEqual([['theirs', 'seoul-2']]);
  expect(await told('--operator', '김운영')).toEqual([['theirs', 'seoul-2']]);
  expect(await told('--ticket', 'cs-1', '--customer', '가나다상사')).toEqual([['mine', undefined], ['gone', undefined]]);
  expect(await told('--since', '2026-11-26')).toEqual([]);
  const table = (await command(['history'], { env })).out.trimEnd().split('\n');
  expect(table[0]).toContain('다른 컴퓨터');
  expect(table.filter((line) => line.endsWith('| seoul-2 |'))).toHaveLength(1);

  const late = { env, now: new Date(at.getTime() + 731 * 86_400_000) };
  const preview = await command(['purge', '--dry-run'], late);
  expect(preview.out).toMatch(/2026-11-25\/ganada\/mine: 파일 1개 삭제 예정[^]*history: 파일 4개 삭제 예정/);
  expect(await told()).toHaveLength(3);
  const purged = await command(['purge', '--json'], late);
  expect((JSON.parse(purged.out) as { purged: { what: string; files: number }[] }).purged.map((one) => [one.what, one.files])).toEqual([['run', 1], ['history', 4]]);
  expect(JSON.parse((await command(['history', '--format', 'json'], { env })).out)).toEqual([]);
  expect(readFileSync(join(runs, 'purge.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
});
