import { expect, test } from '@playwright/test';
import type { LedgerEntry } from '../../fixtures/simulators/core/contract.ts';
import { afterAlone, violations, type Observed } from './invariants.ts';
import { changedKeys, type Settings } from './settings.ts';

const entry = (kind: LedgerEntry['kind'], path = '/tmw/filter/connAllowSave.do'): LedgerEntry => ({ n: 1, at: '', session: 's1', user: 'admin', method: 'POST', path, form: [], kind });
const adding = (ip: string): LedgerEntry => ({ ...entry('save', '/admin/connectionAllow.do'), change: { menu: '', action: '', detail: { list: 'connectionAllow', added: [ip] } } });
const table = (more: Record<string, number | string> = {}): Settings => new Map(Object.entries({ 'white:enabled': 'true', limit: 100, 'connection/10.0.0.1': 1, ...more }));
const intent = { n: 1, at: '', ms: 0, type: 'intent', intent: 'i', section: 's', ref: 'r', rule: 'x', method: 'POST', path: '/tmw/filter/connAllowSave.do', before: [], after: [] } as const;

/** An apply that did everything right. */
const good: Observed = {
  mode: 'apply', approved: true, wanted: new Map([['connection/203.0.113.10', 1]]), before: table(), after: table({ 'connection/203.0.113.10': 1 }), inForce: table({ 'connection/203.0.113.10': 1 }),
  entries: [entry('sign-in'), entry('save'), entry('sign-out')], journal: [intent], faults: new Set(), midway: new Set(), foreign: new Set(), refusedBefore: false, stale: false, flips: false, verdict: 'changed',
};

const bad: readonly { readonly what: string; readonly run: Partial<Observed>; readonly says: RegExp }[] = [
  { what: 'a save in a plan', run: { mode: 'plan' }, says: /a save in plan/ },
  { what: 'a save without approval', run: { approved: false }, says: /without approval/ },
  { what: 'two saves of one change', run: { entries: [...good.entries, entry('save')], journal: [intent, intent] }, says: /2 committed saves of/ },
  { what: 'two saves of one IP where each IP is a save', run: { entries: [...good.entries, adding('203.0.113.11'), adding('203.0.113.11')], journal: [intent, intent, intent] }, says: /2 committed saves of .* adds 203\.0\.113\.11/ },
  { what: 'a save without an intent', run: { journal: [] }, says: /1 committed saves, 0 intents/ },
  { what: 'an entry twice', run: { after: table({ 'connection/203.0.113.10': 2 }), verdict: 'failed' }, says: /stands 2 times/ },
  { what: 'an entry of somebody else is lost', run: { after: new Map<string, number | string>([['white:enabled', 'true'], ['limit', 100], ['connection/203.0.113.10', 1]]) }, says: /connection\/10\.0\.0\.1 became undefined/ },
  { what: 'what somebody added meanwhile is lost', run: { foreign: new Set(['listed/198.51.100.200']) }, says: /is lost/ },
  { what: 'a value that is not ours', run: { after: table({ 'connection/203.0.113.10': 1, limit: 50 }) }, says: /limit became 50/ },
  { what: 'changed, and nothing is there', run: { after: table(), inForce: table() }, says: /said changed, but connection\/203\.0\.113\.10 is undefined/ },
  { what: 'changed, and only staged', run: { inForce: table() }, says: /in force: connection/ },
  { what: 'a verify that says as wanted of something else', run: { mode: 'verify', after: table(), inForce: table(), entries: [entry('sign-in'), entry('sign-out')], verdict: 'as-wanted' }, says: /verify said as-wanted/ },
  { what: 'a second password', run: { entries: [...good.entries, entry('sign-in'), entry('sign-out')] }, says: /2 attempts with a password/ },
  { what: 'a password after a remembered refusal', run: { refusedBefore: true }, says: /after a remembered refusal/ },
  { what: 'a session that is kept', run: { entries: [entry('sign-in'), entry('save')] }, says: /was not given back/ },
  { what: 'a rollback that leaves what it says it took', run: { mode: 'rollback', undoes: { before: table(), after: table({ 'connection/203.0.113.10': 1 }) }, before: table({ 'connection/203.0.113.10': 1 }), entries: [entry('sign-in'), entry('sign-out')] }, says: /still stands/ },
  { what: 'a rollback that takes what is not ours', run: { mode: 'rollback', undoes: { before: table(), after: table({ 'connection/203.0.113.10': 1 }) }, before: table({ 'listed/10.0.0.1': 1, 'connection/203.0.113.10': 1 }), after: table() }, says: /rollback made listed\/10\.0\.0\.1 undefined/ },
  { what: 'a rollback over a limit that somebody else has set since', run: { mode: 'rollback', undoes: { before: table(), after: table({ limit: 3000 }) }, before: table({ limit: 301 }), after: table() }, says: /rollback made limit 100, it was 301/ },
];

test('an apply that did everything right violates nothing', () => {
  expect(violations(good)).toEqual([]);
  expect(violations({ ...good, entries: [entry('sign-in'), adding('203.0.113.10'), adding('203.0.113.11'), entry('sign-out')], journal: [intent, intent] })).toEqual([]);
});

for (const { what, run, says } of bad) {
  test(`an invariant tells: ${what}`, () => {
    expect(violations({ ...good, ...run }).join('\n')).toMatch(says);
  });
}

test('what somebody else added during an apply is nothing that its rollback has to take back', () => {
  const run: Observed = { ...good, after: table({ 'connection/203.0.113.10': 1, 'white/정책': 1, 'white/정책:facts': '[]', limit: 50 }), foreign: new Set(['white/정책']) };
  expect([...afterAlone(run)]).toEqual([...table({ 'connection/203.0.113.10': 1, limit: 50 })]);
  const taken: Observed = { ...good, before: table({ 'limits/급여': 1 }), foreign: new Set(['limits/급여']) };
  expect(changedKeys(afterAlone(taken), table({ 'connection/203.0.113.10': 1, 'limits/급여': 1 }))).toEqual([]);
});
