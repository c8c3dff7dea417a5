import { runbook } from '../../engine/runbook.ts';
import { rspamdProcedures } from '../guide/index.ts';
import { refusedLog } from './logs.ts';

export default runbook({
  id: 'rspamd/blocked-mail',
  appliance: 'rspamd',
  title: '차단된 메일 기록 확인',
  kind: 'log',
  slides: [rspamdProcedures.refused],
  needs: [],
  sections: () => [refusedLog],
});
