import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { installed, runInstalled } from './installed.ts';

test('the demonstration, from an installed package in an empty folder: ten runs with reports, the saves of the guide, no question', async () => {
  test.setTimeout(1_200_000);
  const [runs, state] = [mkdtempSync(join(tmpdir(), 'demo-runs-')), mkdtempSync(join(tmpdir(), 'demo-state-'))];
  const { code, out, err } = await runInstalled(installed(), ['demo', '--json', '--runs', runs], { RUNBOOK_LANG: 'ko', RUNBOOK_STATE: state });
  expect(code, err).toBe(0);
  const result = JSON.parse(out) as { runs: { customer: string; mode: string; verdict: string; report: string }[]; ledgers: object[] };
  for (const customer of ['가온물산', '누리교육']) {
    expect(result.runs.filter((one) => one.customer === customer).map((one) => `${one.mode} ${one.verdict}`)).toEqual(['diagnose recorded', 'plan differs', 'apply changed', 'verify as-wanted', 'apply as-wanted']);
  }
  for (const one of result.runs) expect(existsSync(one.report), one.report).toBe(true);
  expect(result.ledgers).toEqual([
    { kind: 'tmse', saves: 3, signIns: 5, signOuts: 5, openSessions: 0, asExpected: true },
    { kind: 'tmw', saves: 5, signIns: 5, signOuts: 5, openSessions: 0, asExpected: true },
  ]);
  expect(err).toContain('모든 실행이 예상대로 끝났고 장비의 기록과 일치합니다.');
});
