import type { Fault, FaultCode } from '../faults.ts';
import { undeclaredEn, undeclaredKo } from './dialog.ts';
import { lockedEn, lockedKo } from './locked.ts';
import { movedEn, movedKo } from './moved.ts';
import type { Lang } from './phrase.ts';

type Params = Readonly<Record<string, string>>;
type Text = (p: Params) => string;

/** Sentence and next action of one fault, in both languages; a fault without words does not compile. */
interface FaultWords {
  readonly ko: readonly [sentence: Text, next: Text];
  readonly en: readonly [sentence: Text, next: Text];
}

const fault = (ko: readonly [Text | string, Text | string], en: readonly [Text | string, Text | string]): FaultWords => {
  const text = (one: Text | string): Text => (typeof one === 'string' ? () => one : one);
  return { ko: [text(ko[0]), text(ko[1])], en: [text(en[0]), text(en[1])] };
};

const words: Readonly<Record<FaultCode, FaultWords>> = {
  'unreachable': fault([(p) => `장비에 연결하지 못했습니다: ${p['url']} (${p['detail']}).`, '네트워크와 VPN을 확인하십시오.'], [(p) => `The machine could not be reached: ${p['url']} (${p['detail']}).`, 'Check the network and the VPN.']),
  'name-unresolved': fault([(p) => `장비 이름을 찾을 수 없습니다: ${p['url']}.`, '주소의 철자, DNS, 프로필의 hosts 항목을 확인하십시오.'], [(p) => `The name could not be resolved: ${p['url']}.`, 'Check the address, DNS and the hosts entry of the profile.']),
  'connection-refused': fault([(p) => `장비가 연결을 거부했습니다: ${p['url']}.`, '주소와 포트, 장비의 관리자 페이지가 실행 중인지 확인하십시오.'], [(p) => `The connection was refused: ${p['url']}.`, 'Check address and port, and whether the admin page is running.']),
  'connect-timeout': fault([(p) => `제한 시간 안에 응답이 없습니다: ${p['url']}.`, 'VPN 연결과 방화벽, 경로 설정을 확인하십시오.'], [(p) => `No answer in time: ${p['url']}.`, 'Check the VPN, the firewall and the route.']),
  'tls-version': fault([(p) => `장비가 오래된 TLS만 지원합니다: ${p['detail']}.`, '고객사의 승인을 받은 뒤 프로필에 tls.legacy를 지정하십시오.'], [(p) => `The machine offers only an old TLS: ${p['detail']}.`, 'With the customer\'s approval set tls.legacy in the profile.']),
  'certificate': fault([(p) => `인증서를 확인할 수 없습니다: ${p['detail']}.`, '장비의 인증서 키를 확인한 뒤 프로필의 tls.pin에 등록하십시오.'], [(p) => `The certificate cannot be verified: ${p['detail']}.`, 'Verify the machine\'s key and enter it as tls.pin in the profile.']),
  'key-changed': fault(['장비의 인증서 키가 등록된 값과 다릅니다. 비밀번호를 입력하지 않았습니다.', '다른 장비에 연결되었는지, 인증서가 교체되었는지 담당자에게 확인하십시오.'], ['The machine\'s key is not the pinned one. No password was typed.', 'Find out whether this is another machine or the certificate was replaced.']),
  'proxy': fault([(p) => `프록시를 통과하지 못했습니다: ${p['detail']}.`, '프로필의 route 설정과 프록시 인증을 확인하십시오.'], [(p) => `The proxy did not let us through: ${p['detail']}.`, 'Check the route of the profile and the proxy\'s credentials.']),
  'route': fault([(p) => `프로필의 경로를 사용할 수 없습니다: ${p['detail']}.`, '프로필의 route 설정을 확인하십시오.'], [(p) => `The route of the profile cannot be had: ${p['detail']}.`, 'Check the route of the profile.']),
  'browser-missing': fault([(p) => `브라우저를 시작하지 못했습니다: ${p['detail']}.`, 'RUNBOOK_BROWSER에 브라우저 경로를 지정하거나 Chrome을 설치하십시오.'], [(p) => `No browser could be started: ${p['detail']}.`, 'Set RUNBOOK_BROWSER to a browser or install Chrome.']),
  'other-machine': fault([(p) => `다른 장비입니다. 기대한 이름: ${p['expected']}, 화면의 이름: ${p['shown']}.`, 'VPN과 주소가 이 고객사의 것인지 확인하십시오.'], [(p) => `This is another machine. Expected: ${p['expected']}, shown: ${p['shown']}.`, 'Check that VPN and address are this customer\'s.']),
  'other-origin': fault([(p) => `설정된 주소 밖으로 이동하려 했습니다: ${p['url']}.`, '프로필의 url을 확인하십시오.'], [(p) => `The page left the configured address: ${p['url']}.`, 'Check the url of the profile.']),
  'unknown-version': fault([(p) => `확인되지 않은 장비 버전이라 변경하지 않았습니다: ${p['version']}.`, 'runbook calibrate로 화면을 확인하고 다른 사람의 검토(calibrate --review)를 받으십시오. 읽기(plan, verify, diagnose)는 지금도 가능합니다.'], [(p) => `This version is untried, so nothing was changed: ${p['version']}.`, 'Run runbook calibrate and have it reviewed (calibrate --review). Reading (plan, verify, diagnose) works already.']),
  'other-version': fault([(p) => `장비의 버전이 프로필과 달라 변경하지 않았습니다. 프로필: ${p['expected']}, 화면: ${p['shown']}.`, '장비가 업데이트되었는지 확인하고 프로필의 variants.version을 고치십시오.'], [(p) => `The console's version is not the profile's, so nothing was changed. Profile: ${p['expected']}, shown: ${p['shown']}.`, 'Find out whether the machine was updated, and correct variants.version in the profile.']),
  'calibration': fault([(p) => `화면 보정 파일이 이 장비와 맞지 않습니다: ${p['detail']}.`, 'calibrations 폴더의 파일에서 그 항목을 고치거나 runbook calibrate를 다시 실행하십시오.'], [(p) => `The calibration does not fit this appliance: ${p['detail']}.`, 'Correct that entry in the calibrations folder, or run runbook calibrate again.']),
  'calibration-unreviewed': fault([(p) => `화면 보정이 검토되지 않아 변경하지 않았습니다: ${p['file']} (작성: ${p['by']}).`, '작성자가 아닌 사람이 내용을 확인하고 runbook calibrate --review를 실행하십시오.'], [(p) => `The calibration is not reviewed, so nothing was changed: ${p['file']} (by ${p['by']}).`, 'Somebody else must look at it and run runbook calibrate --review.']),
  'browser-unproven': fault([(p) => `이 브라우저로는 아직 확인 절차를 거치지 않아 읽기만 할 수 있습니다: ${p['browser']} (${p['mode']}).`, 'runbook doctor --prove를 한 번 실행하십시오. 90초 안에 끝납니다.'], [(p) => `This browser is unproven and may only read: ${p['browser']} (${p['mode']}).`, 'Run runbook doctor --prove once; it takes less than 90 seconds.']),
  'locked': fault([(p) => lockedKo(p)[0], (p) => lockedKo(p)[1]], [(p) => lockedEn(p)[0], (p) => lockedEn(p)[1]]),
  'sign-in-form': fault([(p) => `로그인 화면을 사용할 수 없습니다${p['detail'] ? `: ${p['detail']}` : ''}.`, '브라우저로 직접 열어 로그인 화면이 맞는지 확인하십시오.'], [(p) => `The sign-in page cannot be used${p['detail'] ? `: ${p['detail']}` : ''}.`, 'Open it in a browser and see whether it is the sign-in page.']),
  'sign-in-refused': fault([(p) => `로그인이 거부되었습니다${p['text'] ? `: "${p['text']}"` : ''}.`, '다시 시도하기 전에 계정과 비밀번호를 확인하십시오. 반복하면 계정이 잠길 수 있습니다.'], [(p) => `The sign-in was refused${p['text'] ? `: "${p['text']}"` : ''}.`, 'Check account and password before another try; repeating may lock the account.']),
  'rearm-needed': fault([(p) => `이 계정의 로그인이 거부된 적이 있어 비밀번호를 입력하지 않았습니다. 계정: ${p['user']}, 거부된 시각: ${p['at']}.`, '계정이 잠겼는지, 비밀번호가 맞는지 확인한 뒤 runbook rearm을 실행하십시오.'], [(p) => `A sign-in of this account was refused before, so no password was typed. Account: ${p['user']}, refused at: ${p['at']}.`, 'See whether the account is locked and the password is right, then say runbook rearm.']),
  'sign-in-dropped': fault(['로그인 요청에 응답이 없습니다. 다시 보내지 않았습니다.', '장비의 상태를 확인한 뒤 다시 실행하십시오.'], ['The sign-in got no answer. It was not sent again.', 'Check the machine, then run again.']),
  'signed-out': fault([(p) => `세션이 끝났습니다${p['user'] ? `(${p['user']})` : ''}.`, '다른 사람이 같은 계정을 사용 중인지 확인하고 다시 실행하십시오.'], [(p) => `The session ended${p['user'] ? ` (${p['user']})` : ''}.`, 'Find out whether somebody else uses the account, then run again.']),
  'access-denied': fault([(p) => `접속 허용 IP가 아닙니다: "${p['text']}". 설정 상태는 판단하지 않았습니다.`, '이 PC의 IP를 장비의 접속 허용 목록에 등록하거나 허용된 경로로 연결하십시오.'], [(p) => `Access from this address is denied: "${p['text']}". The settings were not judged.`, 'Have this address allowed, or use an allowed route.']),
  'no-right': fault([(p) => `이 계정에는 필요한 권한이 없습니다: "${p['text']}".`, '시스템관리자 권한이 있는 계정을 사용하십시오.'], [(p) => `This account lacks the right: "${p['text']}".`, 'Use an account with the system administrator role.']),
  'notice-page': fault([(p) => `공지 화면이 메뉴를 가립니다: "${p['text']}".`, '내용을 확인하고 브라우저에서 닫은 뒤 다시 실행하십시오.'], [(p) => `A notice covers the menu: "${p['text']}".`, 'Read it, close it in a browser, then run again.']),
  'password-expired': fault([(p) => `비밀번호 변경을 요구합니다: "${p['text']}".`, '비밀번호를 변경하고 프로필의 참조를 갱신하십시오.'], [(p) => `The console asks for a new password: "${p['text']}".`, 'Change the password and update the reference of the profile.']),
  'no-secret': fault([(p) => `비밀번호를 얻지 못했습니다: ${p['detail']}.`, '프로필의 password 참조를 확인하십시오.'], [(p) => `The password could not be had: ${p['detail']}.`, 'Check the password reference of the profile.']),
  'no-answer': fault([(p) => `연결은 되었으나 관리자 페이지가 응답하지 않습니다: ${p['url']}.`, '이 PC의 IP가 장비의 접속 허용 목록에 있는지, 장비가 정상인지 확인하십시오.'], [(p) => `The connection was taken, but the admin page does not answer: ${p['url']}.`, 'Check whether this address is admitted by the machine, and whether the machine is well.']),
  'other-sign-in-form': fault([(p) => `알 수 없는 로그인 화면이라 아무것도 입력하지 않았습니다. 입력란: ${p['text']}.`, '펌웨어가 바뀌었는지 확인하고 로그인 입력란의 이름을 requests에 등록하십시오.'], [(p) => `The sign-in form is an unknown one, so nothing was typed. Its fields: ${p['text']}.`, 'Find out whether the firmware changed, and declare the names of its fields in requests.']),
  'keyboard-plugin': fault(['비밀번호 입력란이 입력한 값을 유지하지 않습니다. 키보드 보안 프로그램으로 보이며 우회하지 않습니다.', '--headed로 실행하여 직접 로그인하십시오.'], ['The password field does not keep what is put in. It looks like a keyboard-security plug-in, which is not bypassed.', 'Run with --headed and sign in by hand.']),
  'person-needed': fault([(p) => `사람이 직접 해야 하는 로그인입니다${p['detail'] ? `: ${p['detail']}` : ''}.`, '--headed로 실행하여 브라우저 창에서 직접 로그인하십시오.'], [(p) => `This sign-in needs a person${p['detail'] ? `: ${p['detail']}` : ''}.`, 'Run with --headed and sign in yourself in the browser window.']),
  'machine-unproven': fault(['로그인 전에 어느 장비인지 확인할 수 없어 비밀번호를 입력하지 않았습니다.', '터미널에서 실행하여 VPN을 확인하거나, 로그인 화면에 표시되는 장비 이름을 프로필의 machine.label에 적으십시오.'], ['Nothing before the sign-in tells which machine this is, so no password was typed.', 'Run it in a terminal and confirm the VPN, or write the name that the sign-in page shows as machine.label into the profile.']),
  'trust-needed': fault([(p) => `다른 프로필(${p['known']})로만 등록된 장비입니다. 비밀번호를 입력하지 않았습니다.`, (p) => `프로필을 복사하면서 남은 값이 없는지, VPN과 주소가 이 고객사의 것인지 확인하십시오. 이 프로필의 장비가 맞으면 다음 명령을 실행하십시오: ${p['command']}`], [(p) => `Only other profiles (${p['known']}) trusted this machine. No password was typed.`, (p) => `Check that nothing in the profile was left over from a copy, and that VPN and address are this customer's. If it is this profile's machine, run: ${p['command']}`]),
  'other-user': fault([(p) => `다른 계정으로 로그인되어 있습니다. 프로필의 계정: ${p['expected']}, 화면의 계정: ${p['shown']}.`, '프로필의 계정으로 다시 로그인하십시오.'], [(p) => `Another account is signed in. The profile's: ${p['expected']}, shown: ${p['shown']}.`, 'Sign in with the account of the profile.']),
  'account-locked': fault([(p) => `계정이 잠겨 있습니다: "${p['text']}".`, '시스템 관리자에게 잠금 해제를 요청하고 비밀번호를 확인한 뒤 runbook rearm을 실행하십시오.'], [(p) => `The account is locked: "${p['text']}".`, 'Have it unlocked, check the password, then say runbook rearm.']),
  'already-signed-in': fault([(p) => `같은 계정이 이미 로그인되어 있습니다: "${p['text']}". 기존 접속을 끊지 않았습니다.`, '사용 중인 사람을 확인하십시오. 항상 끊어도 되는 계정이면 프로필의 signIn.pages에 문구와 버튼을 등록하십시오.'], [(p) => `The account is signed in already: "${p['text']}". That session was not ended.`, 'Find out who uses it. If it may always be ended, declare text and button under signIn.pages in the profile.']),
  'banner-page': fault([(p) => `로그인 뒤에 확인을 요구하는 안내 화면이 있습니다: "${p['text']}".`, '내용을 읽고, 매번 확인해도 되는 안내이면 프로필의 signIn.pages에 문구와 버튼을 등록하십시오.'], [(p) => `After the sign-in a page asks for a confirmation: "${p['text']}".`, 'Read it. If it may be confirmed each time, declare text and button under signIn.pages in the profile.']),
  'code-needed': fault([(p) => `추가 인증번호가 필요합니다: "${p['text']}".`, 'OTP이면 프로필의 signIn.totp에 비밀 키의 참조를 적고, 메일로 오는 번호이면 터미널에서 실행하여 직접 입력하십시오.'], [(p) => `A second factor is asked: "${p['text']}".`, 'For an OTP app write a reference to its key as signIn.totp; for a mailed code run it in a terminal and type it.']),
  'code-refused': fault([(p) => `추가 인증번호가 거부되었습니다: "${p['text']}".${p['drift'] ? ` 장비와 이 PC의 시각 차이: ${p['drift']}초.` : ''} 다시 보내지 않았습니다.`, '장비와 이 PC의 시각, OTP 비밀 키를 확인하십시오.'], [(p) => `The code was refused: "${p['text']}".${p['drift'] ? ` Difference between the machine's clock and ours: ${p['drift']} s.` : ''} It was not sent again.`, 'Check both clocks and the key of the OTP.']),
  'code-dropped': fault(['추가 인증번호를 보냈으나 응답이 없습니다. 다시 보내지 않았습니다.', '장비의 상태를 확인한 뒤 다시 실행하십시오.'], ['The code got no answer. It was not sent again.', 'Check the machine, then run again.']),
  'unknown-page': fault([(p) => `로그인 뒤에 알 수 없는 화면이 나타났습니다: "${p['text']}".`, '브라우저로 직접 로그인하여 어떤 화면인지 확인하십시오.'], [(p) => `After the sign-in an unknown page appeared: "${p['text']}".`, 'Sign in with a browser and see what it is.']),
  'not-arrived': fault([(p) => `화면에 도착하지 못했습니다. 기대한 위치: ${p['expected']}, 표시된 위치: ${p['shown']}.`, '메뉴 이름이 이 버전과 맞는지 확인하십시오.'], [(p) => `The screen was not reached. Expected: ${p['expected']}, shown: ${p['shown']}.`, 'Check the menu names of this version.']),
  'screen-absent': fault([(p) => `이 장비의 메뉴에 없는 화면입니다: ${p['what']}.`, '펌웨어나 계정의 권한에 따라 없을 수 있습니다. 콘솔에서 확인하십시오.'], [(p) => `The machine's menu lacks this screen: ${p['what']}.`, 'It may depend on the firmware or on the account\'s rights: look at the console.']),
  'not-found': fault([(p) => `화면에서 찾을 수 없습니다: ${p['what']}.`, '사진에서 화면을 확인하고 이름이 다르면 selectors를 고치십시오.'], [(p) => `Not found on the screen: ${p['what']}.`, 'Look at the picture; if it has another name, adapt the selectors.']),
  'ambiguous': fault([(p) => `같은 이름이 ${p['n']}개 있어 선택하지 않았습니다: ${p['what']}.`, '사진에서 화면을 확인하십시오.'], [(p) => `There are ${p['n']} of the same name, none was chosen: ${p['what']}.`, 'Look at the picture.']),
  'covered': fault([(p) => `다른 요소가 가려서 클릭하지 않았습니다: ${p['what']} (가린 요소: ${p['by']}).`, '공지 화면이면 내용을 확인하고 닫은 뒤 다시 실행하십시오.'], [(p) => `Something covers the control, it was not clicked: ${p['what']} (covered by ${p['by']}).`, 'If it is a notice, read and close it, then run again.']),
  'list-incomplete': fault([(p) => `목록 전체를 읽지 못했습니다. 표시된 건수: ${p['shown']}, 읽은 건수: ${p['read']}.`, '잠시 후 다시 실행하십시오.'], [(p) => `The list was not read whole. Shown: ${p['shown']}, read: ${p['read']}.`, 'Run again in a while.']),
  'page-error': fault([(p) => `화면이 닫혔거나 오류가 났습니다: ${p['what']} (${p['detail']}).`, '장비에서 화면을 직접 확인하십시오.'], [(p) => `The page closed or failed: ${p['what']} (${p['detail']}).`, 'Look at the screen on the machine.']),
  'step-timeout': fault([(p) => `단계가 ${p['seconds']}초 안에 끝나지 않았습니다: ${p['what']}.`, '장비의 응답 속도를 확인하고 다시 실행하십시오.'], [(p) => `A step did not end within ${p['seconds']} s: ${p['what']}.`, 'Check how fast the machine answers, then run again.']),
  'undeclared-dialog': fault(
    [(p) => `등록되지 않은 대화상자가 나타나 닫고 중단했습니다: "${p['text']}" (${p['kind']}).`, (p) => undeclaredKo(p)],
    [(p) => `A dialog nobody declared appeared; it was dismissed and the run stopped: "${p['text']}" (${p['kind']}).`, (p) => undeclaredEn(p)],
  ),
  'missing-dialog': fault([(p) => `나타나야 할 대화상자가 없었습니다: "${p['text']}".`, '프로필의 dialogs를 확인하십시오.'], [(p) => `A declared dialog did not appear: "${p['text']}".`, 'Check dialogs in the profile.']),
  'value-not-taken': fault([(p) => `입력란이 값을 받지 않았습니다: ${p['field']} (입력: ${p['meant']}, 화면: ${p['taken']}).`, '사진에서 입력란을 확인하십시오.'], [(p) => `A field did not take its value: ${p['field']} (meant ${p['meant']}, shows ${p['taken']}).`, 'Look at the picture.']),
  'odd-text': fault(
    [(p) => `"${p['what']}"에 CR 줄바꿈, BOM, 첫 빈 줄 또는 UTF-8이 아닌 글자가 있어, 화면에서 저장하면 추가하는 줄 외의 내용도 바뀝니다. 저장하지 않았습니다.`, '장비에서 이 파일을 UTF-8(BOM 없음)과 LF 줄바꿈으로 고치고 첫 빈 줄을 지운 뒤 다시 실행하십시오.'],
    [(p) => `"${p['what']}" holds CR line breaks, a byte order mark, an empty first line or bytes that are no UTF-8, so that saving it in this screen would change more than the added line. It was not saved.`, 'Rewrite the file on the machine as UTF-8 without a byte order mark, with LF line breaks and no empty first line, then run again.'],
  ),
  'other-charset': fault([(p) => `장비의 문자 집합이 프로필과 다릅니다: ${p['shown']}.`, '프로필의 variants.charset을 고치십시오.'], [(p) => `The console uses another charset: ${p['shown']}.`, 'Correct variants.charset in the profile.']),
  'console-error': fault([(p) => `장비가 오류를 표시했습니다: "${p['text']}".`, '문구에 따라 값을 고치고 다시 실행하십시오.'], [(p) => `The console shows an error: "${p['text']}".`, 'Correct the value it names, then run again.']),
  'popup-blocked': fault(['입력 창이 열리지 않았습니다.', '브라우저의 팝업 차단을 확인하십시오.'], ['The form window did not open.', 'Check the browser\'s popup blocking.']),
  'undeclared-write': fault([(p) => `등록되지 않은 요청을 차단하고 중단했습니다: ${p['request'] ?? p['rule']}.`, '읽기 요청이면 requests에 등록하십시오. 저장된 것은 없습니다.'], [(p) => `An undeclared request was stopped: ${p['request'] ?? p['rule']}.`, 'If it only reads, declare it in requests. Nothing was saved.']),
  'write-refused': fault([(p) => `보내려던 내용이 승인된 내용과 달라 보내지 않았습니다: ${p['reason']}.`, '다른 사람이 목록을 바꾸었는지 확인하고 다시 계획하십시오.'], [(p) => `What was about to be sent is not what was approved; it was not sent: ${p['reason']}.`, 'Check whether somebody changed the list, then plan again.']),
  'changed-since-plan': fault([(p) => `계획을 세운 뒤 설정이 바뀌었습니다: ${p['screen']}${movedKo(p)}.`, '다시 계획하고 승인을 받으십시오.'], [(p) => `The settings changed since the plan: ${p['screen']}${movedEn(p)}.`, 'Plan again and have it approved.']),
  'foreign-change': fault([(p) => `다른 사람이 목록을 바꾸었습니다: ${p['screen']}${movedKo(p)}.`, '변경 내용을 확인하고 다시 계획하십시오.'], [(p) => `Somebody else changed the list: ${p['screen']}${movedEn(p)}.`, 'Look at the change, then plan again.']),
  'duplicate-present': fault([(p) => `같은 항목이 두 개 있습니다: ${p['screen']}. 삭제하지 않았습니다.`, '담당자가 목록을 확인하고 한 개를 직접 삭제하십시오.'], [(p) => `The same entry stands twice: ${p['screen']}. Nothing was deleted.`, 'A person must look and delete one by hand.']),
  'not-saved': fault([(p) => `저장된 것을 확인하지 못했습니다: ${p['screen'] ?? p['rule']}.`, (p) => (p['how'] === 'answered' ? '다시 저장하지 말고 목록을 확인하십시오.' : '목록을 확인한 뒤 다시 실행하십시오.')], [(p) => `The save was not confirmed: ${p['screen'] ?? p['rule']}.`, (p) => (p['how'] === 'answered' ? 'Do not save again; look at the list.' : 'Look at the list, then run again.')]),
  'save-unresolved': fault(['저장 요청에 응답이 없었습니다. 다시 보내지 않고 목록을 읽어 판단했습니다.', '결과는 아래 판정을 보십시오.'], ['The save got no answer. It was not sent again; the list was read instead.', 'See the verdict.']),
  'not-new': fault([(p) => `새로 만든 화면이 비어 있지 않습니다: ${p['screen']}${movedKo(p)}.`, '화면을 확인하고 다시 계획하십시오.'], [(p) => `A screen that was just made is not as new: ${p['screen']}${movedEn(p)}.`, 'Look at it, then plan again.']),
  'open-intent': fault([(p) => `이전 실행의 저장 결과가 아직 확인되지 않았습니다: ${p['run']}.${p['until'] ? ` 목록에 보이지 않아도 저장되었을 수 있으므로 ${p['until']} 전에는 다시 저장하지 않습니다.` : ''}`, (p) => (p['until'] ? '목록을 확인하십시오. 그 시각 뒤에 다시 실행하면 읽어서 판단합니다.' : '그 실행과 같은 조치 절차로 점검(verify)을 먼저 실행하십시오.')], [(p) => `An earlier run left a save whose outcome nobody has read: ${p['run']}.${p['until'] ? ` It may be stored although the list does not show it, so nothing is saved again before ${p['until']}.` : ''}`, (p) => (p['until'] ? 'Look at the list. Run again after that time: it is then decided by reading.' : 'First run verify with that run\'s runbook.')]),
  'changes-pending': fault([(p) => `저장되었으나 적용되지 않은 변경이 있습니다: "${p['text']}". 적용하지 않았습니다.`, '누구의 변경인지 확인하여 관리자 페이지에서 적용하거나 취소한 뒤 다시 실행하십시오. 적용하면 다른 사람의 변경도 함께 반영됩니다.'], [(p) => `Changes are stored and not in force: "${p['text']}". They were not applied.`, 'Find out whose they are, apply or discard them on the console, then run again. Applying puts everybody\'s changes in force.']),
  'approval': fault(['별도 승인이 필요한 변경입니다.', '페이지 전체 값이나 송신 허용은 --accept로 따로 승인하십시오.'], ['A change needs its own approval.', 'Approve page-level or relay changes with --accept.']),
  'journal': fault([(p) => `실행 기록을 쓸 수 없어 중단했습니다: ${p['detail']}.`, '디스크 공간과 권한을 확인하십시오.'], [(p) => `The journal cannot be written: ${p['detail']}.`, 'Check disk space and rights.']),
  'journal-changed': fault(
    [(p) => `실행 기록이 기록된 뒤에 바뀌었습니다: ${p['detail']}. 증적을 다시 만들지 않았습니다.`, '보관한 원본이나 evidence.zip의 실행 기록과 비교하십시오. evidence verify 명령이 바뀐 줄을 표시합니다.'],
    [(p) => `The journal was changed after it was written: ${p['detail']}. No evidence was made from it.`, 'Compare it with a kept original or with the journal in evidence.zip; the evidence verify command names the changed line.'],
  ),
  'evidence': fault([(p) => `증적이 완전하지 않습니다: ${p['detail']}.`, '디스크 공간을 확인하고 report 명령으로 다시 만드십시오.'], [(p) => `The evidence is incomplete: ${p['detail']}.`, 'Check disk space and make it again with the report command.']),
  'leak': fault([(p) => `증적에서 비밀값이 발견되어 봉인하지 않았습니다: ${p['path']} (표기: ${p['encoding']}).`, '이 실행 폴더를 외부로 보내지 말고, 개발자에게 파일 이름과 표기만 알리십시오.'], [(p) => `A secret was found in the evidence, so it was not sealed: ${p['path']} (written as ${p['encoding']}).`, 'Do not send this run folder anywhere; tell the developers the file and the encoding only.']),
  'no-space': fault([(p) => `디스크 공간이 부족하여 시작하지 않았습니다: ${p['path']} (필요: ${p['needed']} MB, 남음: ${p['free']} MB).`, '공간을 확보하거나 --runs로 다른 위치를 지정하십시오. 오래된 증적은 purge 명령으로 정리할 수 있습니다.'], [(p) => `There is too little free space, so the run was not begun: ${p['path']} (${p['needed']} MB needed, ${p['free']} MB free).`, 'Make room, or name another place with --runs. Old evidence can be removed with the purge command.']),
  'state-folder': fault([(p) => `상태 폴더를 사용할 수 없습니다: ${p['path']} (${p['detail']}).`, '상태 폴더(RUNBOOK_STATE)의 연결과 권한을 확인하십시오. 파일이 손상되었으면 담당자가 내용을 확인한 뒤 다른 곳으로 옮기십시오.'], [(p) => `The state folder cannot be used: ${p['path']} (${p['detail']}).`, 'Check that the state folder (RUNBOOK_STATE) is there and writable. If a file is damaged, a person must look at it and move it away.']),
  'stopped': fault(['사용자가 중단했습니다.', '다시 실행하면 현재 상태를 읽고 이어서 진행합니다.'], ['Stopped by the person.', 'Running again reads the state and goes on from there.']),
  'internal': fault([(p) => `예상하지 못한 오류입니다: ${p['what'] ?? ''} ${p['detail'] ?? ''}`.trim(), '실행 폴더의 기록을 개발자에게 전달하십시오.'], [(p) => `Unexpected error: ${p['what'] ?? ''} ${p['detail'] ?? ''}`.trim(), 'Give the run folder to the developers.']),
};

/** A fault in the reader's words: what happened, and the next action. Values are data and are escaped by whoever shows them. */
export const describeFault = (one: Fault, lang: Lang): { sentence: string; next: string } => {
  const [sentence, next] = words[one.code][lang];
  return { sentence: sentence(one.params), next: next(one.params) };
};
