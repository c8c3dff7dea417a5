import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { runOn, type RunOrder } from '../../fixtures/run-on.ts';
import { Secret } from '../../engine/secrets/secret.ts';
import { rearm } from '../../engine/state/refusals.ts';
import { identify } from '../../engine/state/machines.ts';
import { marksOf } from '../../engine/state/marks.ts';
import { DEMO_TOTP_SECRET } from '../../fixtures/simulators/core/seed.ts';
import { startSimulator, type Simulator } from '../../fixtures/simulators/start.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmsePermission from '../../runbooks/tmse/sending-permission.runbook.ts';
import tmwPermission from '../../runbooks/tmw/sending-permission.runbook.ts';

/** One slide without the log lists: enough to see whether a session was had. */
const consoles = {
  tmse: { appliance: tmse, runbook: { ...tmsePermission, observe: [] } },
  tmw: { appliance: tmw, runbook: { ...tmwPermission, observe: [] } },
} as const;

const banner = '이 시스템은 인가된 관리자만 사용할 수 있으며, 모든 작업 내역이 기록됩니다.';
const inUse = '이미 로그인된 사용자가 있습니다.';
const expired = '비밀번호 사용 기간이 만료되었습니다.';
const totp = async (): Promise<Secret> => Promise.resolve(Secret.of(DEMO_TOTP_SECRET, { kind: 'fixed' }));

interface Case {
  readonly id: string;
  readonly what: string;
  readonly faults: Record<string, string | number | boolean>;
  readonly machine?: RunOrder['machine'];
  readonly password?: string;
  readonly variant?: string;
  readonly askSecret?: (simulator: Simulator) => RunOrder['askSecret'];
  /** The fault's code; none: a plan was made. */
  readonly fault?: string;
  /** What the fault quotes. */
  readonly says?: RegExp;
  /** Sign-ins that the console took; each must be given back. */
  readonly signIns: number;
  readonly refused?: number;
  /** Kinds of what was posted between sign-in and console. */
  readonly between?: readonly string[];
  /** Layers that were only closed. */
  readonly closed?: number;
}

