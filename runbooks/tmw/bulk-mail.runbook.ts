import { runbook } from '../../engine/runbook.ts';
import { guide } from '../guide/index.ts';
import { logs } from './logs.ts';
import { maxRecipients } from './max-recipients.runbook.ts';
import { sendingPermission } from './sending-permission.runbook.ts';
import { superWhiteIp } from './super-white-ip.runbook.ts';

/** The chapter 'TMW 조치 가이드' as one run; its lines are the slides' own. */
export default runbook({
  id: 'tmw/bulk-mail',
  appliance: 'tmw',
  title: 'TMW 조치 가이드',
  kind: 'settings',
  slides: [guide.tmw1Connection, guide.tmw1Relay, guide.tmw2a, guide.tmw2b, guide.tmw3],
  needs: ['sendingIps', 'policy', 'filters', 'maxRecipients'],
  observe: logs,
  sections: (inputs) => [...sendingPermission(inputs), ...superWhiteIp(inputs), ...maxRecipients(inputs)],
});
