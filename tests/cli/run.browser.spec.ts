import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { expect, test } from '../../fixtures/test.ts';
import { customersFolder, type ProfileParts } from './profile.ts';
import { command, type Answers, type Said } from './test-io.ts';

/** One customer of a simulated console, with folders of its own. */
const place = (simulator: Simulator, profile: ProfileParts = {}) => {
  const customers = customersFolder({ kind: simulator.kind, url: simulator.url, label: simulator.state.label, ...profile });
  const base = mkdtempSync(join(tmpdir(), 'cli-'));
  const env = {
    ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'),
  };
  const run = (argv: string[], answers?: Answers): Promise<Said> => command([...argv, '--customer', 'acme', '--headless'], answers === undefined ? { env } : { env, answers });
  return { base, customers, env, run };
};

const who = ['--ticket', 'T-1', '--requested-by', '홍길동'];
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

test('the chapter through the command line: diagnose, plan, apply by plan file, verify, apply again', async ({ start }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmw' });
  const { base, env, run } = place(simulator);

  const diagnosed = await run(['diagnose']);
  expect(diagnosed.code, diagnosed.err).toBe(0);
  expect(diagnosed.out).toMatch(/스팸 메일 > 접속 단계: .+부터 .+까지 읽음/);
  expect(diagnosed.out).toContain('사유: "시간당 접속 횟수 제한: default"');
  expect(diagnosed.out).toContain('다음 명령: runbook plan bulk-mail --customer acme --filters bulk-rate');

  const file = join(base, 'plan.json');
  const planned = await run(['plan', '--out', file]);
  expect(planned.code, planned.err).toBe(2);
  expect(planned.out).toContain('SuperWhite IP › 대상 IP [복원] — 예상(아직 없음)');
  expect(planned.out).toContain('이 값은 모든 발송자에게 적용될 수 있습니다.');
  expect(planned.out).toMatch(/203\.0\.113\.10: 차단 \d+ \/ 정상 \d+/);
  expect(existsSync(join(lastLine(planned.out), 'report.html'))).toBe(true);
  expect(simulator.ledger().saves).toBe(0);

  const missing = await run(['apply', '--plan', file, ...who]);
  expect(missing.code).toBe(2);
  expect(missing.out).toContain('별도 승인이 필요합니다: --accept page-level');
  expect(simulator.ledger().saves).toBe(0);

  const applied = await run(['apply', '--plan', file, ...who, '--accept', 'page-level', '--json']);
  expect(applied.code, applied.err).toBe(0);
  const document = JSON.parse(applied.out) as { verdict: string; changes: { section: string }[]; differences: unknown[]; approval: object; dir: string; report: string; who: object; next: unknown };
  expect(document).toMatchObject({ verdict: 'changed', approval: { outcome: 'given', by: '김운영 (os-user)', how: '--plan + page-level' }, who: { ticket: 'T-1', requestedBy: '홍길동' }, differences: [], next: null });
  expect(new Set(document.changes.map((one) => one.section)).size).toBe(4);
  expect(applied.err).toContain('9/9단계  [O] 저장 아이콘 클릭');
  const report = readFileSync(document.report, 'utf8');
  for (const text of ['김운영', 'T-1', '홍길동']) expect(report).toContain(text);
  expect(simulator.ledger().saves).toBe(5);

  expect((await run(['verify'])).code).toBe(0);
  const again = await run(['apply', ...who]);
  expect(again.code, again.err).toBe(0);
  expect(again.out).toContain('설정 일치');
  expect(again.out).toContain('최대 수신자 수 제한 [복원]: 이미 설정됨');
  expect(simulator.ledger()).toMatchObject({ saves: 5, signIns: 6, signOuts: 6, openSessions: 0 });
  for (const one of [diagnosed, planned, missing, applied, again]) expect(one.out + one.err).not.toContain(DEMO_PASSWORD);

  // Who shares the state folder finds these runs, wherever their own lie.
  const others = await command(['history', '--customer', 'acme', '--format', 'json', '--runs', mkdtempSync(join(tmpdir(), 'others-'))], { env });
  const rows = JSON.parse(others.out) as { mode: string; verdict: string; changed: unknown[] }[];
  expect(rows.map((one) => `${one.mode} ${one.verdict} ${one.changed.length}`).toReversed()).toEqual(['diagnose recorded 0', 'plan differs 0', 'apply declined 0', `apply changed ${document.changes.length}`, 'verify as-wanted 0', 'apply as-wanted 0']);
});

test('a profile without readings: slide 1 and what else is open are held with their candidates, the rest is done', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { run } = place(simulator, { readings: false });
  const { code, out, err } = await run(['apply', ...who, '--yes', 'acme']);
  expect(code, err).toBe(2);
  expect(out).toContain('접속 단계 허용 — 보류: 화면 확인 필요');
  expect(out).toContain('후보 화면: 접속 단계 허용, 송신 허용 정책');
  expect(out).toContain('프로필의 readings에');
  expect(simulator.ledger().saves).toBe(2);
  expect(simulator.state.connectionAllow.map((one) => one.ip)).not.toContain('203.0.113.10');
  expect(simulator.state.relayAllow.map((one) => one.ip)).not.toContain('203.0.113.10');
});

test('a person: types the id, is offered to save the flags; a wrong id saves nothing', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  const { run, customers } = place(simulator);
  const book = ['apply', 'max-recipients', ...who, '--max-recipients', '5000'];
  const wrong = await run(book, { text: 'other' });
  expect(wrong.code).toBe(2);
  expect(wrong.out).toContain('미승인');
  expect(simulator.ledger().saves).toBe(0);
  const right = await run(book, { text: 'acme', yes: [true] });
  expect(right.code, right.err).toBe(0);
  expect(simulator.ledger().saves).toBe(1);
  expect(right.asked).toEqual(['적용하려면 고객사 id를 입력하십시오 (acme)', expect.stringContaining('acme.yaml')]);
  expect(readFileSync(join(customers, 'acme.yaml'), 'utf8')).toContain('maxRecipients: 5000 # 승인됨');
});

