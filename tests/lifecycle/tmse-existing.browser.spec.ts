import { readJournal } from '../../engine/evidence/read-journal.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn, type RunOrder } from '../../fixtures/run-on.ts';
import type { SimLimitPolicy, SimPolicy } from '../../fixtures/simulators/core/contract.ts';
import { DEMO_PASSWORD, DEMO_USER } from '../../fixtures/simulators/core/seed.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import blockedMail from '../../runbooks/tmse/blocked-mail.runbook.ts';
import bulkMail from '../../runbooks/tmse/bulk-mail.runbook.ts';
import maxRecipients from '../../runbooks/tmse/max-recipients.runbook.ts';
import sendingPermission from '../../runbooks/tmse/sending-permission.runbook.ts';
import superWhiteIp from '../../runbooks/tmse/super-white-ip.runbook.ts';

const saved = (simulator: Simulator) => simulator.ledger().entries.filter((entry) => entry.kind === 'save').map((entry) => [entry.path, entry.form]);
const verdicts = (run: { results: readonly { section: string; verdict: string }[] }) => Object.fromEntries(run.results.map((one) => [one.section, one.verdict]));
const settings = ({ state: { connectionAllow, relayAllow, superWhite, maxRecipients } }: Simulator) => ({ connectionAllow, relayAllow, superWhite, maxRecipients });
const sendingIps = ['203.0.113.10', '203.0.113.25'];
const limitPolicy: SimLimitPolicy = { id: 'm9', name: '급여메일', enabled: true, limit: 3000, ips: ['203.0.113.10'], description: '급여 발송' };

/** A policy of that name as the chapter made it earlier, between neighbours, but for what is said. */
const withPolicy = (simulator: Simulator, change: Partial<SimPolicy> = {}): SimPolicy[] => {
  const policy: SimPolicy = {
    id: 'p99', name: '급여메일', enabled: true, kind: 'allow', filters: ['hourly-connections', 'bulk-delay'], ips: ['203.0.113.10', '10.0.0.10'], description: '급여  & <발송>', ...change,
  };
  const all = [...simulator.state.superWhite.policies, { ...policy, id: 'p98', name: '급여메일2' }].toSpliced(24, 0, policy);
  simulator.seed({ superWhite: { enabled: true, policies: all } });
  return all;
};

for (const variant of ['frameset,popup,v2,euc-kr', 'iframe,inline,v2,en,multipart,post-paging']) {
  test(`a second IP for policies that exist, and back: ${variant}`, async ({ start, shared }) => {
    test.setTimeout(600_000);
    const simulator = await start({ kind: 'tmse', variant });
    const before = structuredClone(withPolicy(simulator));
    simulator.seed({ maxRecipients: { policies: [...simulator.state.maxRecipients.policies, limitPolicy, { ...limitPolicy, id: 'm10', name: '급여 메일2' }] } });
    const seeded = structuredClone(settings(simulator));
    const order = { simulator, browser: shared, appliance: tmse, runbook: bulkMail, inputs: { sendingIps, filters: ['hourly-connections', 'bulk-delay'] } };
    const run = await runOn({ ...order, mode: 'apply' });

    expect([run.verdict, run.fault]).toEqual(['changed', undefined]);
    expect(saved(simulator)).toEqual([
      ['/admin/filter/connectionAllowSave.do', [['id', ''], ['ip', '203.0.113.10'], ['memo', '']]],
      ['/admin/filter/connectionAllowSave.do', [['id', ''], ['ip', '203.0.113.25'], ['memo', '']]],
      ['/admin/filter/superWhiteIpSave.do', [
        ['id', 'p99'], ['policyName', '급여메일'], ['useYn', 'Y'], ['policyType', 'allow'], ['filter', 'hourly-connections'], ['filter', 'bulk-delay'], ['ipInput', ''],
        ['ip', '203.0.113.10'], ['ip', '10.0.0.10'], ['ip', '203.0.113.25'], ['description', '급여  & <발송>'],
      ]],
      ['/admin/filter/maxRecipientsDetailSave.do', [
        ['id', 'm9'], ['policyName', '급여메일'], ['useYn', 'Y'], ['maxCount', '3000'], ['ipInput', ''], ['ip', '203.0.113.10'], ['ip', '203.0.113.25'], ['description', '급여 발송'],
      ]],
    ]);
    expect(simulator.state.superWhite.policies).toEqual(before.map((one) => (one.id === 'p99' ? { ...one, ips: [...one.ips, '203.0.113.25'] } : one)));
    const walked = run.events.flatMap((event) => (event.type === 'step-finished' && event.phase === 'converge' ? [event.ref] : []));
    expect(walked.filter((ref) => ref.startsWith('TMSe-1/')).map((ref) => Number(ref.at(-1)))).toEqual([1, 2, 3, 4, 5, 3, 4, 5]);
    expect(walked.filter((ref) => ref.includes('add-ip'))).toEqual([2, 3].flatMap((slide) => [1, 2, 3].map((line) => `TMSe-${slide}/add-ip.${line}`)));
    expect((await runOn({ ...order, mode: 'verify' })).verdict).toBe('as-wanted');

    const back = await runOn({ ...order, mode: 'rollback', recorded: recordedChanges((await readJournal(run.dir)).lines) });
    expect([back.verdict, back.fault]).toEqual(['changed', undefined]);
    expect(settings(simulator)).toEqual(seeded);
  });
}

