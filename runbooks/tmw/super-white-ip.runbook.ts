import { blockConcerns, policyConcerns, switchConcerns, unreadConcerns } from '../../engine/concern.ts';
import { equals, exactly, includesAll, includesEntry } from '../../engine/goal.ts';
import { act, forMissing, ifMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { SuperWhiteIpScreen, type PolicyRow } from '../../pages/tmw/screens/super-white-ip.screen.ts';
import { SuperWhiteIpPolicyScreen } from '../../pages/tmw/screens/super-white-ip-policy.screen.ts';
import { OtherPoliciesScreen } from '../../pages/tmw/screens/other-policies.screen.ts';
import { SendingIpBlockScreen } from '../../pages/tmw/screens/sending-ip-block.screen.ts';
import { guide, procedures } from '../guide/index.ts';
import { logs } from './logs.ts';

/** Slide TMW-2 (1/2): the policy. */
const policies = ({ policy, filters, description }: RunbookInputs) =>
  section('super-white-ip', 'SuperWhite IP', SuperWhiteIpScreen, {
    slide: guide.tmw2a,
    goal: {
      enabled: equals<boolean>(true, { cure: 'person' }),
      policies: includesEntry<PolicyRow>({
        key: 'name',
        entry: { name: policy, enabled: true, kind: 'allow', description },
        existing: { enabled: equals<boolean>(true, { cure: 'person' }), kind: equals<'allow' | 'exclude'>('allow', { cure: 'person' }) },
      }),
    },
    steps: [
      look('TMW-2a.1', (s) => s.openFilterManagement()),
      look('TMW-2a.2', (s) => s.openSuperWhiteIp()),
      open('TMW-2a.3', (s) => s.add()),
      act('TMW-2a.4', (s) => s.enter({ name: policy, filters, description })),
      act('TMW-2a.5', (s) => s.save()),
    ],
    concerns: (state) => switchConcerns(state.enabled, 'SuperWhite IP'),
    undo: { entry: (name) => ({ slide: procedures.tmw2UndoPolicy, steps: [act('TMW-2/undo-policy.1', (s) => s.removePolicy(name))] }) },
  });

/** Slide TMW-2 (2/2): its 대상 IP 리스트. */
const targets = ({ policy, filters, description, sendingIps }: RunbookInputs) =>
  section('super-white-ip-policy', 'SuperWhite IP › 대상 IP', SuperWhiteIpPolicyScreen, {
    slide: guide.tmw2b,
    within: 'super-white-ip',
    of: policy,
    fresh: { name: policy, enabled: true, kind: 'allow', filters, description, ips: [] },
    goal: {
      filters: exactly(filters, { cure: 'person' }),
      ips: includesAll(sendingIps),
    },
    enter: (s) => s.goToPolicies(),
    goTo: (s) => s.goToPolicy(policy),
    steps: [
      look('TMW-2b.1', (s) => s.openPolicy(policy)),
      ifMissing('ips', [
        open('TMW-2b.2', (s) => s.add()),
        forMissing('ips', (ip) => [
          act('TMW-2b.3', (s) => s.enterIp(ip)),
          act('TMW-2b.4', (s) => s.moveIn(ip)),
        ]),
        act('TMW-2b.5', (s) => s.save()),
      ]),
    ],
    undo: {
      items: () => ({
        slide: procedures.tmw2UndoIp,
        steps: [
          open('TMW-2/undo-ip.1', (s) => s.add()),
          forMissing('ips', (ip) => [
            act('TMW-2/undo-ip.2', (s) => s.chooseTarget(ip)),
            act('TMW-2/undo-ip.3', (s) => s.moveOut(ip)),
          ]),
          act('TMW-2/undo-ip.4', (s) => s.save()),
        ],
      }),
    },
  });

/** The other policies' IPs, which their list does not show. */
const others = ({ policy, sendingIps }: RunbookInputs) =>
  section('other-policies', 'SuperWhite IP › 다른 정책', OtherPoliciesScreen, {
    slide: procedures.tmwOthers,
    goal: {},
    steps: [
      look('TMW-2/others.1', (s) => s.openFilterManagement()),
      look('TMW-2/others.2', (s) => s.openSuperWhiteIp()),
    ],
    concerns: (state) => [...policyConcerns(state.policies, policy, sendingIps), ...unreadConcerns(state.unread)],
  });

/** 발송 IP 차단: what stands there is refused whatever is allowed elsewhere. */
const blocked = ({ filters, sendingIps }: RunbookInputs) =>
  section('sending-ip-block', '발송 IP 차단', SendingIpBlockScreen, {
    slide: procedures.tmwBlocked,
    goal: {},
    optional: true,
    steps: [
      look('TMW-2/blocked.1', (s) => s.openFilterManagement()),
      look('TMW-2/blocked.2', (s) => s.openSendingIpBlock()),
    ],
    concerns: (state) => blockConcerns(state.ips, sendingIps, filters),
  });

export const superWhiteIp = (inputs: RunbookInputs) => [policies(inputs), targets(inputs), others(inputs), blocked(inputs)];

export default runbook({
  id: 'tmw/super-white-ip',
  appliance: 'tmw',
  title: '대량메일 화이트 처리 정보 등록',
  kind: 'settings',
  slides: [guide.tmw2a, guide.tmw2b],
  needs: ['sendingIps', 'policy', 'filters'],
  observe: logs,
  sections: superWhiteIp,
});