const cases: readonly Case[] = [
  { id: 'F-41', what: 'a banner nobody declared stops with its text', faults: { 'legal-banner': true }, fault: 'banner-page', says: /인가된 관리자만/, signIns: 1 },
  { id: 'F-41', what: 'a declared banner is passed once', faults: { 'legal-banner': true }, machine: { pages: [{ text: banner, press: '확인' }] }, signIns: 1, between: ['answered'] },
  { id: 'F-41', what: 'a declaration of half its sentence passes nothing', faults: { 'legal-banner': true }, machine: { pages: [{ text: '모든 작업 내역이 기록됩니다.', press: '확인' }] }, fault: 'banner-page', signIns: 1 },
  { id: 'F-41', what: 'in frames, in EUC-KR', faults: { 'legal-banner': true }, variant: 'frameset,euc-kr,v2', machine: { pages: [{ text: banner, press: '[확인]' }] }, signIns: 1, between: ['answered'] },
  { id: 'F-41', what: 'a declared button that is not there presses nothing', faults: { 'legal-banner': true }, machine: { pages: [{ text: banner, press: '동의' }] }, fault: 'banner-page', signIns: 1 },
  { id: 'F-10', what: 'a declared notice over the console is closed', faults: { 'notice-layer': true }, machine: { pages: [{ text: '정기 점검이 예정되어 있습니다.', press: '닫기' }, { text: '매월 셋째 주 일요일 02:00 ~ 04:00 에 정기 점검이 있습니다.', press: '닫기' }] }, signIns: 1, closed: 1 },
  { id: 'F-36', what: 'somebody is signed in already: not thrown out', faults: { 'already-signed-in': true }, fault: 'already-signed-in', says: /기존 접속을 종료/, signIns: 1 },
  { id: 'F-36', what: 'somebody is signed in already, and the profile says what to answer', faults: { 'already-signed-in': true }, machine: { pages: [{ text: inUse, press: '예' }] }, signIns: 1, between: ['answered'] },
  { id: 'F-41', what: 'an expired password', faults: { 'password-expired': true }, fault: 'password-expired', says: /만료/, signIns: 1 },
  { id: 'F-41', what: 'an expired password that may be changed later', faults: { 'password-expired': true }, machine: { pages: [{ text: expired, press: '나중에 변경' }] }, signIns: 1, between: ['answered'] },
  { id: 'F-41', what: 'a password that must be changed now', faults: { 'must-change': true }, machine: { pages: [{ text: '비밀번호를 변경하여야 관리자 페이지를 사용할 수 있습니다.', press: '나중에 변경' }] }, fault: 'password-expired', signIns: 1 },
  { id: 'F-41', what: 'all of them one after the other', faults: { 'second-factor': 'totp', 'already-signed-in': true, 'password-expired': true, 'legal-banner': true }, machine: { totp, pages: [{ text: inUse, press: '예' }, { text: expired, press: '나중에 변경' }, { text: banner, press: '확인' }] }, signIns: 1, between: ['code', 'answered', 'answered', 'answered'] },
  { id: 'F-43', what: 'a second factor nobody has a key for', faults: { 'second-factor': 'totp' }, fault: 'code-needed', says: /인증번호 6자리/, signIns: 1 },
  { id: 'F-43', what: 'TOTP', faults: { 'second-factor': 'totp' }, machine: { totp }, variant: 'iframe,v2', signIns: 1, between: ['code'] },
  { id: 'F-43', what: 'TOTP with a clock 40 s ahead: refused once, drift told', faults: { 'second-factor': 'totp', 'clock-ahead': 40 }, machine: { totp }, fault: 'code-refused', says: /"drift":"(?:3[5-9]|40|41)"/, signIns: 1, between: ['code-refused'] },
  { id: 'F-43', what: 'a code whose connection drops is not sent again', faults: { 'second-factor': 'totp', 'drop-at-code': true }, machine: { totp }, fault: 'code-dropped', signIns: 1, between: ['code'] },
  { id: 'F-43', what: 'a mailed code is asked of a person', faults: { 'second-factor': 'mail' }, askSecret: (simulator) => async (question) => Promise.resolve(question.includes('admin') ? (simulator.codes().at(-1)?.code ?? '') : ''), signIns: 1, between: ['code'] },
  { id: 'F-43', what: 'a mailed code and nobody to ask', faults: { 'second-factor': 'mail' }, fault: 'code-needed', says: /메일/, signIns: 1 },
  { id: 'F-43', what: 'a person mistypes the mailed code', faults: { 'second-factor': 'mail' }, askSecret: () => async () => Promise.resolve('1234'), fault: 'code-refused', signIns: 1, between: ['code-refused'] },
  { id: 'F-45', what: 'this address may not connect, with 403', faults: { 'access-denied': '403' }, fault: 'access-denied', says: /접속 허용 IP/, signIns: 0 },
  { id: 'F-45', what: "the web server's bare 403", faults: { 'http-403': true }, fault: 'access-denied', says: /403/, signIns: 0 },
  { id: 'F-45', what: 'silence', faults: { 'access-denied': 'silent' }, fault: 'no-answer', signIns: 0 },
  { id: 'F-45', what: 'silence over TLS', faults: { 'no-answer': true }, variant: 'tls', fault: 'no-answer', signIns: 0 },
  { id: 'F-69', what: "a proxy's page with 200", faults: { 'proxy-page': true }, fault: 'proxy', says: /보안 정책/, signIns: 0 },
  { id: 'F-69', what: 'a style sheet without an end', faults: { 'slow-css': true }, signIns: 1 },
  { id: 'F-47', what: 'a sign-in form with other fields: nothing is typed', faults: { 'other-login': true }, fault: 'other-sign-in-form', says: /j_\w+/, signIns: 0 },
  { id: 'F-49', what: 'a field that keeps no value set by script', faults: { 'keyboard-plugin': 'script' }, fault: 'keyboard-plugin', signIns: 0 },
  { id: 'F-49', what: 'a field that keeps nothing', faults: { 'keyboard-plugin': 'any' }, fault: 'keyboard-plugin', signIns: 0 },
  { id: 'F-39', what: 'a locked account', faults: { 'lock-after': 1 }, password: 'not-the-right-1', fault: 'account-locked', says: /잠겼/, signIns: 0, refused: 1 },
  { id: 'F-48', what: 'the sign-in leads to the same form elsewhere', faults: { 'redirect-login': 'form' }, fault: 'other-origin', signIns: 0 },
  { id: 'F-48', what: 'the sign-in leads to a place that asks for HTTP credentials', faults: { 'redirect-login': 'basic' }, fault: 'other-origin', signIns: 0 },
  { id: 'F-48', what: 'a picture from a place that asks for HTTP credentials', faults: { 'redirect-login': 'picture' }, signIns: 1 },
  { id: 'F-45', what: 'a domain administrator', faults: { role: 'domain' }, fault: 'no-right', says: /시스템관리자 권한/, signIns: 1 },
];

for (const kind of ['tmse', 'tmw'] as const) {
  for (const one of cases) {
    test(`${one.id} ${kind}: ${one.what}`, async ({ start, shared }) => {
      const simulator = await start({ kind, faults: one.faults, ...(one.variant === undefined ? {} : { variant: one.variant }) });
      const run = await runOn({
        simulator, browser: shared, ...consoles[kind], mode: 'plan', waits: { actionMs: 5_000 }, askSecret: one.askSecret?.(simulator), ...(one.machine ? { machine: one.machine } : {}), ...(one.password === undefined ? {} : { password: one.password }),
      });
      expect.soft([run.fault?.code, run.verdict], run.sentence).toEqual(one.fault === undefined ? [undefined, 'differs'] : [one.fault, 'not-checked']);
      if (one.says) expect.soft(JSON.stringify(run.fault?.params)).toMatch(one.says);
      const ledger = simulator.ledger();
      expect.soft(ledger).toMatchObject({ signIns: one.signIns, signInsRefused: one.refused ?? 0, signOuts: one.signIns, openSessions: 0, saves: 0 });
      expect.soft(ledger.entries.filter((entry) => /^(?:code|code-refused|answered)$/.test(entry.kind)).map((entry) => entry.kind)).toEqual(one.between ?? []);
      expect(simulator.strayed()).toEqual([]);
      expect(run.events.filter((event) => event.type === 'page-passed').length).toBe(one.closed ?? (one.between ?? []).filter((entry) => entry === 'answered').length);
    });
  }
}

