import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLink, linkOf } from '../../engine/evidence/chain.ts';
import type { RunEvent } from '../../engine/events.ts';
import { customersFolder, type ProfileParts } from './profile.ts';
import { command } from './test-io.ts';

const label = 'mail-gw.example.co.kr';
const who = ['--ticket', 'T-2', '--requested-by', '홍길동'];

interface Earlier {
  readonly customer?: string;
  readonly url?: string;
  readonly label?: string;
  readonly changed?: boolean;
  /** Whether its lines name the one before, as a run writes them. */
  readonly chained?: boolean;
}

/** The folder of a run that added one sending IP, unless it changed nothing. */
const runFolder = ({ customer = 'acme', url = 'http://127.0.0.1:9', label: expectedLabel = label, changed = true, chained = false }: Earlier = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), 'earlier-'));
  const start: RunEvent = {
    type: 'run-started', runId: 'r', mode: 'apply', runbook: 'tmw/sending-permission', title: '', customer: { id: customer, name: '가온물산' }, appliance: { id: 'main', kind: 'tmw', url, expectedLabel },
    operator: '김운영', ticket: 'T-1', requestedBy: '홍길동', lang: 'ko', versions: { product: 't', node: 't', playwright: 't', browser: 't' },
    inputs: { sendingIps: ['203.0.113.10'] }, readings: { 'sending-permission': 'connection-allow' }, headed: false,
  };
  const reading = (ips: readonly string[]): RunEvent => ({ type: 'reading', section: 'connection-allow', phase: 'survey', state: { sendingIps: ips }, proof: '', hash: '' });
  const intent: RunEvent = { type: 'intent', intent: 'i', section: 'connection-allow', ref: 'TMW-1', rule: 'save', method: 'POST', path: '/save', before: {}, after: {} };
  const events = changed ? [start, reading([]), intent, reading(['203.0.113.10'])] : [start, reading([])];
  let prev = firstLink;
  const lines = events.map((event, i) => {
    const line = JSON.stringify({ n: i + 1, at: '2026-11-20T03:00:00.000Z', ms: i, ...event, ...(chained ? { prev } : {}) });
    prev = linkOf(line);
    return `${line}\n`;
  });
  writeFileSync(join(dir, 'journal.jsonl'), lines.join(''));
  return dir;
};

/** A rollback that must be refused before a browser opens; its lines on stderr. */
const refused = async (dir: string, more: readonly string[] = who, profiles: readonly ProfileParts[] = [{ label }]): Promise<string[]> => {
  const env = { ACME_PASSWORD: 'secret-value-9', RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customersFolder(...profiles) };
  const { code, out, err } = await command(['rollback', dir, '--headless', ...more], { env });
  expect(code, err).toBe(1);
  expect(out).toBe('');
  return err.trimEnd().split('\n');
};

test('a folder without a journal, and a run that changed nothing, have nothing to take back', async () => {
  const none = mkdtempSync(join(tmpdir(), 'none-'));
  expect(await refused(none)).toEqual([expect.stringContaining(`${none}: 실행 기록(journal.jsonl)을 읽을 수 없는 폴더입니다.`)]);
  const same = runFolder({ changed: false });
  expect(await refused(same)).toEqual([expect.stringContaining('되돌릴 것이 없습니다')]);
});

test('a journal that is not as its run wrote it drives no rollback', async () => {
  const dir = runFolder({ chained: true });
  const journal = join(dir, 'journal.jsonl');
  writeFileSync(journal, readFileSync(journal, 'utf8').replaceAll('203.0.113.10', '203.0.113.11'));
  expect(await refused(dir)).toEqual([expect.stringContaining('실행 기록(journal.jsonl)이 나중에 변경되었습니다(2번째 줄)')]);
});

test('it needs a ticket and a requester like an apply', async () => {
  const lines = await refused(runFolder(), []);
  expect(lines.map((line) => line.split(': ')[0])).toEqual(['--ticket', '--requested-by']);
});

test('what a run changed is never taken back on another customer’s machine or another appliance', async () => {
  const profiles = [{ label }, { id: 'nuri', label }];
  expect(await refused(runFolder(), [...who, '--customer', 'nuri'], profiles)).toEqual(['--customer: 다른 고객사의 실행입니다. 그 실행의 고객사: acme, 지정한 고객사: nuri. 다른 고객사의 장비에서는 원복하지 않습니다.']);
  expect((await refused(runFolder(), [...who, '--appliance', 'second'])).join('\n')).toContain('main');
});

test('an address that is not that run’s needs the same label to be the same machine', async () => {
  const moved = runFolder({ url: 'http://127.0.0.1:10', label: 'another-name' });
  expect(await refused(moved)).toEqual([expect.stringMatching(/^--customer: 프로필의 주소가 그 실행의 주소와 다르고.*그 실행: http:\/\/127\.0\.0\.1:10, 프로필: http:\/\/127\.0\.0\.1:9\./)]);
  // With the label it is the same machine, so only what is missing otherwise is told.
  const lines = await refused(runFolder({ url: 'http://127.0.0.1:10' }), []);
  expect(lines.map((line) => line.split(': ')[0])).toEqual(['--ticket', '--requested-by']);
});
