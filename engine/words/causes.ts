import type { Cause, CauseKind } from '../pace/cause.ts';
import { phrase, type Phrase } from './phrase.ts';

/** The title of a cause card. */
export const causeWords: Readonly<Record<CauseKind, Phrase>> = {
  network: phrase('네트워크', 'Network'),
  tls: phrase('TLS·인증서', 'TLS or certificate'),
  'sign-in': phrase('로그인·세션', 'Sign-in or session'),
  right: phrase('권한', 'Right'),
  version: phrase('버전', 'Version'),
  selector: phrase('화면 요소', 'Screen element'),
  dialog: phrase('대화상자', 'Dialog'),
  value: phrase('값 거부', 'Value refused'),
  console: phrase('관리자 페이지 오류', "The console's own error"),
  change: phrase('다른 변경', 'Another change'),
  relay: phrase('차단된 요청', 'Stopped request'),
  record: phrase('기록', 'Record'),
  browser: phrase('브라우저', 'Browser'),
  other: phrase('기타', 'Other'),
};

/** What was tried to find the cause. */
export const probedWords: Readonly<Record<Cause['probed'][number], Phrase>> = {
  reachable: phrase('장비에 다시 연결해 보았습니다: 연결됩니다.', 'The machine was dialled again: it answers.'),
  unreachable: phrase('장비에 다시 연결해 보았습니다: 연결되지 않습니다.', 'The machine was dialled again: it does not answer.'),
  session: phrase('로그인 상태를 확인했습니다: 유지되고 있습니다.', 'The session was looked at: it is still there.'),
  'no-session': phrase('로그인 상태를 확인했습니다: 세션이 유지되지 않습니다.', 'The session was looked at: it is not there any more.'),
};
