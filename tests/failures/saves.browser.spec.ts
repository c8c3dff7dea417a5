import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import { chapters, seedExisting } from '../lifecycle/chapters.ts';
import { runbookOf } from '../model/runbooks.ts';
import sendingPermission from '../../runbooks/tmw/sending-permission.runbook.ts';

/** One slide without the log lists: what a save does under a fault, judged by the console's ledger. */
const slide = { ...sendingPermission, observe: [] };

interface Case {
  readonly id: string;
  readonly what: string;
  readonly faults: Record<string, string | number | boolean>;
  readonly variant?: string;
  readonly verdict: string;
  readonly exit: number;
  /** Committed saves in the ledger, and whether the IP stands in the state afterwards. */
  readonly saves: number;
  readonly stored: number;
  readonly fault?: string;
  readonly dialogs?: { kind: 'confirm' | 'alert'; text: string; answer: 'accept' | 'dismiss' }[];
  readonly proveMs?: number;
  /** The bounds of a step and of an answer, in milliseconds, when they are the same as they usually are. */
  readonly boundMs?: number;
  /** 1 unless said otherwise; a session that ended during the approval is opened once more. */
  readonly signIns?: number;
}

const cases: Case[] = [
  { id: 'F-01', what: 'confirm nobody declared is dismissed, nothing is saved', faults: { 'confirm-text': '저장하시겠습니까?' }, verdict: 'failed', exit: 4, saves: 0, stored: 0, fault: 'undeclared-dialog' },
  { id: 'F-01', what: 'a declared confirm is accepted', faults: { 'confirm-text': '저장하시겠습니까?' }, verdict: 'changed', exit: 0, saves: 1, stored: 1, dialogs: [{ kind: 'confirm', text: '저장하시겠습니까?', answer: 'accept' }] },
  { id: 'F-06', what: 'an undeclared alert after the save stops the run and is recorded', faults: { 'alert-after-save': '저장되었습니다.' }, verdict: 'failed', exit: 4, saves: 1, stored: 1, fault: 'undeclared-dialog' },
  { id: 'F-06', what: 'a declared alert is answered', faults: { 'alert-after-save': '저장되었습니다.' }, verdict: 'changed', exit: 0, saves: 1, stored: 1, dialogs: [{ kind: 'alert', text: '저장되었습니다.', answer: 'accept' }] },
  { id: 'F-21', what: 'a slow save is not clicked again', faults: { 'save-delay': 2500 }, verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-21', what: 'a save that hangs for as long as a step may take is resolved by reading, never left', faults: { 'save-delay': 40_000 }, boundMs: 12_000, verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-24', what: 'commits and drops the connection: one save, resolved by reading', faults: { 'drop-after-commit': true }, verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-24', what: 'the same by multipart', faults: { 'drop-after-commit': true }, variant: 'multipart,tls', verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-28', what: '200 with an error inside', faults: { 'status200-error': true }, verdict: 'failed', exit: 4, saves: 0, stored: 0, fault: 'undeclared-dialog' },
  { id: 'F-28', what: 'success shown but nothing stored', faults: { 'success-but-not-stored': true }, verdict: 'unknown', exit: 5, saves: 0, stored: 0, fault: 'undeclared-dialog' },
  { id: 'F-30', what: 'the list stays old for 2 s', faults: { 'stale-read': 2000 }, verdict: 'changed', exit: 0, saves: 1, stored: 1, proveMs: 8000 },
  { id: 'F-30', what: 'the list stays old beyond the bound: unknown, never saved again', faults: { 'stale-read': 30000 }, verdict: 'unknown', exit: 5, saves: 1, stored: 1, proveMs: 1500, fault: 'not-saved' },
  { id: 'F-93', what: 'somebody adds an entry after our form was opened, to a list that is only added to', faults: { 'foreign-entry': true }, verdict: 'differs', exit: 2, saves: 0, stored: 0, fault: 'foreign-change' },
  { id: 'F-93', what: 'somebody adds the same entry as ours after our form was opened: it does not stand there twice', faults: { 'foreign-entry': '203.0.113.10' }, verdict: 'differs', exit: 2, saves: 0, stored: 1, fault: 'foreign-change' },
  { id: 'F-10', what: 'a notice covers the menu', faults: { 'notice-layer': true }, verdict: 'not-checked', exit: 3, saves: 0, stored: 0, fault: 'notice-page' },
  { id: 'F-15', what: 'rows come later than header and total', faults: { 'late-rows': 1500 }, verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-60', what: 'five rows a page', faults: { 'page-size': 1 }, verdict: 'changed', exit: 0, saves: 1, stored: 1 },
  { id: 'F-36', what: 'the session ends before the first write, and again', faults: { 'expire-before-step': 4 }, verdict: 'not-checked', exit: 3, saves: 0, stored: 0, fault: 'signed-out', signIns: 2 },
  { id: 'F-28', what: 'the console refuses in the page', faults: { 'refuse-save': '권한이 없습니다' }, verdict: 'failed', exit: 4, saves: 0, stored: 0 },
  { id: 'F-45', what: 'access from this address is denied', faults: { 'access-denied': true }, verdict: 'not-checked', exit: 3, saves: 0, stored: 0, fault: 'access-denied' },
  { id: 'F-47', what: 'an unknown version is not written', faults: { 'other-version': '9.9.9' }, verdict: 'not-checked', exit: 3, saves: 0, stored: 0, fault: 'unknown-version' },
];

for (const one of cases) {
  test(`${one.id} ${one.what}`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmw', faults: one.faults, ...(one.variant === undefined ? {} : { variant: one.variant }) });
    const run = await runOn({
      simulator, browser: shared, appliance: tmw, runbook: slide, mode: 'apply', ...(one.dialogs ? { dialogs: one.dialogs } : {}),
      waits: { ...(one.id === 'F-93' ? { freshMs: 0 } : {}), ...(one.proveMs === undefined ? {} : { proveMs: one.proveMs }), ...(one.boundMs === undefined ? {} : { stepMs: one.boundMs, answerMs: one.boundMs }) },
    });
    const ledger = simulator.ledger();
    expect.soft({ verdict: run.verdict, exit: run.exitCode, saves: ledger.saves, stored: simulator.state.connectionAllow.filter((row) => row.ip === '203.0.113.10').length }, run.sentence)
      .toEqual({ verdict: one.verdict, exit: one.exit, saves: one.saves, stored: one.stored });
    // Whoever watches is shown why: every end that is not a good one has its fault.
    expect.soft(run.fault?.code).toEqual(one.fault ?? (one.verdict === 'changed' ? undefined : expect.any(String)));
    expect.soft(ledger.signIns).toBeLessThanOrEqual(one.signIns ?? 1);
    expect.soft(ledger.signInsRefused).toBe(0);
  });
}

