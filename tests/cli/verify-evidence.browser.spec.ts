import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetSecrets } from '../../engine/secrets/secret.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import { expect, test } from '../../fixtures/test.ts';
import { publicOf, pkcs8 } from '../engine/evidence/sealed-runs.ts';
import { verifyEvidence } from '../../engine/evidence/verify.ts';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
const who = ['--ticket', 'T-1', '--requested-by', '홍길동', '--yes', 'acme', '--accept', 'page-level'];

test('what the commands leave proves itself, as a folder and as a pack: plan, apply, diagnose, rollback, and evidence that was made again', async ({ start }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmw' });
  const base = mkdtempSync(join(tmpdir(), 'cli-'));
  const env = {
    ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'),
    RUNBOOK_CUSTOMERS: customersFolder({ kind: 'tmw', url: simulator.url, label: simulator.state.label }),
  };
  const run = async (code: number, ...argv: string[]): Promise<string> => {
    const said = await command([...argv, '--customer', 'acme', '--headless'], { env });
    expect(said.code, said.err + said.out).toBe(code);
    return lastLine(said.out);
  };
  const applied = await run(0, 'apply', 'max-recipients', ...who);
  const dirs = [await run(0, 'plan', 'max-recipients'), applied, await run(0, 'diagnose'), await run(0, 'rollback', applied, ...who)];

  // In a new process nothing is known of the run's secrets.
  forgetSecrets();
  const blind = await command(['report', applied], { env });
  expect(blind.code, blind.err).toBe(0);
  expect(blind.out).toContain('비밀값을 하나도 불러오지 않아');
  expect(JSON.parse(readFileSync(join(lastLine(blind.out), 'scan.json'), 'utf8'))).toMatchObject({ secrets: 0 });
  expect(readFileSync(join(lastLine(blind.out), 'report.html'), 'utf8')).toContain('불러온 비밀값이 없어(0개)');

  const key = pkcs8();
  const searching = await command(['report', applied, '--customer', 'acme', '--sign', key], { env });
  expect(searching.code, searching.err).toBe(0);
  expect(searching.out).toContain('새로 만든 파일에서 비밀값 1개를 찾아보았고');
  expect(searching.out).toMatch(/서명한 키: SHA256:/);
  expect(JSON.parse(readFileSync(join(lastLine(searching.out), 'scan.json'), 'utf8'))).toMatchObject({ secrets: 1, leaks: [] });
  const head = /봉인 해시\(티켓에 적으십시오\): ([0-9a-f]{64})/.exec(searching.out)?.[1] ?? '';

  for (const dir of [...dirs, lastLine(blind.out), lastLine(searching.out)]) {
    for (const path of [dir, join(dir, 'evidence.zip')]) expect(await verifyEvidence(path), path).toMatchObject({ ok: true, findings: [] });
  }
  for (const path of [lastLine(searching.out), join(lastLine(searching.out), 'evidence.zip')]) {
    expect(await verifyEvidence(path, { head, allowedSigners: `kim namespaces="terrace-runbooks-evidence" ${publicOf(key)}\n` }), path).toMatchObject({ ok: true, headCompared: true, signature: { principal: 'kim' } });
  }
});
