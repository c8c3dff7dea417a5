import { blockConcerns, policyConcerns, switchConcerns } from '../../engine/concern.ts';
import { equals, exactly, includesAll, includesEntry } from '../../engine/goal.ts';
import { act, forMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { SuperWhiteIpScreen, type WhitePolicy } from '../../pages/tmse/screens/super-white-ip.screen.ts';
import { SendingIpBlockScreen } from '../../pages/tmse/screens/sending-ip-block.screen.ts';
import { guide, procedures } from '../guide/index.ts';
import { logs } from './logs.ts';

/** Slide TMSe-2: a policy with its IPs in one form; one more IP for a policy that exists is a procedure of our own. */
const policies = ({ policy, filters, sendingIps, description }: RunbookInputs) =>
  section('super-white-ip', 'Super White IP', SuperWhiteIpScreen, {
    slide: guide.tmse2,
    goal: {
      enabled: equals<boolean>(true, { cure: 'person' }),
      policies: includesEntry<WhitePolicy>({
        key: 'name',
        entry: { name: policy, enabled: true, kind: 'allow', filters, ips: sendingIps, description },
        existing: {
          enabled: equals<boolean>(true, { cure: 'person' }),
          kind: equals<'allow' | 'exclude'>('allow', { cure: 'person' }),
          filters: exactly(filters, { cure: 'person' }),
          ips: includesAll(sendingIps, { cure: 'edit' }),
        },
      }),
    },
    steps: [
      look('TMSe-2.1', (s) => s.openFilterManagement()),
      look('TMSe-2.2', (s) => s.openSuperWhiteIp()),
      open('TMSe-2.3', (s) => s.add()),
      act('TMSe-2.4', (s) => s.enter({ name: policy, filters, ips: sendingIps, description })),
      act('TMSe-2.5', (s) => s.save()),
    ],
    concerns: (state) => [...switchConcerns(state.enabled, 'Super White IP'), ...policyConcerns(state.policies, policy, sendingIps)],
    edit: {
      slide: procedures.tmse2AddIp,
      steps: [
        open('TMSe-2/add-ip.1', (s) => s.openPolicy(policy)),
        forMissing('ips', (ip) => [act('TMSe-2/add-ip.2', (s) => s.addIp(ip))]),
        act('TMSe-2/add-ip.3', (s) => s.save()),
      ],
    },
    undo: {
      entry: (name) => ({ slide: procedures.tmse2UndoPolicy, steps: [act('TMSe-2/undo-policy.1', (s) => s.removePolicy(name))] }),
      items: () => ({
        slide: procedures.tmse2UndoIp,
        steps: [
          open('TMSe-2/undo-ip.1', (s) => s.openPolicy(policy)),
          forMissing('ips', (ip) => [act('TMSe-2/undo-ip.2', (s) => s.takeOutIp(ip))]),
          act('TMSe-2/undo-ip.3', (s) => s.save()),
        ],
      }),
    },
  });

/** 발송 IP 차단: what stands there is refused whatever is allowed elsewhere. */
const blocked = ({ filters, sendingIps }: RunbookInputs) =>
  section('sending-ip-block', '발송 IP 차단', SendingIpBlockScreen, {
    slide: procedures.tmseBlocked,
    goal: {},
    optional: true,
    steps: [
      look('TMSe-2/blocked.1', (s) => s.openFilterManagement()),
      look('TMSe-2/blocked.2', (s) => s.openSendingIpBlock()),
    ],
    concerns: (state) => blockConcerns(state.ips, sendingIps, filters),
  });

export const superWhiteIp = (inputs: RunbookInputs) => [policies(inputs), blocked(inputs)];

export default runbook({
  id: 'tmse/super-white-ip',
  appliance: 'tmse',
  title: '대량메일 화이트 처리 정보 등록',
  kind: 'settings',
  slides: [guide.tmse2],
  needs: ['sendingIps', 'policy', 'filters'],
  observe: logs,
  sections: superWhiteIp,
});