test('F-24 drop at sign-in: the password reaches the console once', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw', faults: { 'drop-at-sign-in': true } });
  const run = await runOn({ simulator, browser: shared, appliance: tmw, runbook: slide, mode: 'apply' });
  expect(run.verdict).toBe('not-checked');
  expect(simulator.ledger().entries.filter((entry) => entry.path.includes('login')).length).toBe(1);
});

test('F-39 a wrong password makes one attempt', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const run = await runOn({ simulator, browser: shared, appliance: tmw, runbook: slide, mode: 'apply', password: 'wrong!2024' });
  expect([run.verdict, run.exitCode, run.fault?.code]).toEqual(['not-checked', 3, 'sign-in-refused']);
  expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 1, saves: 0 });
});

test('F-66 another machine: no password is typed', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw', faults: { 'other-label': 'other.example.co.kr' } });
  const run = await runOn({ simulator, browser: shared, appliance: tmw, runbook: slide, mode: 'apply', label: simulator.state.label });
  expect([run.verdict, run.fault?.code]).toEqual(['not-checked', 'other-machine']);
  expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0 });
});

for (const [kind, name] of [['tmse', 'super-white-ip'], ['tmse', 'max-recipients'], ['tmw', 'super-white-ip'], ['tmw', 'max-recipients']] as const) {
  test(`F-93 ${kind} ${name}: somebody adds an entry to the list after our form was opened: the whole list is not sent`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'foreign-entry': '198.51.100.77' }, variant: kind === 'tmw' ? 'frameset,popup' : 'iframe' });
    seedExisting(simulator, 'other-ip');
    const run = await runOn({ simulator, browser: shared, appliance: chapters[kind].appliance, runbook: { ...runbookOf(kind, name), observe: [] }, mode: 'apply', waits: { freshMs: 0 } });
    expect([run.verdict, run.fault?.code], run.sentence).toEqual(['differs', 'foreign-change']);
    expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
    expect(JSON.stringify(simulator.state)).toContain('"198.51.100.77"');
  });
}

/** The browser with a script of the console's own in every page. */
const withScript = (shared: SharedBrowser, script: string): SharedBrowser => ({
  ...shared,
  browser: Object.assign(Object.create(shared.browser) as typeof shared.browser, {
    newContext: async (options: Parameters<typeof shared.browser.newContext>[0]) => {
      const context = await shared.browser.newContext(options);
      await context.addInitScript(script);
      return context;
    },
    version: () => shared.browser.version(),
  }),
});

test('F-02 an alert after the last look, when the mouse is already over [O]: it is dismissed, and the save that the same click makes does not leave', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const speaking = withScript(shared, `let spoken = false; addEventListener('mouseover', ({ target }) => { if (spoken || target.alt !== '저장') return; spoken = true; alert('세션이 곧 만료됩니다.'); }, { capture: true })`);
  const run = await runOn({ simulator, browser: speaking, appliance: tmw, runbook: slide, mode: 'apply' });
  expect([run.verdict, run.fault?.code, run.fault?.params['text']], run.sentence).toEqual(['failed', 'undeclared-dialog', '세션이 곧 만료됩니다.']);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
  expect(run.events.flatMap((one) => (one.type === 'step-finished' ? one.dialogs : []))).toMatchObject([{ answer: 'dismissed', declared: false }]);
});

test('F-93 tmse: a new form that is not empty holds what is not ours: nothing of it is saved', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse', variant: 'iframe' });
  const filled = withScript(shared, `addEventListener('DOMContentLoaded', () => { for (const one of document.querySelectorAll('[name=description]')) one.value ||= '다른 사람의 설명'; })`);
  const run = await runOn({ simulator, browser: filled, appliance: chapters.tmse.appliance, runbook: { ...runbookOf('tmse', 'super-white-ip'), observe: [] }, mode: 'apply' });
  expect([run.verdict, run.fault?.code], run.sentence).toEqual(['differs', 'foreign-change']);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});