const differing: readonly (readonly [string, Partial<SimPolicy>])[] = [
  ['other filters', { filters: ['rbl', 'hourly-connections'] }],
  ['a policy that is not in use', { enabled: false }],
  ['a policy that exempts', { kind: 'exclude' }],
];

for (const [name, change] of differing) {
  test(`${name}: for a person, and nothing is saved`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmse' });
    const before = structuredClone(withPolicy(simulator, change));
    const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: superWhiteIp, mode: 'apply', inputs: { sendingIps, filters: ['hourly-connections', 'bulk-delay'] } });
    expect([run.verdict, run.exitCode, verdicts(run)]).toEqual(['differs', 2, { 'super-white-ip': 'differs', 'sending-ip-block': 'as-wanted' }]);
    expect(run.results[0]?.note).toBe('person');
    expect(saved(simulator)).toEqual([]);
    expect(simulator.state.superWhite.policies).toEqual(before);
  });
}

test('a section for a person does not keep the others from being done', async ({ start, shared }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmse', variant: 'v2' });
  withPolicy(simulator, { filters: ['rbl'] });
  simulator.seed({ maxRecipients: { policies: [{ ...limitPolicy, limit: 500 }] } });
  const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: bulkMail, mode: 'apply' });
  expect(verdicts(run)).toEqual({ 'connection-allow': 'changed', 'super-white-ip': 'differs', 'sending-ip-block': 'as-wanted', 'max-recipients': 'differs' });
  expect(saved(simulator).map(([path]) => path)).toEqual(['/admin/filter/connectionAllowSave.do']);
});

test('the master switch is for a person', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse', seed: { superWhite: { enabled: false } } });
  const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: superWhiteIp, mode: 'apply' });
  expect([run.verdict, saved(simulator)]).toEqual(['differs', []]);
});

const held: readonly (readonly [string, Readonly<Record<string, string>>, Record<string, string>])[] = [
  ['no reading', {}, { 'connection-allow': 'held', 'relay-allow': 'held', 'super-white-ip': 'as-wanted', 'sending-ip-block': 'as-wanted', 'max-recipients': 'held' }],
  ['a block list', { 'sending-permission': 'none', 'max-recipients-list': 'block-list' }, { 'super-white-ip': 'as-wanted', 'sending-ip-block': 'as-wanted', 'max-recipients': 'held' }],
];

for (const [name, readings, expected] of held) {
  test(`${name}: looked at, held, never written`, async ({ start, shared }) => {
    test.setTimeout(600_000);
    const simulator = await start({ kind: 'tmse', variant: 'frameset,v2' });
    const inputs = { policy: '정책A', filters: ['hourly-connections', 'rbl'], sendingIps: ['203.0.113.1'] };
    const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: bulkMail, mode: 'apply', readings, inputs });
    expect(verdicts(run)).toEqual(expected);
    expect([run.verdict, run.exitCode, saved(simulator)]).toEqual(['held', 2, []]);
  });
}

test('what opens a relay, and what limits everybody else, is approved apart', async ({ start, shared }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmse', variant: 'listed-exempt' });
  const order = { simulator, browser: shared, appliance: tmse, mode: 'plan' as const };
  const approvals = async (more: Pick<RunOrder, 'runbook' | 'readings'>) => (await runOn({ ...order, ...more })).plan?.sections.flatMap((one) => one.changes.map((change) => change.approval));
  expect(await approvals({ runbook: sendingPermission, readings: { 'sending-permission': 'relay-allow' } })).toEqual(['relay']);
  expect(await approvals({ runbook: maxRecipients, readings: { 'max-recipients-list': 'listed-exempt' } })).toEqual(['page-level']);
  expect(await approvals({ runbook: maxRecipients, readings: { 'max-recipients-list': 'applies-to-listed' } })).toEqual([undefined]);
});

for (const variant of ['frameset,v2,post-menus,post-paging', 'page,v2,en']) {
  test(`what the log says of the senders: ${variant}`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmse', variant });
    const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: blockedMail, mode: 'diagnose', inputs: { sendingIps } });
    expect(run.verdict).toBe('recorded');
    const findings = run.events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
    const expected = sendingIps.flatMap((ip) => [
      { ip, stage: 'connection', kind: 'hourly-connections', count: 8, remedy: 'super-white-ip' },
      { ip, stage: 'smtp', kind: 'max-recipients', count: 5, remedy: 'max-recipients' },
    ]);
    expect(findings).toMatchObject(expected);
    expect(simulator.ledger()).toMatchObject({ saves: 0, signIns: 1, signOuts: 1, openSessions: 0 });
  });
}

test('an account without the right: not checked, in the words of the console', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse', seed: { users: [{ id: DEMO_USER, password: DEMO_PASSWORD, role: 'domain' }] } });
  const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: superWhiteIp, mode: 'plan' });
  expect([run.verdict, run.fault?.code, run.fault?.params['text']]).toEqual(['not-checked', 'no-right', '시스템관리자 권한이 필요한 페이지입니다.']);
  expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1 });
});