const stateFolder = (): string => mkdtempSync(join(tmpdir(), 'state-'));

for (const kind of ['tmse', 'tmw'] as const) {
  test(`F-39 ${kind}: a refusal is remembered until a person says rearm`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const stateDir = stateFolder();
    const run = (password?: string) => runOn({ simulator, browser: shared, ...consoles[kind], mode: 'plan', stateDir, ...(password === undefined ? {} : { password }) });
    expect((await run('not-the-right-1')).fault?.code).toBe('sign-in-refused');
    for (let night = 0; night < 2; night += 1) expect((await run('not-the-right-1')).fault?.code).toBe('rearm-needed');
    expect((await run()).fault?.code).toBe('rearm-needed');
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 1 });
    const { id } = identify(stateDir, marksOf({ url: simulator.url, route: { kind: 'direct' }, profile: 'acme/main' }));
    expect(rearm(stateDir, id, 'admin')).toBe(1);
    expect((await run()).verdict).toBe('differs');
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signInsRefused: 1, openSessions: 0 });
  });

  test(`F-43 ${kind}: a TOTP code that was refused is remembered too`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'second-factor': 'totp', 'clock-ahead': 40 } });
    const stateDir = stateFolder();
    const run = () => runOn({ simulator, browser: shared, ...consoles[kind], mode: 'plan', stateDir, machine: { totp } });
    expect((await run()).fault?.code).toBe('code-refused');
    expect((await run()).fault?.code).toBe('rearm-needed');
    expect(simulator.ledger().entries.filter((entry) => entry.kind === 'code-refused').length).toBe(1);
  });

  test(`F-66 ${kind}: another machine behind the same local port gets no password`, async ({ shared }) => {
    const stateDir = stateFolder();
    const at = async (label: string, port: number, work: (simulator: Simulator) => Promise<void>): Promise<number> => {
      const simulator = await startSimulator({ kind, port, seed: { label } });
      try {
        await work(simulator);
      } finally {
        await simulator.close();
      }
      return Number(new URL(simulator.url).port);
    };
    const run = (simulator: Simulator, appliance: RunOrder['appliance']) => runOn({ simulator, browser: shared, ...consoles[kind], appliance, mode: 'apply', stateDir, label: 'mail-gw.ganada.example' });
    const port = await at('mail-gw.ganada.example', 0, async (simulator) => {
      expect((await run(simulator, consoles[kind].appliance)).verdict).toBe('changed');
    });
    await at('mail-gw.other.example', port, async (simulator) => {
      expect((await run(simulator, consoles[kind].appliance)).fault).toMatchObject({ code: 'other-machine', params: { shown: 'mail-gw.other.example' } });
      expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0, saves: 0 });
      // The label shows only after the sign-in: found out before the first write.
      expect((await run(simulator, labelAfterSignIn(consoles[kind].appliance))).fault?.code).toBe('other-machine');
      expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1, saves: 0, openSessions: 0 });
    });
  });

  for (const { name, label, shown, answer, code, signIns } of [
    { name: 'nobody can say', label: 'none', shown: true, answer: false, code: 'machine-unproven', signIns: 0 },
    { name: 'a person says so', label: 'none', shown: true, answer: true, code: undefined, signIns: 1 },
    { name: 'the expected label proves it', label: 'its own', shown: true, answer: false, code: undefined, signIns: 1 },
    { name: 'the expected label is not shown before the sign-in', label: 'its own', shown: false, answer: false, code: 'machine-unproven', signIns: 0 },
  ]) {
    test(`F-66 ${kind}: which machine is this, over plain http: ${name}`, async ({ start, shared }) => {
      const simulator = await start({ kind });
      const { appliance } = consoles[kind];
      const run = await runOn({
        simulator, browser: shared, ...consoles[kind], appliance: shown ? appliance : labelAfterSignIn(appliance), mode: 'plan', ...(label === 'none' ? {} : { label: simulator.state.label }), machine: { confirmMachine: async () => Promise.resolve(answer) },
      });
      expect(run.fault?.code, JSON.stringify(run.fault)).toBe(code);
      expect(simulator.ledger()).toMatchObject({ signIns, signOuts: signIns, openSessions: 0 });
    });
  }
}

/** A console whose sign-in page does not name the machine. */
const labelAfterSignIn = (appliance: RunOrder['appliance']): RunOrder['appliance'] => ({
  ...appliance,
  entrance: {
    ...appliance.entrance,
    form: async (tab) => {
      const form = await appliance.entrance.form(tab);
      if (!form) return undefined;
      const { label: _, ...nameless } = form;
      return nameless;
    },
  },
});
