import { phrase, phraseOf, type Phrase } from '../words/phrase.ts';

/** Words of the summary that is pasted into a ticket. */
export const ticketWords = {
  asked: phrase('요청 내용', 'What was asked'),
  results: phrase('구간별 결과', 'Result of each section'),
  changed: phrase('변경 내용', 'What was changed'),
  wanted: phrase('남은 차이', 'What still differs'),
  found: phrase('차단 기록', 'Blocked mail'),
  attention: phrase('확인할 사항', 'Needs attention'),
  customer: phrase('고객사 안내', 'What to tell the customer'),
  files: phrase('첨부 파일', 'Files to attach'),
  nothingChanged: phrase('변경한 것은 없습니다.', 'Nothing was changed.'),
  tellChanged: phraseOf(
    (what: string) => `요청하신 설정을 적용하고, 장비의 전체 목록을 다시 읽어 확인하였습니다: ${what}.`,
    (what: string) => `The settings you asked for are in place and were confirmed by reading the whole list again: ${what}.`,
  ),
  tellAsWanted: phrase('요청하신 설정은 이미 적용되어 있습니다. 변경한 것은 없습니다.', 'The settings you asked for were already in place. Nothing was changed.'),
  tellPlan: phrase('아직 변경한 것은 없습니다. 변경 계획을 확인한 뒤 적용하겠습니다.', 'Nothing has been changed yet. The plan is being looked at first.'),
  tellDrift: phrase('현재 설정이 요청하신 것과 다릅니다. 확인한 뒤 다시 안내해 드리겠습니다.', 'The settings are not as you asked. We will look into it and come back to you.'),
  tellHeld: phrase('화면의 의미를 확인해야 하는 설정이 있어 일부를 보류하였습니다. 확인한 뒤 다시 안내해 드리겠습니다.', 'Some settings are held until the meaning of a screen is confirmed. We will come back to you.'),
  tellUnknown: phrase('적용 결과를 확인하고 있습니다. 안내해 드릴 때까지 대량메일을 다시 발송하지 말아 주십시오.', 'The outcome is being confirmed. Please do not send the bulk mail again until you hear from us.'),
  tellFailed: phrase('요청하신 설정을 모두 적용하지는 못하였습니다. 원인을 확인한 뒤 다시 안내해 드리겠습니다.', 'Not all of the settings could be applied. We will find the cause and come back to you.'),
  tellNotChecked: phrase('장비를 점검하지 못하였습니다. 설정 상태는 판단하지 않았습니다.', 'The machine could not be looked at. Nothing is said about its settings.'),
  tellDeclined: phrase('승인되지 않아 변경한 것은 없습니다.', 'Not approved, so nothing was changed.'),
  tellRecorded: phrase('차단 기록을 확인하였습니다. 변경한 것은 없습니다.', 'The mail log was read. Nothing was changed.'),
  tellIncomplete: phrase('작업 증적 일부가 빠져 있어, 보완한 뒤 다시 보내 드리겠습니다.', 'Part of the evidence of this work is missing; it will be completed and sent to you again.'),
  tellEverySender: phrase('변경한 최대 수신자 수는 모든 발송자에게 적용될 수 있습니다.', 'The changed recipient limit may apply to every sender.'),
  tell421: phrase(
    '421로 지연된 메일은 자동 재발송될 수 있으므로, 재발송 전에 발송 서버의 대기열을 먼저 확인해 주십시오(중복 발송 방지).',
    'Mail deferred with 421 may be sent again by itself: look at the queue of the sending server before you send anything again, so that nothing is sent twice.',
  ),
} as const satisfies Record<string, Phrase | Phrase<[string]>>;
