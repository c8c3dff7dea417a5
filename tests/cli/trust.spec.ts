import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntentRegister } from '../../engine/state/intents.ts';
import { acquireLock } from '../../engine/state/locks.ts';
import { rememberRefusal } from '../../engine/state/refusals.ts';
import { keyOf } from '../../engine/state/state-folder.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { expect, test } from '../../fixtures/test.ts';
import { profileText, type ProfileParts } from './profile.ts';
import { command, type Answers } from './test-io.ts';

/** The customer `acme` of a simulated console; `rewrite` changes the profile. */
const place = (first: ProfileParts) => {
  const base = mkdtempSync(join(tmpdir(), 'trust-'));
  const state = join(base, 'state');
  const rewrite = (parts: ProfileParts): void => writeFileSync(join(base, 'acme.yaml'), profileText(parts));
  rewrite(first);
  // Without a browser: what a page shows is looked at in trust.browser.spec.ts.
  const env = { RUNBOOK_CUSTOMERS: base, RUNBOOK_STATE: state, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_BROWSER: '/no/such/browser' };
  const run = (argv: string[], answers?: Answers) => command(argv, answers === undefined ? { env } : { env, answers });
  const machines = async () => (JSON.parse((await run(['machines', '--json'])).out) as { machines: { id: string; pin: string | null; lock: { kind: string }; trusted: { by: string }[] }[] }).machines;
  return { state, rewrite, run, machines };
};

const label = 'mail-gw.example.co.kr';
const pinOf = ({ spki }: Simulator): string => `sha256/${spki ?? ''}`;

test('trust shows the key with the exact lines for the profile, and records it under the operator', async ({ start }) => {
  const simulator = await start({ kind: 'tmw', variant: { tls: true } });
  const { rewrite, run, machines } = place({ url: simulator.url, label });
  const { code, out } = await run(['trust', '--customer', 'acme']);
  expect(code).toBe(0);
  expect(out).toContain(`\ntls:\n  pin: ${pinOf(simulator)}\n`);
  expect(out).toContain('로그인 화면의 장비 이름을 확인하지 못했습니다: RUNBOOK_BROWSER에 지정한 브라우저를 찾을 수 없습니다');
  expect(await machines()).toEqual([expect.objectContaining({ pin: pinOf(simulator), lock: { kind: 'free' }, trusted: [expect.objectContaining({ by: '김운영 (os-user)' })] })]);
  rewrite({ url: simulator.url, label, tls: `{ pin: ${pinOf(simulator)} }` });
  const again = await run(['trust', '--customer', 'acme', '--lang', 'en']);
  expect(again.out).toContain('It is the tls.pin of the profile.');
  expect(again.out).not.toContain('tls:\n');
  expect(await machines()).toHaveLength(1);
  expect(simulator.ledger()).toMatchObject({ signIns: 0, saves: 0 });
});

test('a key that is not the known one is recorded only when a person confirms it; the machine keeps its id', async ({ start }) => {
  const [before, after] = [await start({ kind: 'tmw', variant: { tls: true } }), await start({ kind: 'tmw', variant: { tls: true } })];
  const { rewrite, run, machines } = place({ url: before.url, label });
  await run(['trust', '--customer', 'acme']);
  const [known] = await machines();
  rewrite({ url: after.url, label });
  const refused = await run(['trust', '--customer', 'acme']);
  expect(refused.code).toBe(2);
  expect(refused.out).toBe('');
  expect(refused.err).toContain(`공개 키가 알고 있던 것과 다릅니다. 이전: ${pinOf(before)}, 현재: ${pinOf(after)}`);
  expect(refused.err).toContain('runbook trust --customer acme --appliance main --yes acme');
  expect((await run(['trust', '--customer', 'acme'], { yes: [false] })).code).toBe(2);
  expect((await run(['trust', '--customer', 'acme'], {})).code).toBe(130);
  expect((await run(['trust', '--customer', 'acme', '--yes', 'other'])).code).toBe(1);
  expect(await machines()).toEqual([known]);
  expect((await run(['trust', '--customer', 'acme'], { yes: [true] })).code).toBe(0);
  expect(await machines()).toEqual([expect.objectContaining({ id: known?.id, pin: pinOf(after) })]);
});

