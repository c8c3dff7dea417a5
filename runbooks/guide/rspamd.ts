import { procedure } from './procedures.ts';

/** Our own procedures for rspamd's web interface; no guide of an operations team speaks of it. */
export const rspamdProcedures = {
  refused: procedure('rspamd/refused', '차단된 메일 기록 확인', '발송 IP별로 거부된 메일과 그 이유를 확인합니다.', [
    '[History] 클릭',
    '발송 IP의 거부 기록과 이유 확인',
  ]),
  passed: procedure('rspamd/passed', '정상 메일 기록 확인', '발송 IP별로 정상 처리된 메일이 있는지 확인합니다.', [
    '[History] 클릭',
    '발송 IP의 정상 처리 기록 확인',
  ]),
  allowSender: procedure('rspamd/allow-sender', '발송 IP 허용', '대량메일을 발송하는 IP를 허용 목록(맵)에 등록하여 저장합니다.', [
    '[Configuration] 클릭',
    'Lists에서 발송 IP 허용 맵 확인',
    '편집기를 [Basic]으로 선택하고 맵 이름 클릭',
    '마지막 줄 아래에 발송 IP를 한 줄로 추가',
    '[Save changes] 버튼 클릭',
  ]),
  allowSenderUndo: procedure('rspamd/allow-sender-undo', '등록한 발송 IP 삭제', '추가한 발송 IP의 줄만 삭제하여 이전 상태로 되돌립니다.', [
    '편집기를 [Basic]으로 선택하고 맵 이름 클릭',
    '추가한 발송 IP의 줄 삭제',
    '[Save changes] 버튼 클릭',
  ]),
};
