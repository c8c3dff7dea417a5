import { runbook } from '../../engine/runbook.ts';
import { guide } from '../guide/index.ts';
import { logs } from './logs.ts';
import { maxRecipients } from './max-recipients.runbook.ts';
import { sendingPermission } from './sending-permission.runbook.ts';
import { superWhiteIp } from './super-white-ip.runbook.ts';

/** The chapter 'TMSe 조치 가이드' as one run; its lines are the slides' own. */
export default runbook({
  id: 'tmse/bulk-mail',
  appliance: 'tmse',
  title: 'TMSe 조치 가이드',
  kind: 'settings',
  slides: [guide.tmse1Connection, guide.tmse1Relay, guide.tmse2, guide.tmse3],
  needs: ['sendingIps', 'policy', 'filters', 'limitPolicy', 'maxRecipients'],
  observe: logs,
  sections: (inputs) => [...sendingPermission(inputs), ...superWhiteIp(inputs), ...maxRecipients(inputs)],
});
