import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { commandLine } from '../../cli/command-line.ts';
import type { RunFlags, RunMode } from '../../cli/flags.ts';
import { nextOf } from '../../cli/next-command.ts';
import { RunRecord } from '../../cli/record.ts';
import { RunSecrets } from '../../engine/redaction/run-secrets.ts';
import type { Fault } from '../../engine/faults.ts';
import { exitCodes, type Verdict } from '../../engine/verdict.ts';
import { sampleOrder, samplePlan } from './order-sample.ts';

const next = async (mode: RunMode, verdict: Verdict, flags: RunFlags = {}, record = new RunRecord()) => {
  const outcome = { runId: 'r', dir: '/runs/r', verdict, exitCode: exitCodes[verdict], sentence: '', results: [], plan: samplePlan(), secrets: new RunSecrets() };
  return nextOf(await sampleOrder(mode, flags), { outcome, record, verdict }, 'ko');
};

test('a plan file that no longer binds is planned again with everything it stood for', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'p.json');
  const inputs = { sendingIps: ['203.0.113.77'], policy: '소식지', limitPolicy: '소식지', description: '', filters: ['rbl', 'spf'], maxRecipients: 900 };
  writeFileSync(file, JSON.stringify(samplePlan({ inputs })));
  expect(await next('apply', 'differs', { plan: file })).toBe('runbook plan tmw/bulk-mail --customer acme --appliance main --ip 203.0.113.77 --policy 소식지 --filters rbl,spf --max-recipients 900');
});

test('each end names the command that goes on', async () => {
  expect(await next('plan', 'as-wanted')).toBeUndefined();
  expect(await next('plan', 'differs', { ip: ['203.0.113.10'] })).toBe('runbook apply bulk-mail --customer acme --ip 203.0.113.10 --ticket 요청번호 --requested-by 요청자 --yes acme --accept page-level');
  expect(await next('plan', 'differs', { out: '/tmp/p.json' })).toBe('runbook apply bulk-mail --customer acme --plan /tmp/p.json --ticket 요청번호 --requested-by 요청자 --accept page-level');
  expect(await next('verify', 'differs')).toBe('runbook plan bulk-mail --customer acme');
  expect(await next('apply', 'declined')).toContain('--yes acme');
  expect(await next('apply', 'unknown')).toBe('runbook verify bulk-mail --customer acme');
  expect(await next('apply', 'not-checked')).toBe('runbook apply bulk-mail --customer acme --ticket T-1 --requested-by 홍길동');
  expect(await next('apply', 'changed')).toBeUndefined();
  const withheld = async (reportFault?: Fault) => nextOf(await sampleOrder('apply', {}), { outcome: { runId: 'r', dir: '/runs/r', verdict: 'withheld', exitCode: 6, sentence: '', results: [], secrets: new RunSecrets() }, record: new RunRecord(), verdict: 'withheld', ...(reportFault ? { reportFault } : {}) }, 'ko');
  expect(await withheld({ code: 'evidence', params: {}, verdict: 'withheld' })).toBe('runbook report /runs/r --customer acme');
  // Pictures that are missing cannot be taken any more, and a secret must not leave the folder.
  expect(await withheld({ code: 'leak', params: {}, verdict: 'withheld' })).toBeUndefined();
  expect(await withheld()).toBeUndefined();
});

test('a rollback goes on with a rollback, never with an apply', async () => {
  const flags = { rollbackOf: 'runs/r1', ip: ['203.0.113.10'] };
  expect(await next('rollback', 'declined', flags)).toBe('runbook rollback runs/r1 --customer acme --ticket T-1 --requested-by 홍길동 --yes acme --accept page-level');
  for (const verdict of ['failed', 'unknown', 'not-checked', 'differs'] as const) expect(await next('rollback', verdict, flags)).toBe('runbook rollback runs/r1 --customer acme --ticket T-1 --requested-by 홍길동');
  expect(await next('rollback', 'changed', flags)).toBeUndefined();
});

test('after a diagnosis: the one plan that cures what was found, for the IPs that were asked about', async () => {
  const record = new RunRecord();
  record.findings.push({ ip: '203.0.113.10', stage: 'connection', reason: '시간당 접속 횟수 제한: default', kind: 'hourly-connections', count: 2, first: 'a', last: 'b', remedy: 'super-white-ip' });
  expect(await next('diagnose', 'recorded', { ip: ['203.0.113.10'] }, record)).toBe('runbook plan super-white-ip --customer acme --ip 203.0.113.10 --filters bulk-rate');
  expect(await next('diagnose', 'recorded')).toBeUndefined();
});

test('values are data and never become commands of a shell', () => {
  expect(commandLine('plan', '--policy', "a'; rm -rf ~; '")).toBe(`runbook plan --policy 'a'\\''; rm -rf ~; '\\'''`);
  expect(commandLine('plan', '--policy', '급여메일', '--ip', '203.0.113.10')).toBe('runbook plan --policy 급여메일 --ip 203.0.113.10');
  for (const evil of ['$(id)', '`id`', 'a b', 'a|b', 'a>b', '']) expect(commandLine(evil)).toBe(`runbook '${evil}'`);
});
