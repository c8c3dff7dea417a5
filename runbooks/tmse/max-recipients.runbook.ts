import { equals, includesAll, includesEntry } from '../../engine/goal.ts';
import { act, byReading, forMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { MaxRecipientsScreen, type LimitPolicy } from '../../pages/tmse/screens/max-recipients.screen.ts';
import { guide, procedures } from '../guide/index.ts';
import { logs } from './logs.ts';

/** Under `listed-exempt` the policy's number limits everybody who is not listed. */
const approvals = { 'applies-to-listed': {}, 'listed-exempt': { approval: 'page-level' as const } };

/** Slide TMSe-3: a detailed policy with its own limit and list; the basic policy is not touched. */
const detailedPolicy = ({ limitPolicy, maxRecipients = 0, sendingIps, description }: RunbookInputs, meaning: keyof typeof approvals) =>
  section('max-recipients', '최대 수신자 수 제한 › 상세정책', MaxRecipientsScreen, {
    slide: guide.tmse3,
    goal: {
      policies: includesEntry<LimitPolicy>({
        key: 'name',
        entry: { name: limitPolicy, enabled: true, limit: maxRecipients, ips: sendingIps, description },
        existing: {
          enabled: equals<boolean>(true, { cure: 'person' }),
          limit: equals<number>(maxRecipients, { cure: 'person' }),
          ips: includesAll(sendingIps, { cure: 'edit' }),
        },
        ...approvals[meaning],
      }),
    },
    steps: [
      look('TMSe-3.1', (s) => s.openFilterManagement()),
      look('TMSe-3.2', (s) => s.openMaxRecipients()),
      look('TMSe-3.3', (s) => s.openDetailTab()),
      open('TMSe-3.4', (s) => s.add()),
      act('TMSe-3.5', (s) => s.enter({ name: limitPolicy, limit: maxRecipients, ips: sendingIps, description })),
      act('TMSe-3.6', (s) => s.save()),
    ],
    edit: {
      slide: procedures.tmse3AddIp,
      steps: [
        open('TMSe-3/add-ip.1', (s) => s.openPolicy(limitPolicy)),
        forMissing('ips', (ip) => [act('TMSe-3/add-ip.2', (s) => s.addIp(ip))]),
        act('TMSe-3/add-ip.3', (s) => s.save()),
      ],
    },
    undo: {
      entry: (name) => ({ slide: procedures.tmse3UndoPolicy, steps: [act('TMSe-3/undo-policy.1', (s) => s.removePolicy(name))] }),
      items: () => ({
        slide: procedures.tmse3UndoIp,
        steps: [
          open('TMSe-3/undo-ip.1', (s) => s.openPolicy(limitPolicy)),
          forMissing('ips', (ip) => [act('TMSe-3/undo-ip.2', (s) => s.takeOutIp(ip))]),
          act('TMSe-3/undo-ip.3', (s) => s.save()),
        ],
      }),
    },
  });

/** What 차단 IP 설정 means, the profile says; unset, or if the listed IPs really are blocked, the screen is looked at and held. */
export const maxRecipients = (inputs: RunbookInputs) => [
  byReading('max-recipients-list', {
    'applies-to-listed': [detailedPolicy(inputs, 'applies-to-listed')],
    'listed-exempt': [detailedPolicy(inputs, 'listed-exempt')],
    'block-list': { held: 'block-list', sections: [detailedPolicy(inputs, 'applies-to-listed')] },
  }),
];

export default runbook({
  id: 'tmse/max-recipients',
  appliance: 'tmse',
  title: '대량메일 최대 수신자 수 제한 설정',
  kind: 'settings',
  slides: [guide.tmse3],
  needs: ['sendingIps', 'limitPolicy', 'maxRecipients'],
  observe: logs,
  sections: maxRecipients,
});
