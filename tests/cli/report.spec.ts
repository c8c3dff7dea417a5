import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chainedText } from '../engine/evidence/chained.ts';
import { SampleJournal, startEvent, usualTexts } from '../engine/evidence/sample-run.ts';
import { runFolder } from '../engine/evidence/sealed-runs.ts';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

const scan = (more: object): string => JSON.stringify({ files: ['report.html'], parts: 1, bytes: 1, secrets: 1, leaks: [], unopened: [], ...more });

const refused = async (dir: string, code: number, sentence: string): Promise<void> => {
  const before = readdirSync(dirname(dir)).filter((name) => name.startsWith(dir.slice(dirname(dir).length + 1)));
  const { code: ended, err, out } = await command(['report', dir, '--lang', 'ko']);
  expect(ended, err + out).toBe(code);
  expect(err).toContain(sentence);
  // Nothing was made beside it, and nothing is said to be made.
  expect(readdirSync(dirname(dir)).filter((name) => name.startsWith(dir.slice(dirname(dir).length + 1)))).toEqual(before);
  expect(out).toBe('');
};

test('a folder in which a secret was found, or that could not be opened, is not made again without it', async () => {
  const leaking = runFolder();
  writeFileSync(join(leaking, 'scan.json'), scan({ leaks: [{ path: 'journal.jsonl', encoding: 'base64' }] }));
  await refused(leaking, 6, '증적에서 비밀값이 발견되어 봉인하지 않았습니다: journal.jsonl (표기: base64). 이 실행 폴더를 외부로 보내지 말고, 개발자에게 파일 이름과 표기만 알리십시오.');
  const closed = runFolder();
  writeFileSync(join(closed, 'scan.json'), scan({ unopened: [{ path: 'trace.zip', why: 'encrypted' }] }));
  await refused(closed, 6, 'trace.zip (표기: encrypted)');
  const unreadable = runFolder();
  writeFileSync(join(unreadable, 'scan.json'), '{');
  await refused(unreadable, 6, 'scan.json (표기: unreadable)');
  const told = runFolder();
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'plan'));
  journal.add({ type: 'fault', fault: { code: 'leak', params: { path: 'pictures/01.png', encoding: 'plain' }, verdict: 'withheld' } });
  writeFileSync(join(told, 'journal.jsonl'), chainedText(journal.lines));
  await refused(told, 6, 'pictures/01.png (표기: plain)');
});

test('a journal that was changed is not made into new evidence', async () => {
  const dir = runFolder();
  const file = join(dir, 'journal.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('급여메일', '급여메알'));
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  await refused(dir, 3, '실행 기록이 기록된 뒤에 바뀌었습니다: journal.jsonl:');
  const shorter = runFolder();
  writeFileSync(join(shorter, 'journal.jsonl'), text.split('\n').toSpliced(3, 1).join('\n'));
  await refused(shorter, 3, 'journal.jsonl:4');
});

test('a profile that is named must be that of the run, and its secrets must be there', async () => {
  const dir = runFolder();
  const other = await command(['report', dir, '--customer', 'acme', '--lang', 'ko'], { env: { RUNBOOK_CUSTOMERS: customersFolder({}), ACME_PASSWORD: 'secret-value-9' } });
  expect(other.code).toBe(1);
  expect(other.err).toContain('이 실행은 고객사 ganada의 것입니다. 지정한 고객사: acme');
  const missing = await command(['report', dir, '--customer', 'ganada', '--appliance', 'main', '--lang', 'ko'], { env: { RUNBOOK_CUSTOMERS: customersFolder({ id: 'ganada' }) } });
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('ACME_PASSWORD');
  expect(existsSync(`${dir}-report`)).toBe(false);
  const badKey = await command(['report', dir, '--lang', 'ko'], { env: { RUNBOOK_SIGN: join(dir, 'none.pem') } });
  expect(badKey.code).toBe(1);
  expect(badKey.err).toContain('서명 키 파일을 읽을 수 없습니다');
});

test('the copy of a refused folder stays refused', async () => {
  const dir = runFolder();
  writeFileSync(join(dir, 'scan.json'), scan({ leaks: [{ path: 'x', encoding: 'hex' }] }));
  const copy = `${dir}-moved`;
  cpSync(dir, copy, { recursive: true });
  await refused(copy, 6, 'x (표기: hex)');
});
