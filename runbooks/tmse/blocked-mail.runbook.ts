import { runbook } from '../../engine/runbook.ts';
import { guide } from '../guide/index.ts';
import { connectionLog, smtpLog } from './logs.ts';

export default runbook({
  id: 'tmse/blocked-mail',
  appliance: 'tmse',
  title: '대량메일 발송 차단 시 오류 메시지 확인',
  kind: 'log',
  slides: [guide.e1, guide.e1Smtp],
  needs: [],
  sections: () => [connectionLog, smtpLog],
});
