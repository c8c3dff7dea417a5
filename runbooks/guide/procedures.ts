import type { Slide } from '../../engine/guide.ts';

/**
 * Procedures of our own, for what the guide does not say: one more IP for a policy that exists, and the way back. They begin on the screen of
 * their slide, and everywhere they are shown they are called '가이드에 없는 절차'.
 */
export const procedure = (id: string, title: string, lead: string, texts: readonly [string, ...string[]]): Slide => ({
  id,
  chapter: '가이드에 없는 절차',
  title,
  lead,
  systemAdmin: 'assumed',
  origin: 'procedure',
  lines: texts.map((text, index) => ({ ref: `${id}.${index + 1}`, n: index + 1, text, state: 'procedure' })),
});

const addIp = '등록된 정책에 발송 IP 추가';
const removeIp = '등록된 정책에서 발송 IP 제거';
const removePolicy = '등록한 정책 삭제';
const removeEntry = '등록한 IP 삭제';
const lookAtBlocked = '발송 IP 차단 목록 확인';
const blockedLead = '차단 목록에 있는 발송 IP는 허용 정책을 등록해도 차단될 수 있으므로 먼저 확인합니다.';

export const procedures = {
  tmseBlocked: procedure('TMSe-2/blocked', lookAtBlocked, blockedLead, ['[필터 관리] 메뉴 클릭', '[스팸 고급 필터 〉 접속 단계 차단 〉 발송 IP 차단] 메뉴에서 발송 IP가 없는지 확인']),
  tmwBlocked: procedure('TMW-2/blocked', lookAtBlocked, blockedLead, ['[필터 관리] 메뉴 클릭', '[스팸 고급 필터 〉 접속 단계 차단 〉 발송 IP 차단] 메뉴에서 발송 IP가 없는지 확인']),
  tmwOthers: procedure('TMW-2/others', '다른 SuperWhite IP 정책 확인', '발송 IP가 허용에서 제외되거나 이미 다른 정책으로 허용되어 있지 않은지 확인합니다.', [
    '[필터 관리] 메뉴 클릭',
    '[스팸 고급 필터 〉 SuperWhite IP] 메뉴에서 다른 정책의 대상 IP 확인',
  ]),
  tmse2AddIp: procedure('TMSe-2/add-ip', addIp, '이미 있는 Super White IP 정책에 발송 IP를 추가합니다.', [
    '등록한 정책 명 클릭',
    '발송 IP 리스트에 메일 발송 장비의 IP 추가',
    '[저장] 버튼 클릭',
  ]),
  tmse3AddIp: procedure('TMSe-3/add-ip', addIp, '이미 있는 상세정책에 발송 IP를 추가합니다.', [
    '등록한 정책 명 클릭',
    '차단 IP 설정 리스트에 메일 발송 장비의 IP 추가',
    '[저장] 버튼 클릭',
  ]),
  tmse1Undo: procedure('TMSe-1/undo', removeEntry, '등록한 발송 IP를 목록에서 삭제하여 이전 상태로 되돌립니다.', ['목록에서 해당 IP의 [삭제] 버튼 클릭']),
  tmse2UndoIp: procedure('TMSe-2/undo-ip', removeIp, '추가한 발송 IP만 Super White IP 정책에서 제거합니다.', [
    '등록한 정책 명 클릭',
    '발송 IP 리스트에서 해당 IP 삭제',
    '[저장] 버튼 클릭',
  ]),
  tmse2UndoPolicy: procedure('TMSe-2/undo-policy', removePolicy, '추가한 Super White IP 정책을 삭제하여 이전 상태로 되돌립니다.', ['정책 목록에서 해당 정책의 [삭제] 버튼 클릭']),
  tmse3UndoIp: procedure('TMSe-3/undo-ip', removeIp, '추가한 발송 IP만 상세정책에서 제거합니다.', [
    '등록한 정책 명 클릭',
    '차단 IP 설정 리스트에서 해당 IP 삭제',
    '[저장] 버튼 클릭',
  ]),
  tmse3UndoPolicy: procedure('TMSe-3/undo-policy', removePolicy, '추가한 상세정책을 삭제하여 이전 상태로 되돌립니다.', ['정책 목록에서 해당 정책의 [삭제] 버튼 클릭']),
  /** Not [<<]: the form behind [+] shows only the IPs being added, so an IP that was saved is deleted in the list. */
  tmw1Undo: procedure('TMW-1/undo', removeEntry, '등록한 발송 IP를 목록에서 삭제하여 이전 상태로 되돌립니다.', ['목록에서 해당 IP의 [삭제] 아이콘 클릭']),
  tmw2UndoIp: procedure('TMW-2/undo-ip', removeIp, '추가한 대상 IP만 SuperWhite IP 정책에서 제거합니다.', [
    '[+] 추가 버튼 클릭',
    '대상 IP 리스트에서 해당 IP 선택',
    '[<<] 제거 버튼 클릭',
    '[O] 저장 아이콘 클릭',
  ]),
  tmw2UndoPolicy: procedure('TMW-2/undo-policy', removePolicy, '추가한 SuperWhite IP 정책을 삭제하여 이전 상태로 되돌립니다.', ['정책 목록에서 해당 정책의 [삭제] 아이콘 클릭']),
  /** Two saves, as TMW-3: the inner form, then the page that holds the number. */
  tmw3Undo: procedure('TMW-3/undo', '최대 수신자 수와 대상 IP 원복', '최대 수신자 수를 원래 값으로 되돌리고 추가한 대상 IP를 제거합니다.', [
    '최대 수신자 수에 원래 값 입력',
    '[+] 추가 버튼 클릭',
    '대상 IP 리스트에서 해당 IP 선택',
    '[<<] 제거 버튼 클릭',
    '[O] 저장 아이콘 클릭',
    '[O] 저장 아이콘 클릭',
  ]),
} satisfies Record<string, Slide>;
