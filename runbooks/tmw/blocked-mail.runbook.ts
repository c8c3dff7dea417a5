import { runbook } from '../../engine/runbook.ts';
import { guide } from '../guide/index.ts';
import { connectionLog, smtpLog } from './logs.ts';

export default runbook({
  id: 'tmw/blocked-mail',
  appliance: 'tmw',
  title: '대량메일 발송 차단 시 오류 메시지 확인',
  kind: 'log',
  slides: [guide.e1Tmw, guide.e1TmwSmtp],
  needs: [],
  sections: () => [connectionLog, smtpLog],
});
