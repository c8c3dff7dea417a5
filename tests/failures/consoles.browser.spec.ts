import { expect, test } from '../../fixtures/test.ts';
import { runOn, type RunOrder } from '../../fixtures/run-on.ts';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmseWhite from '../../runbooks/tmse/super-white-ip.runbook.ts';
import tmseSlide from '../../runbooks/tmse/sending-permission.runbook.ts';
import tmwSlide from '../../runbooks/tmw/sending-permission.runbook.ts';

/** One fault of a console against one slide: what the ledger may hold afterwards, and what the run may say of it. */
interface Case {
  readonly id: string;
  readonly what: string;
  readonly kind?: SimKind;
  readonly white?: boolean;
  readonly faults: Record<string, string | number | boolean>;
  readonly variant?: string;
  readonly machine?: RunOrder['machine'];
  /** Two where the console's own timer races with the proof: then no dialog may have been seen in a run that says changed. */
  readonly verdict: string | readonly string[];
  /** Committed saves, and how often the entry stands afterwards. */
  readonly saves: number;
  readonly stored: number;
  readonly fault?: string;
}

const cases: Case[] = [
  { id: 'F-02', what: 'alerts out of the blue after the save', faults: { 'late-alert': 50 }, verdict: ['failed', 'changed'], saves: 1, stored: 1 },
  { id: 'F-02', what: 'alerts out of the blue before anything was written', faults: { 'late-alert-at': 3 }, verdict: 'failed', saves: 0, stored: 0, fault: 'undeclared-dialog' },
  { id: 'F-04', what: 'the alert lives in the popup', faults: { 'popup-alert': '중복된 IP 입니다' }, variant: 'popup', verdict: 'failed', saves: 0, stored: 0, fault: 'undeclared-dialog' },
  { id: 'F-05', what: 'the dialog is gone with its frame', faults: { 'alert-then-remove-frame': true }, variant: 'iframe', verdict: 'failed', saves: 1, stored: 1, fault: 'undeclared-dialog' },
  { id: 'F-08', what: 'the popup closes itself at once', faults: { 'popup-close-delay': 0 }, variant: 'popup', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-08', what: 'the popup closes itself after 200 ms', faults: { 'popup-close-delay': 200 }, variant: 'popup,frameset', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-11', what: 'the frame reloads itself after the save', faults: { 'reload-twice': 100 }, variant: 'frameset', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-13', what: 'the button needs showModalDialog', faults: { 'needs-show-modal': true }, verdict: 'failed', saves: 0, stored: 0 },
  { id: 'F-20', what: 'option labels with blanks around them', faults: { 'padded-options': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-20', what: 'option labels with blanks around them', kind: 'tmse', white: true, faults: { 'padded-options': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-14', what: 'polling that never rests, rows that come late', faults: { 'late-rows': 900 }, variant: 'polling-post', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-17', what: 'the list takes what keyup copied', faults: { 'keyup-ip': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-18', what: 'a Korean name counts only by keyup', kind: 'tmse', white: true, faults: { 'keyup-count': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-24', what: 'the answer is cut', faults: { 'cut-answer': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-24', what: 'the entry is stored twice: alarm, nothing is deleted', faults: { 'commit-twice': true }, verdict: 'failed', saves: 1, stored: 2, fault: 'duplicate-present' },
  { id: 'F-24', what: 'a save by fetch, dropped after the commit', faults: { 'save-by': 'fetch', 'drop-after-commit': true }, verdict: ['failed', 'changed'], saves: 1, stored: 1 },
  { id: 'F-24', what: 'a save that answers in a new window', faults: { 'save-target-blank': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-24', what: 'a save that answers in a new window', kind: 'tmse', white: true, faults: { 'save-target-blank': true, 'drop-after-commit': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-26', what: 'one click sends two saves: the second is stopped', faults: { 'save-by': 'fetch-twice', 'twice-within': 'commit' }, verdict: ['failed', 'changed'], saves: 1, stored: 1 },
  { id: 'F-24', what: 'a save by XHR', faults: { 'save-by': 'xhr' }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-29', what: 'a save that is only staged is no change', faults: { 'pending-apply': true }, verdict: 'failed', saves: 1, stored: 1, fault: 'changes-pending' },
  { id: 'F-29', what: 'a save that is only staged is no change', kind: 'tmse', white: true, faults: { 'pending-apply': true }, variant: 'frameset,en', verdict: 'failed', saves: 1, stored: 1, fault: 'changes-pending' },
  { id: 'F-29', what: "somebody else's changes wait: nothing is saved on top of them", faults: { 'foreign-pending': 2 }, verdict: 'differs', saves: 0, stored: 0, fault: 'changes-pending' },
  { id: 'F-30', what: 'two back-ends flip old and new', faults: { 'flip-read': 1500 }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-35', what: 'lists may be cached', faults: { 'cached-list': 60 }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-25', what: 'a save that answers the list is not posted again by the proof', faults: {}, variant: 'answer-200', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-38', what: 'no session is left behind by a run that fails', faults: { 'needs-show-modal': true, 'session-slots': 1 }, verdict: 'failed', saves: 0, stored: 0 },
  { id: 'F-41', what: 'a banner nobody declared', faults: { 'legal-banner': true }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-45', what: 'denied with a 403', faults: { 'access-denied': '403' }, verdict: 'not-checked', saves: 0, stored: 0, fault: 'access-denied' },
  { id: 'F-45', what: 'a bare 403 for everything', faults: { 'http-403': true }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-45', what: 'no answer at all', faults: { 'no-answer': true }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-47', what: 'another login form', faults: { 'other-login': true }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-48', what: 'the sign-in leads to another origin', faults: { 'redirect-login': 'form' }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-48', what: 'another origin asks for credentials', faults: { 'redirect-login': 'basic' }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-49', what: 'a password field that clears itself', faults: { 'keyboard-plugin': 'any' }, verdict: 'not-checked', saves: 0, stored: 0, fault: 'keyboard-plugin' },
  { id: 'F-43', what: 'a second factor nobody configured', faults: { 'second-factor': 'totp' }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-59', what: 'names shown in NFD', kind: 'tmse', white: true, faults: { 'nfd-names': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-61', what: 'stored IPs are shown with /32', faults: { 'ip-notation': 'slash32' }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-65', what: 'TLS too old', faults: { 'old-tls': true }, variant: 'tls', verdict: 'not-checked', saves: 0, stored: 0, fault: 'tls-version' },
  { id: 'F-69', what: 'a proxy page in place of the console', faults: { 'proxy-page': true }, verdict: 'not-checked', saves: 0, stored: 0 },
  { id: 'F-69', what: 'a style sheet that never ends', faults: { 'slow-css': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-76', what: 'a session id in every address', faults: { 'session-id-in-url': true }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-78', what: 'the list lies below the fold', faults: { 'tall-page': 5000 }, variant: 'frameset', verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-79', what: 'a page of 60,000 pixels', faults: { 'tall-page': 60_000 }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-93', what: 'a save that loses a neighbour is no success', faults: { 'lost-neighbour': true }, verdict: 'failed', saves: 1, stored: 1 },
  { id: 'F-60', what: 'the list changes while it is read, and is read again', faults: { churn: true, 'page-size': 2 }, verdict: 'changed', saves: 1, stored: 1 },
  { id: 'F-57', what: 'a console in another charset than the profile says', faults: {}, variant: 'euc-kr', machine: { charset: 'utf-8' }, verdict: 'not-checked', saves: 0, stored: 0, fault: 'other-charset' },
  { id: 'F-36', what: 'a domain administrator sees no such screen', faults: { role: 'domain' }, verdict: 'not-checked', saves: 0, stored: 0, fault: 'no-right' },
];

/** A picture per step where dialogs, windows, the layout or a page that never ends may be in the camera's way. */
const pictured = ({ id, faults }: Case): boolean => /^F-[017]\d$/.test(id) || 'cut-answer' in faults;

for (const one of cases) {
  test(`${one.id} ${one.kind === undefined ? '' : `${one.kind}: `}${one.what}`, async ({ start, shared }) => {
    const kind = one.kind ?? 'tmw';
    const simulator = await start({ kind, faults: one.faults, ...(one.variant === undefined ? {} : { variant: one.variant }) });
    const runbook = { ...(one.white ? tmseWhite : kind === 'tmse' ? tmseSlide : tmwSlide), observe: [] };
    const run = await runOn({ simulator, browser: shared, appliance: kind === 'tmse' ? tmse : tmw, runbook, mode: 'apply', stepPictures: pictured(one), machine: one.machine ?? {} });
    const ledger = simulator.ledger();
    const stored = one.white ? simulator.state.superWhite.policies.filter((policy) => policy.name === '급여메일').length : simulator.state.connectionAllow.filter((row) => row.ip === '203.0.113.10').length;
    const verdict = [one.verdict].flat().includes(run.verdict) ? one.verdict : run.verdict;
    expect.soft({ verdict, saves: ledger.saves, stored }, `${run.sentence} ${JSON.stringify(run.events.flatMap((event) => (event.type === 'fault' ? [event.fault] : [])))}`).toEqual({ verdict: one.verdict, saves: one.saves, stored: one.stored });
    for (const picture of run.events.flatMap((event) => ('picture' in event && event.picture ? [event.picture] : []))) {
      expect.soft(picture.height, picture.file).toBeLessThanOrEqual(800);
      for (const box of picture.box ? [picture.box] : []) expect.soft(box.y >= 0 && box.y < picture.height && box.x >= 0 && box.x < picture.width, `${picture.file} shows its box`).toBe(true);
    }
    const unread = run.events.some((event) => event.type === 'fault' && event.fault.code === 'undeclared-dialog');
    if (unread) expect.soft(run.verdict, 'a dialog nobody declared').not.toBe('changed');
    if (one.fault !== undefined) expect.soft([run.fault?.code, ...run.events.flatMap((event) => (event.type === 'fault' ? [event.fault.code] : []))], run.sentence).toContain(one.fault);
    expect.soft(ledger.entries.filter((entry) => entry.kind === 'sign-in' || entry.kind === 'sign-in-refused').length, 'password attempts').toBeLessThanOrEqual(1);
    expect.soft(ledger.openSessions, 'sessions left behind').toBe(0);
    expect.soft(JSON.stringify(simulator.strayed()), 'other origin').not.toContain('terrace');
  });
}
