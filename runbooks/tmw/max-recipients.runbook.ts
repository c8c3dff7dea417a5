import { equals, includesAll } from '../../engine/goal.ts';
import { act, byReading, forMissing, ifMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { MaxRecipientsScreen } from '../../pages/tmw/screens/max-recipients.screen.ts';
import { guide, procedures } from '../guide/index.ts';
import { logs } from './logs.ts';

type Number = 'page-level' | 'per-list';

/** Slide TMW-3: two saves in a row; stopping after the first leaves the change half done. */
const limitAndList = ({ sendingIps, maxRecipients = 0 }: RunbookInputs, number: Number) =>
  section('max-recipients', '최대 수신자 수 제한', MaxRecipientsScreen, {
    slide: guide.tmw3,
    goal: {
      limit: equals<number>(maxRecipients, { 'page-level': { approval: 'page-level' as const }, 'per-list': {} }[number]),
      listed: includesAll(sendingIps),
    },
    steps: [
      look('TMW-3.1', (s) => s.openFilterManagement()),
      look('TMW-3.2', (s) => s.openSmtpBlock()),
      look('TMW-3.3', (s) => s.openMaxRecipients()),
      act('TMW-3.4', (s) => s.enterLimit(maxRecipients)),
      ifMissing('listed', [
        open('TMW-3.5', (s) => s.add()),
        forMissing('listed', (ip) => [
          act('TMW-3.6', (s) => s.enterIp(ip)),
          act('TMW-3.7', (s) => s.moveIn(ip)),
        ]),
        act('TMW-3.8', (s) => s.saveEntry()),
      ]),
      act('TMW-3.9', (s) => s.save()),
    ],
    undo: {
      items: (expected) => ({
        slide: procedures.tmw3Undo,
        steps: [
          act('TMW-3/undo.1', (s) => s.enterLimit(expected.limit)),
          ifMissing('listed', [
            open('TMW-3/undo.2', (s) => s.add()),
            forMissing('listed', (ip) => [
              act('TMW-3/undo.3', (s) => s.chooseTarget(ip)),
              act('TMW-3/undo.4', (s) => s.moveOut(ip)),
            ]),
            act('TMW-3/undo.5', (s) => s.saveEntry()),
          ]),
          act('TMW-3/undo.6', (s) => s.save()),
        ],
      }),
    },
  });

const byList = (inputs: RunbookInputs, number: Number) => [
  byReading('max-recipients-list', {
    'applies-to-listed': [limitAndList(inputs, number)],
    'listed-exempt': [limitAndList(inputs, number)],
    'block-list': { held: 'block-list', sections: [limitAndList(inputs, number)] },
  }),
];

/** What the list and the number mean, the profile says; unset, the screen is looked at and held. */
export const maxRecipients = (inputs: RunbookInputs) => [
  byReading('max-recipients-number', { 'page-level': byList(inputs, 'page-level'), 'per-list': byList(inputs, 'per-list') }),
];

export default runbook({
  id: 'tmw/max-recipients',
  appliance: 'tmw',
  title: '대량메일 최대 수신자 수 제한 설정',
  kind: 'settings',
  slides: [guide.tmw3],
  needs: ['sendingIps', 'maxRecipients'],
  observe: logs,
  sections: maxRecipients,
});
