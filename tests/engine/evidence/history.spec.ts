import { appendFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { csvCell } from '../../../engine/evidence/csv.ts';
import { formatHistory } from '../../../engine/evidence/history-format.ts';
import { history } from '../../../engine/evidence/history.ts';
import { createRunFolder } from '../../../engine/evidence/run-folder.ts';
import { plainScreens } from './plain-png.ts';
import { sampleRun, SampleJournal, startEvent, usualTexts } from './sample-run.ts';

const root = (): Promise<string> => mkdtemp(join(tmpdir(), 'history-'));
const put = async (runs: string, customer: string, day: Date, text: string): Promise<string> => {
  const { dir } = createRunFolder(runs, { customer, runbook: 'tmw/bulk-mail', mode: 'apply', now: day });
  await writeFile(join(dir, 'journal.jsonl'), text);
  return dir;
};
const day = new Date(2026, 10, 25, 15, 30);

test('a finished run is one row with what was really changed', async () => {
  const runs = await root();
  const dir = await put(runs, 'ganada', day, sampleRun(plainScreens()).journal.text);
  const rows = await history(runs);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ customer: 'ganada', customerName: '가나다상사', ticket: 'CS-20481', verdict: 'changed', exitCode: 0, complete: true, dir });
  expect(rows[0]?.changed.map(change => change.section)).toEqual(['tmw-2a', 'tmw-2b', 'tmw-3']);
});

test('filters by date, customer, operator and ticket', async () => {
  const runs = await root();
  const one = new SampleJournal();
  one.add(startEvent(usualTexts, 'apply', { operator: 'lee', ticket: 'T-1' }));
  await put(runs, 'ganada', day, one.text);
  await put(runs, 'ganada', day, sampleRun(plainScreens()).journal.text);
  const count = async (filter: Parameters<typeof history>[1]): Promise<number> => (await history(runs, filter)).length;
  expect(await count({})).toBe(2);
  expect(await count({ operator: 'LEE' })).toBe(1);
  expect(await count({ ticket: 't-1' })).toBe(1);
  expect(await count({ ticket: 'T' })).toBe(0);
  expect(await count({ customer: '가나다상사'.normalize('NFD') })).toBe(2);
  expect(await count({ customer: 'ganada', ticket: 'CS-20481' })).toBe(1);
  expect(await count({ customer: 'gana' })).toBe(0);
  expect(await count({ since: new Date(Date.UTC(2026, 10, 25, 6)) })).toBe(2);
  expect(await count({ since: new Date(Date.UTC(2026, 10, 25, 7)) })).toBe(0);
  expect(await count({ since: new Date(Date.UTC(2026, 11, 1)) })).toBe(0);
});

test('a crashed run is shown as unknown or not checked; folders without a journal and a missing root are no runs', async () => {
  const runs = await root();
  const crashed = new SampleJournal();
  crashed.add(startEvent(usualTexts, 'apply'));
  await put(runs, 'a', day, crashed.text);
  crashed.add({ type: 'intent', intent: 'i', section: 's', ref: 'r', rule: 'x', method: 'POST', path: '/x', before: 1, after: 2 });
  await put(runs, 'b', day, `${crashed.text}{"n":3,"ty`);
  createRunFolder(runs, { customer: 'c', runbook: 'x', mode: 'plan', now: day });
  await mkdir(join(runs, 'not-a-date', 'x', 'y'), { recursive: true });
  const rows = await history(runs);
  expect(new Map(rows.map(row => [row.verdict, row.complete]))).toEqual(new Map([['not-checked', false], ['unknown', false]]));
  expect(await history(join(runs, 'missing'))).toEqual([]);
});

test('lines longer than the window are read all the same', async () => {
  const runs = await root();
  const journal = sampleRun(plainScreens(), { ...usualTexts, policy: '긴'.repeat(40_000) }).journal;
  await put(runs, 'ganada', day, journal.text);
  expect(await history(runs)).toMatchObject([{ verdict: 'changed', complete: true }]);
});

test('only the first and last lines are read: what is between may be anything', async () => {
  const runs = await root();
  const lines = sampleRun(plainScreens()).journal.text.trimEnd().split('\n');
  const dir = await put(runs, 'ganada', day, `${lines[0] ?? ''}\n`);
  const filler = Buffer.alloc(9 * 500_000, 'not json\n');
  await appendFile(join(dir, 'journal.jsonl'), filler);
  await appendFile(join(dir, 'journal.jsonl'), `${lines.at(-1) ?? ''}\n`);
  expect(await history(runs)).toMatchObject([{ verdict: 'changed', complete: true }]);
});

test('CSV for Excel: byte order mark, CRLF, no formula, nothing rewritten (F-82, F-121)', () => {
  const cells: [string | number, string][] = [
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`], [' =1+1', `"' =1+1"`], ['@SUM(1)', `"'@SUM(1)"`], ['+82', `"'+82"`], ['＝1', `"'＝1"`], ['\tx', `"'\tx"`], ['\rx', `"'\rx"`],
    ['-5', '"-5"'], [-5, '"-5"'], ['-x', `"'-x"`], ['1.10', `"'1.10"`], ['010-1234', `"'010-1234"`], ['12345678901234567890', `"'12345678901234567890"`], ['007', `"'007"`], ['1e5', `"'1e5"`], ['3/4', `"'3/4"`],
    ['203.0.113.10', '"203.0.113.10"'], ['2026-11-25 15:30:12', '"2026-11-25 15:30:12"'], ['급여메일', '"급여메일"'], ['a,"b"', '"a,""b"""'], ['$&', '"$&"'], ['CS-20481', '"CS-20481"'],
  ];
  for (const [value, written] of cells) expect(csvCell(value), String(value)).toBe(written);
});

test('the list as Markdown, CSV and JSON', async () => {
  const runs = await root();
  const hostile = { ...usualTexts, customer: '=1+1|<b>\n|', policy: '**x**' };
  await put(runs, 'ganada', day, sampleRun(plainScreens(), hostile).journal.text);
  const rows = await history(runs);
  const md = formatHistory(rows, 'md', 'ko', 'Asia/Seoul').trimEnd().split('\n');
  expect(md).toHaveLength(3);
  expect(md[2]).toContain('2026-11-25 15:30:12');
  expect(md[2]).toContain('변경 완료');
  expect(md[2]).toContain('=1+1\\|\\<b\\> \\|');
  expect(md.map(line => line.replaceAll('\\|', '').split('|').length)).toEqual([16, 16, 16]);
  const csv = formatHistory(rows, 'csv', 'ko', 'Asia/Seoul');
  expect(csv.startsWith('\ufeff"시작","고객사"')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain(`"'=1+1|<b> |"`);
  const [row] = JSON.parse(formatHistory(rows, 'json')) as { customerName: string }[];
  expect(row?.customerName).toBe(hostile.customer);
  expect(formatHistory(rows, 'md', 'en', 'UTC')).toContain('| Started | Customer |');
});
