import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import bulkMail from '../../runbooks/tmse/bulk-mail.runbook.ts';

/** The layouts that differ most; all pairs of variants are walked by the lifecycle test. */
const variants = ['page', 'frameset,popup,euc-kr', 'iframe,inline,multipart,answer-200,v2,post-menus,polling-post,en'];

const filters = ['hourly-connections', 'concurrent-connections', 'sender-hourly', 'recipient-hourly', 'bulk-delay', 'max-sessions'];
const policyFields = (more: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  [['id', ''], ['policyName', '급여메일'], ['useYn', 'Y'], ...more, ['ipInput', ''], ['ip', '203.0.113.10'], ['description', '']];

/** What the chapter writes with one IP, field by field, in the order of the slides. */
const saves = [
  ['/admin/filter/connectionAllowSave.do', [['id', ''], ['ip', '203.0.113.10'], ['memo', '']]],
  ['/admin/filter/superWhiteIpSave.do', policyFields([['policyType', 'allow'], ...filters.map((one) => ['filter', one] as const)])],
  ['/admin/filter/maxRecipientsDetailSave.do', policyFields([['maxCount', '3000']])],
];

const saved = (simulator: Simulator) => simulator.ledger().entries.filter((entry) => entry.kind === 'save').map((entry) => [entry.path, entry.form]);

for (const variant of variants) {
  test(`TMSe chapter: ${variant}`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmse', variant });
    const seed = structuredClone(simulator.state);
    const apply = async () => (await runOn({ simulator, browser: shared, appliance: tmse, runbook: bulkMail, mode: 'apply' })).verdict;

    expect(await apply()).toBe('changed');
    expect(saved(simulator)).toEqual(saves);
    expect(await apply()).toBe('as-wanted');

    expect(saved(simulator)).toHaveLength(3);
    expect(simulator.ledger()).toMatchObject({ signIns: 2, signOuts: 2, openSessions: 0, signInsRefused: 0 });
    expect(simulator.ledger().entries.filter((entry) => entry.kind === 'refused' || entry.kind === 'poll')).toEqual([]);
    expect(simulator.state).toMatchObject({
      connectionAllow: [...seed.connectionAllow, { ip: '203.0.113.10' }],
      relayAllow: seed.relayAllow,
      superWhite: { enabled: true, policies: [...seed.superWhite.policies, { name: '급여메일', enabled: true, kind: 'allow', filters, ips: ['203.0.113.10'], description: '' }] },
      maxRecipients: { limit: seed.maxRecipients.limit, policies: [...seed.maxRecipients.policies, { name: '급여메일', enabled: true, limit: 3000, ips: ['203.0.113.10'], description: '' }] },
    });
  });
}
