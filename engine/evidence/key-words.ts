import type { DialogRecord, LineState, Mode, StepOutcome } from '../events.ts';
import type { StopReason } from '../relay/rules.ts';
import { phrase, type Phrase } from '../words/phrase.ts';

/** Words for the values that events name by a key. */

/** Names of a run's inputs. */
export const inputWords: Readonly<Record<string, Phrase>> = {
  sendingIps: phrase('발송 IP', 'Sending IPs'),
  policy: phrase('정책명', 'Policy name'),
  limitPolicy: phrase('상세정책명', 'Detailed policy name'),
  description: phrase('정책 설명', 'Description'),
  filters: phrase('허용할 필터', 'Filters to pass'),
  maxRecipients: phrase('최대 수신자 수', 'Maximum recipients'),
};

export const outcomeWords: Readonly<Record<StepOutcome | 'open', Phrase>> = {
  done: phrase('실행함', 'done'),
  'already-so': phrase('이미 설정됨', 'already so'),
  'by-hand': phrase('수작업', 'by hand'),
  'not-reached': phrase('진행하지 않음', 'not reached'),
  failed: phrase('실패', 'failed'),
  held: phrase('보류', 'held'),
  open: phrase('기록 끊김', 'record ends here'),
};

/** Nothing is said of a legible line: it is the guide's own. */
export const lineStateWords: Readonly<Record<Exclude<LineState, 'legible'>, Phrase>> = {
  joined: phrase('복원', 'joined'),
  reconstructed: phrase('재구성(원문 유실)', 'reconstructed (original lost)'),
  inferred: phrase('추정', 'inferred'),
  procedure: phrase('가이드에 없는 절차', 'not in the guide'),
};

export const modeWords: Readonly<Record<Mode, Phrase>> = {
  diagnose: phrase('진단', 'diagnose'),
  plan: phrase('변경 계획', 'plan'),
  apply: phrase('적용', 'apply'),
  verify: phrase('점검', 'verify'),
  rollback: phrase('원복', 'roll back'),
  calibrate: phrase('화면 보정', 'calibrate'),
  rehearse: phrase('예행', 'rehearse'),
};

export const changeKindWords = {
  add: phrase('추가', 'add'),
  set: phrase('변경', 'change'),
  conflict: phrase('담당자 확인', 'for a person'),
  added: phrase('추가됨', 'added'),
  removed: phrase('없어짐', 'removed'),
} as const satisfies Record<string, Phrase>;

export const approvalNeeded = {
  'page-level': phrase('이 값은 모든 발송자에게 적용될 수 있습니다.', 'This value may apply to every sender.'),
  relay: phrase('중계 허용 항목입니다. 잘못 등록하면 누구나 메일을 중계할 수 있습니다.', 'This is a relay entry. A wrong one lets anybody relay mail.'),
} as const satisfies Record<string, Phrase>;

export const dialogKindWords: Readonly<Record<DialogRecord['kind'], Phrase>> = {
  alert: phrase('알림', 'alert'),
  confirm: phrase('확인', 'confirm'),
  prompt: phrase('입력 요청', 'prompt'),
  beforeunload: phrase('페이지 나가기 확인', 'leave-page question'),
};

export const dialogAnswerWords: Readonly<Record<DialogRecord['answer'], Phrase>> = {
  accepted: phrase('[확인]을 선택함', 'accepted'),
  dismissed: phrase('[취소]를 선택함', 'dismissed'),
  gone: phrase('응답하기 전에 닫힘', 'gone before it was answered'),
};

export const approvalWords = {
  given: phrase('승인함', 'given'),
  refused: phrase('거절함', 'refused'),
  missing: phrase('승인 없음', 'missing'),
} as const satisfies Record<string, Phrase>;

export const signOutWords = {
  'signed-out': phrase('로그아웃함', 'signed out'),
  failed: phrase('로그아웃하지 못함', 'sign-out failed'),
  'not-signed-in': phrase('로그인하지 않음', 'not signed in'),
} as const satisfies Record<string, Phrase>;

export const resolvedWords = {
  changed: phrase('저장됨', 'stored'),
  failed: phrase('저장되지 않음', 'not stored'),
  unknown: phrase('결과 불명', 'unknown'),
} as const satisfies Record<string, Phrase>;

export const stageWords = { connection: phrase('접속 단계', 'connection stage'), smtp: phrase('SMTP 단계', 'SMTP stage') } as const satisfies Record<string, Phrase>;

export const stopWords: Readonly<Record<StopReason, Phrase>> = {
  'other-origin': phrase('다른 주소', 'other address'),
  websocket: phrase('WebSocket', 'WebSocket'),
  undeclared: phrase('선언되지 않은 요청', 'undeclared request'),
  ambient: phrase('화면이 스스로 보낸 요청', 'sent by the page itself'),
  held: phrase('수작업 중 보류', 'held while a person worked'),
  'second-send': phrase('두 번째 전송', 'second send'),
  body: phrase('선언과 다른 내용', 'content other than declared'),
  pin: phrase('다른 인증서 키', 'other certificate key'),
  'write-in-read-only': phrase('읽기 전용 중 쓰기', 'write while read-only'),
  'not-http': phrase('HTTP가 아님', 'not HTTP'),
};

/** Why a section ended as it did, by the codes of the walk. */
export const noteWords: Readonly<Record<string, Phrase>> = {
  person: phrase('가이드의 단계로 고칠 수 없는 차이입니다. 담당자가 정해야 합니다.', 'A difference that the guide does not cure; a person decides.'),
  'no-procedure': phrase('이 차이를 고치는 절차가 없습니다.', 'No procedure cures this difference.'),
  unset: phrase('프로필에 화면 해석이 정해지지 않았습니다.', 'The profile does not name the reading.'),
  'block-list': phrase('실제 차단 목록으로 확인된 화면이라 등록하지 않았습니다.', 'The screen is a real block list, so nothing was entered.'),
  'not-reached': phrase('앞 단계에서 멈추어 진행하지 않았습니다.', 'Not reached: the run stopped before.'),
  'as-before': phrase('다시 읽은 값이 조치 전과 같습니다.', 'Reads as before.'),
  duplicate: phrase('같은 항목이 두 번 있습니다. 담당자가 확인해야 합니다.', 'The same entry stands twice; a person must look.'),
  other: phrase('다시 읽은 값이 예상과 다릅니다.', 'Reads other than expected.'),
  'as-expected': phrase('다시 읽은 값이 예상과 같습니다.', 'Reads as expected.'),
  staged: phrase('목록에는 있으나 적용되지 않았습니다.', 'In the list, but not in force.'),
  'changed-but-stopped': phrase('변경은 되었으나 실행이 멈추었습니다.', 'Changed, but the run stopped.'),
};