test('a key other than the profile’s pin is a changed one too', async ({ start }) => {
  const simulator = await start({ kind: 'tmw', variant: { tls: true } });
  const { run, state } = place({ url: simulator.url, label, tls: `{ pin: sha256/${'A'.repeat(42)}A= }` });
  const { code, out } = await run(['trust', '--customer', 'acme', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ exitCode: 2, verdict: 'declined', pin: pinOf(simulator), changed: [expect.stringContaining(pinOf(simulator))] });
  expect(existsSync(join(state, 'machines'))).toBe(false);
});

test('over plain http the label is what is recorded; a machine that is not there is not', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  const { rewrite, run, machines } = place({ kind: 'tmse', url: simulator.url, label });
  expect((await run(['trust', '--customer', 'acme'])).out).toContain('machine.label');
  expect(await machines()).toEqual([expect.objectContaining({ pin: null, label })]);
  // The discard port: nothing listens there.
  rewrite({ kind: 'tmse', label });
  const gone = await run(['trust', '--customer', 'acme', '--json']);
  expect(gone.code).toBe(3);
  expect(JSON.parse(gone.out)).toMatchObject({ exitCode: 3, fault: { code: 'unreachable', params: { url: 'http://127.0.0.1:9' } } });
});

test('rearm forgets refused sign-ins; unlock never robs a live run', async ({ start }) => {
  const simulator = await start({ kind: 'tmw' });
  const { state, run, machines } = place({ url: simulator.url, label });
  expect((await run(['machines'])).out).toBe('등록한 장비가 없습니다.\n');
  await run(['trust', '--customer', 'acme']);
  const [machine] = await machines();
  if (!machine) throw new Error('no machine was recorded');
  rememberRefusal({ stateDir: state, machine: machine.id, user: 'admin', runDir: '/runs/r' });
  new IntentRegister({ stateDir: state, machine: machine.id, runId: 'r', runDir: '/runs/r' }).open({ intent: 'i1', section: 'connection-allow' });
  const { out } = await run(['machines']);
  expect(out).toMatch(/^ {2}결과가 확인되지 않은 저장: connection-allow, \S+Z, \/runs\/r\./m);
  expect(out).toMatch(/^ {2}로그인 거부: admin, \S+Z\. runbook rearm$/m);
  expect(await machines()).toEqual([expect.objectContaining({ openSaves: [expect.objectContaining({ runDir: '/runs/r', section: 'connection-allow' })], refused: [expect.objectContaining({ user: 'admin' })] })]);
  expect((await run(['rearm', '--customer', 'acme'])).out).toBe('지운 로그인 거부 기록: 1건.\n');
  expect(await machines()).toEqual([expect.objectContaining({ refused: [] })]);
  expect((await run(['rearm', '--customer', 'acme'])).out).toBe('지운 로그인 거부 기록: 0건.\n');
  expect((await run(['unlock', '--customer', 'acme'])).out).toBe('잠겨 있지 않습니다.\n');
  const lock = acquireLock({ stateDir: state, machine: machine.id, writing: true, doing: 'apply tmw/bulk-mail', runDir: '/runs/r' });
  try {
    // What a live run saves is under way. A torn record is told in its place.
    expect(await machines()).toEqual([expect.objectContaining({ openSaves: [], lock: expect.objectContaining({ kind: 'live' }) })]);
    const torn = join(state, 'intents', keyOf(machine.id), `${'0'.repeat(32)}.json`);
    writeFileSync(torn, '{"machine":');
    expect((await run(['machines'])).out).toContain(`기록을 읽을 수 없음 (${torn})`);
    expect((await run(['machines'])).out).toContain('잠금: apply tmw/bulk-mail');
    const live = await run(['unlock', '--customer', 'acme', '--json']);
    expect(live.code).toBe(3);
    expect(JSON.parse(live.out)).toMatchObject({ fault: { code: 'locked', params: { state: 'live' } } });
    lock.requireHeld();
  } finally {
    lock.release();
  }
});

test('a machine command without a customer, or with several appliances, is refused', async () => {
  const { run, rewrite } = place({ label });
  for (const name of ['trust', 'rearm', 'unlock']) expect((await run([name])).err).toMatch(/^--customer: 고객사를 지정하지 않았습니다\./);
  rewrite({ label, more: profileText({ label, url: 'http://127.0.0.1:10' }).split('appliances:\n')[1]?.replace('id: main', 'id: second') ?? '' });
  expect((await run(['trust', '--customer', 'acme'])).err).toMatch(/^--appliance: 장비가 여러 대입니다\./m);
});
