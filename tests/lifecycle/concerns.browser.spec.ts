import { expect, test } from '../../fixtures/test.ts';
import { runOn, testInputs } from '../../fixtures/run-on.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import tmsePermission from '../../runbooks/tmse/sending-permission.runbook.ts';
import tmseWhite from '../../runbooks/tmse/super-white-ip.runbook.ts';
import tmwPermission from '../../runbooks/tmw/sending-permission.runbook.ts';
import tmwWhite from '../../runbooks/tmw/super-white-ip.runbook.ts';
import { chapters, seedExisting } from './chapters.ts';

const [ip = ''] = testInputs.sendingIps;
const white = { tmse: { ...tmseWhite, observe: [] }, tmw: { ...tmwWhite, observe: [] } };
const permission = { tmse: { ...tmsePermission, observe: [] }, tmw: { ...tmwPermission, observe: [] } };

/** Few enough policies that TMW's other ones are all opened. */
const fewPolicies = (simulator: Simulator, more: Simulator['state']['superWhite']['policies'] = []): void => {
  simulator.seed({ superWhite: { policies: [...simulator.state.superWhite.policies.filter((one) => one.id <= 'p5' && one.id.length === 2), ...more] } });
};

for (const kind of ['tmse', 'tmw'] as const) {
  const plan = { browser: undefined, appliance: chapters[kind].appliance, runbook: white[kind], mode: 'plan' } as const;

  test(`${kind}: an IP on 발송 IP 차단 and in an excluding policy is said before the first act, and a check does not call it as wanted`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { excluded: ip } });
    fewPolicies(simulator);
    seedExisting(simulator, 'all');
    const run = await runOn({ ...plan, browser: shared, simulator, mode: 'verify' });
    expect([run.verdict, run.fault?.code], run.sentence).toEqual(['differs', undefined]);
    const codes = run.events.flatMap((event) => (event.type === 'concern' ? [event.concern.code] : []));
    expect(codes.toSorted()).toEqual(['blocked-ip', 'excluded-ip']);
    expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
  });

  test(`${kind}: an IP that another policy or a wider entry allows already is a sentence and a question, no second entry by itself`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { covering: '203.0.113.0/24' } });
    fewPolicies(simulator);
    const asked = await runOn({ ...plan, browser: shared, simulator });
    expect(asked.plan?.concerns.map((one) => [one.code, one.params['ip']])).toEqual([['already-allowed', ip]]);
    const entry = await runOn({ ...plan, browser: shared, simulator, runbook: permission[kind] });
    expect(entry.plan?.concerns).toEqual([{ code: 'already-allowed', params: { ip, policy: '203.0.113.0/24' } }]);
  });

  test(`${kind}: a sender with an RBL listing in its log is not let pass without a reason`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const [row] = simulator.state.logs.connection;
    if (!row) throw new Error('the seeded log is empty');
    simulator.seed({ logs: { connection: [{ ...row, ip, reason: 'RBL: spamlist.or.kr' }, ...simulator.state.logs.connection] } });
    const whole = { tmse: tmsePermission, tmw: tmwPermission }[kind];
    const run = await runOn({ ...plan, browser: shared, simulator, runbook: whole });
    expect(run.plan?.concerns).toEqual([{ code: 'risky-sender', params: { ip, kind: 'rbl' } }]);
  });

  test(`${kind}: a machine without the screen 발송 IP 차단 is planned all the same, and it is said`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'no-menu': '발송 IP 차단' } });
    const run = await runOn({ ...plan, browser: shared, simulator });
    expect([run.verdict, run.fault?.code], run.sentence).toEqual(['differs', undefined]);
    expect(run.plan?.concerns.map((one) => one.code).filter((code) => code !== 'unread-policies')).toEqual(['not-looked-at']);
  });

  test(`${kind}: a tree that merely does not show 발송 IP 차단 proves nothing: not checked`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'no-menu': '접속 단계 차단' } });
    const run = await runOn({ ...plan, browser: shared, simulator });
    expect([run.verdict, run.fault?.code, simulator.ledger().saves], run.sentence).toEqual(['not-checked', 'not-found', 0]);
  });

  test(`${kind}: an IP on a block list that the policy passes is no concern`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    fewPolicies(simulator);
    simulator.seed({ sendingIpBlock: [...simulator.state.sendingIpBlock, { id: 's900', ip, memo: '' }] });
    const run = await runOn({ ...plan, browser: shared, simulator, inputs: { filters: [...testInputs.filters, 'sending-ip-block'] } });
    expect(run.plan?.concerns).toEqual([]);
  });
}
