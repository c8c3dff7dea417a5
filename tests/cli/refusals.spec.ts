import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../../cli/io.ts';
import { main } from '../../cli/program.ts';
import { Secret } from '../../engine/secrets/secret.ts';
import { samplePlan } from './order-sample.ts';
import { customersFolder, type ProfileParts } from './profile.ts';
import { command, testIo, type Around } from './test-io.ts';

const good = { ACME_PASSWORD: 'secret-value-9', RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko' };
const labelled: ProfileParts = { label: 'mail-gw.example.co.kr' };

/** Runs a command that must be refused before a browser opens: exit 1, and the lines of stderr. */
const refused = async (argv: string[], around: Around = {}): Promise<string[]> => {
  const { code, out, err } = await command(argv, { env: good, ...around });
  expect(code, err).toBe(1);
  expect(out).toBe('');
  return err.trimEnd().split('\n');
};

test('every problem of flags and profile is told at once, each with where it came from', async () => {
  const dir = customersFolder({ ...labelled, password: 'env:NOT_SET', ips: ['127.0.0.1'] });
  const lines = await refused(['apply', '--customer', 'acme', '--customers', dir, '--period', '7 days', '--pages', '0', '--accept', 'everything', '--headed', '--max-recipients', '1,000'], { env: { RUNBOOK_LANG: 'ko' } });
  const places = lines.map((line) => line.split(': ')[0]);
  for (const place of ['RUNBOOK_OPERATOR', '--ticket', '--requested-by', '--accept', '--headed', '--period', '--pages']) expect(places).toContain(place);
  // A profile that is wrong itself is told with file, line and field.
  expect(lines.some((line) => /acme\.yaml:\d+ appliances\[0\]\.wanted\.sendingIps\[0\]\.ip/.test(line))).toBe(true);
});

test('flags over a good profile are refused with the flag, secrets with their reference and no value', async () => {
  const dir = customersFolder({ ...labelled, password: 'env:NOT_SET' });
  const lines = await refused(['plan', '--customer', 'acme', '--customers', dir, '--ip', '203.0.113.010', '--max-recipients', '1,000', '--filters', 'nonsense', '--policy', '']);
  for (const place of ['--ip', '--max-recipients', '--filters', '--policy']) expect(lines.some((line) => line.startsWith(`${place}: `)), place).toBe(true);
  expect(lines.find((line) => line.includes('env:NOT_SET'))).toMatch(/acme\.yaml:\d+ appliances\[0\]\.signIn\.password env:NOT_SET: /);
});

test('json: one document on stdout, the same words on stderr', async () => {
  const { code, out, err } = await command(['apply', '--json'], { env: { RUNBOOK_LANG: 'en' } });
  expect(code).toBe(1);
  const document = JSON.parse(out) as { exitCode: number; problems: { code: string; where: string; text: string }[] };
  expect(document.exitCode).toBe(1);
  expect(document.problems.map((one) => one.code)).toEqual(['no-customer', 'no-operator', 'no-ticket', 'no-requester']);
  for (const one of document.problems) expect(err).toContain(`${one.where}: ${one.text}`);
});

test('there is no default customer', async () => {
  const [line] = await refused(['verify']);
  expect(line).toMatch(/^--customer: 고객사를 지정하지 않았습니다\./);
});

test('several appliances: one must be chosen; a book of one kind chooses it', async () => {
  const dir = customersFolder(labelled);
  const two = ['id: two', 'name: 누리교육', 'appliances:', ...['tmse', 'tmw'].flatMap((kind) => [`  - id: ${kind}-1`, `    kind: ${kind}`, '    url: https://192.0.2.1', '    signIn: { user: admin, password: env:ACME_PASSWORD, account: dedicated }', '    wanted: { policy: 급여메일, sendingIps: [{ ip: 203.0.113.10 }], filters: bulk-rate, maxRecipients: 10 }'])];
  writeFileSync(join(dir, 'two.yaml'), two.join('\n'));
  expect((await refused(['plan', '--customer', 'two', '--customers', dir])).join('\n')).toContain('tmse-1, tmw-1');
  const chosen = await refused(['plan', 'tmw/bulk-mail', '--customer', 'two', '--customers', dir]);
  expect(chosen).toEqual([expect.stringMatching(/appliances\[1\]/)]);
  expect(chosen[0]).toMatch(/runbook trust --customer \S*two\.yaml --appliance tmw-1$/);
  expect((await refused(['plan', 'tmw/bulk-mail', '--customer', 'two', '--customers', dir, '--appliance', 'tmse-1'])).join('\n')).toContain('tmw/bulk-mail: 장비 종류가 다른 조치 절차입니다.');
});

test('a book that only reads logs is for diagnose', async () => {
  const dir = customersFolder(labelled);
  expect(await refused(['plan', 'blocked-mail', '--customer', 'acme', '--customers', dir])).toEqual([expect.stringContaining('diagnose로 실행하십시오')]);
});

test('--yes with another id, and --headed with --headless, are refused', async () => {
  const dir = customersFolder(labelled);
  const lines = await refused(['apply', '--customer', 'acme', '--customers', dir, '--ticket', 'T-1', '--requested-by', '홍길동', '--yes', 'other', '--headed', '--headless'], { display: true });
  expect(lines).toHaveLength(2);
  expect(lines.join('\n')).toContain('--yes: 확인한 고객사 id가 다릅니다: other. 이 실행의 고객사: acme');
});

test('a password that only a person can type needs a person', async () => {
  const dir = customersFolder({ ...labelled, password: "'ask:'" });
  expect((await refused(['plan', '--customer', 'acme', '--customers', dir])).join('\n')).toMatch(/signIn\.password/);
});

test('blanks of any script are no ticket, no requester, no operator and no reason', async () => {
  const dir = customersFolder(labelled);
  const lines = await refused(['apply', '--customer', 'acme', '--customers', dir, '--ticket', ' ', '--requested-by', '\u3000', '--acknowledge', '\u00a0\u200b'], { env: { ...good, RUNBOOK_OPERATOR: ' ' } });
  expect(lines).toEqual(['RUNBOOK_OPERATOR', '--ticket', '--requested-by', '--acknowledge'].map((place) => `${place}: 값이 비어 있습니다. 내용을 적으십시오.`));
});

test('a person who leaves the password question stops the run: 130, nothing opened', async () => {
  const dir = customersFolder({ ...labelled, password: "'ask:'" });
  const { code, asked, out } = await command(['plan', '--customer', 'acme', '--customers', dir], { env: good, answers: {} });
  expect(code).toBe(130);
  expect(asked).toHaveLength(1);
  expect(out).toBe('');
});

test('a literal password is refused and never printed', async () => {
  const dir = customersFolder({ ...labelled, password: 'hunter2-hunter2' });
  const lines = await refused(['plan', '--customer', 'acme', '--customers', dir]);
  expect(lines.join('\n')).not.toContain('hunter2');
});

test('a shared account and a machine that nothing identifies are refused unattended and asked about otherwise', async () => {
  const dir = customersFolder({ account: 'shared' });
  const argv = ['apply', '--customer', 'acme', '--customers', dir, '--ticket', 'T-1', '--requested-by', '홍길동'];
  expect(await refused(argv)).toEqual([expect.stringMatching(/acme\.yaml:\d+ appliances\[0\]\.signIn\.account: .*account: shared/), expect.stringMatching(/acme\.yaml:\d+ appliances\[0\]\.url: .*machine\.label/)]);
  const { code, asked, err } = await command(argv, { env: good, answers: { yes: [true, false] } });
  expect(asked).toEqual(['지금 연결된 VPN은 가온물산 고객사용입니까?', expect.stringContaining('공용 계정 admin')]);
  expect(code).toBe(2);
  expect(err).toContain('아무것도 변경하지 않았습니다');
});

test('by-hand: needs a window; without a display it is refused before anything opens', async () => {
  const dir = customersFolder({ ...labelled, password: "'by-hand:'" });
  const { code, err } = await command(['plan', '--customer', 'acme', '--customers', dir, '--headless'], { env: good, answers: {}, display: true });
  expect(code).toBe(1);
  expect(err).toContain('--headless: 비밀번호를 창에서 직접 입력하는 계정(by-hand:)에는 브라우저 창이 필요합니다.');
});

test('a plan file that is none is refused', async () => {
  const dir = customersFolder(labelled);
  const file = join(dir, 'plan.json');
  writeFileSync(file, '{"format":"else"}');
  const argv = (plan: string) => ['apply', '--customer', 'acme', '--customers', dir, '--ticket', 'T-1', '--requested-by', '홍길동', '--plan', plan];
  expect(await refused(argv(file))).toEqual([expect.stringContaining('변경 계획 파일의 형식이 아닙니다')]);
  for (const [field, changed] of [
    ['inputs', { inputs: { sendingIps: '203.0.113.10' } }], ['inputs', { inputs: { policy: 5 } }], ['inputs', { inputs: { sender: 'a' } }], ['concerns.0', { concerns: [{ code: 'else', params: {} }] }], ['concerns.0', { concerns: ['shared-ip'] }],
    ['sections.0.changes.0', { sections: [{ ...samplePlan().sections[0], changes: [{ section: 'a', where: 'b', before: '', after: 1, kind: 'add' }] }] }],
  ] as const) {
    writeFileSync(file, JSON.stringify({ ...samplePlan(), ...changed }));
    expect(await refused(argv(file)), JSON.stringify(changed)).toEqual([expect.stringMatching(`^--plan \\S+plan\\.json ${field}: 변경 계획 파일의 형식이 아닙니다`)]);
  }
  expect(await refused(argv(join(dir, 'none.json')))).toEqual([expect.stringContaining('ENOENT')]);
});

test('an error that nobody foresaw, before a run has begun: not checked instead of unknown, and no terminal code of it is obeyed', async () => {
  const { io, texts } = testIo({ env: good });
  const breaks: Io = { ...io, watchSignals: () => { throw new TypeError('broken \u001b[31m here'); } };
  expect(await main(['apply', '--customer', 'acme', '--customers', customersFolder(labelled), '--ticket', 'T-1', '--requested-by', '홍길동', '--json'], breaks)).toBe(3);
  expect(JSON.parse(texts.out)).toMatchObject({ verdict: 'not-checked', exitCode: 3, dir: null });
  expect(texts.err).toContain('broken  here');
  expect(texts.err).not.toContain('\u001b');
});

test('a reading by flag needs the person who confirmed it', async () => {
  const dir = customersFolder({ ...labelled, readings: false });
  const argv = ['plan', '--customer', 'acme', '--customers', dir, '--reading', 'connection-allow'];
  expect(await refused(argv, { env: { ...good, RUNBOOK_OPERATOR: undefined } })).toEqual([expect.stringContaining('--reading: ')]);
});

test('what a command prints holds no secret, in its messages as in its document', async () => {
  Secret.of('canary-out-4711', { kind: 'fixed' });
  for (const written of ['canary-out-4711', encodeURIComponent('canary-out-4711'), Buffer.from('admin:canary-out-4711').toString('base64')]) {
    const { code, out, err } = await command(['plan', `no/${written}`, '--customer', 'acme', '--customers', customersFolder(labelled), '--json'], { env: good });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ exitCode: 1 });
    expect(err).toContain('[redacted]');
    expect(out + err).not.toContain(written);
  }
});
