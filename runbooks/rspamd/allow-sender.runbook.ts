import { widerConcerns } from '../../engine/concern.ts';
import { act, forMissing, ifMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { addressOf, holdsAddresses } from '../../pages/rspamd/map-text.ts';
import { AllowedSendersScreen } from '../../pages/rspamd/screens/allowed-senders.screen.ts';
import { rspamdProcedures } from '../guide/index.ts';
import { logs } from './logs.ts';

/** `policy` names the map: the last part of its address, or its description. */
const allowedSenders = ({ policy, sendingIps }: RunbookInputs) =>
  section('allowed-senders', `Configuration › Lists › ${policy}`, AllowedSendersScreen, {
    slide: rspamdProcedures.allowSender,
    goal: { ips: holdsAddresses(sendingIps) },
    goTo: (s) => s.goToMap(policy),
    steps: [
      look('rspamd/allow-sender.1', (s) => s.openConfiguration()),
      look('rspamd/allow-sender.2', (s) => s.findMap(policy)),
      ifMissing('ips', [
        open('rspamd/allow-sender.3', (s) => s.openEditor()),
        forMissing('ips', (ip) => [act('rspamd/allow-sender.4', (s) => s.addLine(ip))]),
        act('rspamd/allow-sender.5', (s) => s.save()),
      ]),
    ],
    concerns: (state) => widerConcerns(state.ips.map(addressOf), sendingIps),
    undo: {
      items: () => ({
        slide: rspamdProcedures.allowSenderUndo,
        steps: [
          open('rspamd/allow-sender-undo.1', (s) => s.openEditor()),
          forMissing('ips', (line) => [act('rspamd/allow-sender-undo.2', (s) => s.removeLine(line))]),
          act('rspamd/allow-sender-undo.3', (s) => s.save()),
        ],
      }),
    },
  });

export default runbook({
  id: 'rspamd/allow-sender',
  appliance: 'rspamd',
  title: '발송 IP 허용',
  kind: 'settings',
  slides: [rspamdProcedures.allowSender],
  needs: ['sendingIps', 'policy'],
  observe: logs,
  sections: (inputs) => [allowedSenders(inputs)],
});