test('without known IPs the blocked senders are listed, and a person chooses', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  const { run } = place(simulator, { ips: [] });
  const alone = await run(['diagnose']);
  expect(alone.code, alone.err).toBe(0);
  expect(alone.out).toContain('차단된 발송 IP');
  expect(alone.out).not.toContain('다음 명령');
  const chosen = await run(['diagnose'], { choose: '203.0.113.10' });
  expect(chosen.out).toMatch(/다음 명령: runbook plan [a-z-]+ --customer acme --ip 203\.0\.113\.10/);
});

test('over the page budget nothing is said to be absent', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  const { run } = place(simulator, { ips: [] });
  const { code, out } = await run(['diagnose', '--pages', '1']);
  expect(code).toBe(3);
  expect(out).toContain('쪽수 한도까지만 읽었습니다');
});

test('a browser that is not there: not checked, with what to do (F-105)', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { customers } = place(simulator);
  const env = { ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_LANG: 'ko', RUNBOOK_BROWSER: '/no/such/browser' };
  const { code, out, err } = await command(['verify', '--customer', 'acme', '--customers', customers, '--json'], { env });
  expect(code).toBe(3);
  expect(err).toContain('/no/such/browser');
  expect(JSON.parse(out)).toMatchObject({ verdict: 'not-checked', exitCode: 3, dir: null });
});

test('a plan binds what it read: one foreign change on the console refuses it, before any save', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { base, run } = place(simulator);
  const file = join(base, 'plan.json');
  expect((await run(['plan', 'sending-permission', '--out', file])).code).toBe(2);
  simulator.state.connectionAllow.push({ id: 'foreign', ip: '192.0.2.200', memo: '' });
  const { code, out } = await run(['apply', '--plan', file, ...who, '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'differs', exitCode: 2, faults: [{ code: 'changed-since-plan' }], changes: [], differences: [{ after: '+ 203.0.113.10' }], next: expect.stringMatching(/^runbook plan tmw\/sending-permission --customer acme --appliance \S+ --ip 203\.0\.113\.10 /) });
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});

test('rollback of a TMW slide: the list and the number, newest first; a second rollback finds nothing left', async ({ start }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmw' });
  const { run } = place(simulator);
  const { state } = simulator;
  const stood = () => structuredClone({ allow: state.connectionAllow.map((one) => one.ip), superWhite: state.superWhite, limits: state.maxRecipients });
  const before = stood();
  const applied = await run(['apply', 'max-recipients', ...who, '--yes', 'acme', '--accept', 'page-level']);
  expect(applied.code, applied.err).toBe(0);
  expect(stood()).not.toEqual(before);
  const dir = lastLine(applied.out);
  const missing = await run(['rollback', dir, ...who, '--yes', 'acme']);
  expect(missing.code).toBe(2);
  expect(missing.out).toContain('별도 승인이 필요합니다: --accept page-level');
  expect(simulator.ledger().saves).toBe(2);
  const back = await run(['rollback', dir, ...who, '--yes', 'acme', '--accept', 'page-level', '--json']);
  expect(back.code, back.err).toBe(0);
  expect(JSON.parse(back.out)).toMatchObject({ verdict: 'changed', mode: 'rollback', approval: { how: '--yes + page-level' }, next: null });
  expect(stood()).toEqual(before);
  const { saves } = simulator.ledger();
  expect((await run(['rollback', dir, ...who, '--yes', 'acme'])).code).toBe(0);
  expect(simulator.ledger()).toMatchObject({ saves, signIns: 4, signOuts: 4, openSessions: 0 });
});

test('rollback: what an apply changed is taken back by its run folder, after its own approval', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  const { run } = place(simulator);
  const before = simulator.state.connectionAllow.map((one) => one.ip);
  const applied = await run(['apply', 'sending-permission', ...who, '--yes', 'acme']);
  expect(applied.code, applied.err).toBe(0);
  expect(simulator.state.connectionAllow.map((one) => one.ip)).toContain('203.0.113.10');
  const dir = lastLine(applied.out);
  const missing = await run(['rollback', dir, ...who]);
  expect(missing.code).toBe(2);
  expect(missing.out).toContain('원복 계획 — 가온물산 (acme)');
  expect(missing.out).toContain(`다음 명령으로 확인합니다: runbook rollback ${dir} --customer acme`);
  expect(missing.out).not.toContain('runbook apply');
  expect(simulator.ledger().saves).toBe(1);
  const back = await run(['rollback', dir, ...who, '--yes', 'acme']);
  expect(back.code, back.out + back.err).toBe(0);
  expect(simulator.state.connectionAllow.map((one) => one.ip)).toEqual(before);
  expect(simulator.ledger()).toMatchObject({ saves: 2, openSessions: 0 });
});

test('a person who stops the run gets 130, and the session is given back', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { customers, base } = place(simulator);
  const signal = new AbortController();
  signal.abort();
  const env = { ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_LANG: 'ko', RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };
  const { code, out, err } = await command(['verify', '--customer', 'acme', '--customers', customers, '--headless'], { env, signal });
  expect(code, err).toBe(130);
  expect(out).toContain('사용자가 중단했습니다.');
  expect(simulator.ledger()).toMatchObject({ openSessions: 0, saves: 0 });
});
