import { phrase, phraseOf } from '../../engine/words/phrase.ts';

/** What can be wrong with a command before anything is opened: sentence and remedy. */
export const inputWords = {
  ticketFormatUnknown: phraseOf((known: string) => `알 수 없는 티켓 형식입니다. 쓸 수 있는 값: ${known}`, (known: string) => `Not a ticket format; choose one of: ${known}`),
  maxSizeWrong: phrase('크기로 읽을 수 없거나 너무 작습니다. 200kB 이상으로 지정하십시오. 예: 10MB, 800kB', 'Not a size, or too small. Give 200kB or more, e.g. 10MB or 800kB'),
  noTrust: phraseOf(
    (command: string) => `https 장비를 무엇으로 확인할지 정해지지 않았습니다. 다음 명령으로 장비의 공개 키를 보고 담당자와 대조한 뒤 tls.pin에 적으십시오: ${command}`,
    (command: string) => `Nothing says how to recognise this https machine. See its public key with this command, have it confirmed, and write it as tls.pin: ${command}`,
  ),
  noCustomer: phrase('고객사를 지정하지 않았습니다. 기본 고객사는 없습니다. --customer에 id 또는 프로필 파일을 지정하십시오.', 'No customer is named, and there is no default one. Give --customer with an id or a profile file.'),
  noBook: phraseOf((known: string) => `없는 조치 절차입니다. 있는 절차: ${known}`, (known: string) => `There is no such runbook. Known: ${known}`),
  bookOfOtherKind: phraseOf(
    (id: string, kind: string) => `장비 종류가 다른 조치 절차입니다. 장비: ${id} (${kind}). 종류 없이 이름만 적으면 장비에 맞게 고릅니다.`,
    (id: string, kind: string) => `This runbook is for another kind of appliance. The appliance: ${id} (${kind}). Leave out the kind to have the fitting one chosen.`,
  ),
  logBookOnly: phrase('로그를 읽기만 하는 조치 절차입니다. diagnose로 실행하십시오.', 'This runbook only reads logs. Run it with diagnose.'),
  planUnreadable: phraseOf((reason: string) => `변경 계획 파일을 읽을 수 없습니다: ${reason}. plan --out으로 다시 만드십시오.`, (reason: string) => `The plan file cannot be read: ${reason}. Make it again with plan --out.`),
  planNotAPlan: phrase('변경 계획 파일의 형식이 아닙니다. plan --out으로 만든 파일을 지정하십시오.', 'This is not a plan. Give a file made by plan --out.'),
  outUnwritable: phraseOf((reason: string) => `변경 계획을 저장할 수 없습니다: ${reason}. 다른 위치를 지정하십시오.`, (reason: string) => `The plan cannot be written there: ${reason}. Name another place.`),
  noOperator: phrase(
    '작업자를 알 수 없습니다. 장비는 공용 계정을 쓰므로 작업자 이름이 필요합니다. RUNBOOK_OPERATOR에 이름을 지정하십시오(.env에도 적을 수 있습니다).',
    'The operator is not known. Consoles share one account, so a person must be named. Set RUNBOOK_OPERATOR (also in .env).',
  ),
  noTicket: phrase('요청 번호가 없습니다. --ticket으로 지정하십시오.', 'There is no ticket. Give it by --ticket.'),
  noRequester: phrase('요청자가 없습니다. --requested-by로 지정하십시오.', 'Nobody is named who asked for it. Give --requested-by.'),
  acceptUnknown: phraseOf((value: string, known: string) => `알 수 없는 별도 승인입니다: ${value}. 쓸 수 있는 값: ${known}`, (value: string, known: string) => `Unknown special approval: ${value}. Accepted: ${known}`),
  yesMismatch: phraseOf((given: string, id: string) => `확인한 고객사 id가 다릅니다: ${given}. 이 실행의 고객사: ${id}`, (given: string, id: string) => `Another customer is confirmed: ${given}. This run is for: ${id}`),
  headedAndHeadless: phrase('--headed와 --headless는 함께 쓸 수 없습니다. 하나만 지정하십시오.', '--headed and --headless do not go together. Give one of them.'),
  noDisplay: phrase('브라우저 창을 띄울 화면이 없습니다. --headless로 실행하십시오.', 'There is no display to show a browser window on. Run with --headless.'),
  paceUnknown: phraseOf((value: string, known: string) => `알 수 없는 진행 속도입니다: ${value}. 쓸 수 있는 값: ${known}`, (value: string, known: string) => `Unknown pace: ${value}. Accepted: ${known}`),
  stepUnattended: phrase('줄마다 물어볼 사람이 없습니다. 터미널에서 실행하십시오.', 'Nobody is there to be asked before each line. Run it in a terminal.'),
  byHandHeadless: phrase(
    '비밀번호를 창에서 직접 입력하는 계정(by-hand:)에는 브라우저 창이 필요합니다. 화면이 있는 곳에서 --headed로 실행하십시오.',
    'An account whose password is typed in the window (by-hand:) needs a browser window. Run it with --headed where there is a display.',
  ),
  badSince: phrase('날짜는 YYYY-MM-DD 형식으로 적으십시오.', 'Write the date as YYYY-MM-DD.'),
  sharedUnattended: phrase(
    '여러 사람이 쓰는 계정(account: shared)은 사람이 지켜볼 때만 사용합니다. 터미널에서 실행하거나 전용 계정을 만들어 account: dedicated로 적으십시오.',
    'An account that several people use (account: shared) is used only while a person watches. Run it in a terminal, or make an account of its own and write account: dedicated.',
  ),
  unknownMachineUnattended: phrase(
    '로그인 전에 장비를 알아볼 단서가 없습니다. 터미널에서 실행하여 직접 확인하거나, 프로필에 machine.label 또는 tls.pin을 적으십시오.',
    'Nothing tells which machine this is before the sign-in. Run it in a terminal and confirm it yourself, or write machine.label or tls.pin into the profile.',
  ),
};
