/** Words for secrets and references to them (cases F-73, F-85, F-90, F-92). None has a placeholder for a secret's value. */
export const secretWords = {
  'secret.too-short': {
    ko: ['비밀 값이 {minimum}바이트보다 짧습니다.', '증적에서 안전하게 가릴 수 없습니다. 관리자 페이지에서 더 긴 비밀번호로 바꾸십시오.'],
    en: ['The secret is shorter than {minimum} bytes.', 'It cannot be masked safely in evidence. Change the password on the console to a longer one.'],
  },
  'secret.common': {
    ko: ['비밀 값이 보고서에 흔히 나오는 낱말이거나 네 자리 숫자입니다.', '가리면 보고서를 읽을 수 없게 됩니다. 관리자 페이지에서 다른 비밀번호로 바꾸십시오.'],
    en: ['The secret is a word, or a four-digit number, that stands in every report.', 'Masking it would destroy the report. Change the password on the console.'],
  },
  'secret.line-break': {
    ko: ['비밀 값 안에 줄바꿈이나 제어 문자가 있습니다.', '한 줄로 된 값 하나만 두십시오.'],
    en: ['The secret has a line break or a control character inside.', 'Keep one value on one line.'],
  },
  'secret.structured': {
    ko: ['비밀 값이 JSON 형식입니다.', 'JSON 안의 비밀번호만 따로 떼어 파일이나 환경 변수에 두십시오.'],
    en: ['The secret is a JSON document.', 'Put the password alone into the file or variable.'],
  },
  'secret.literal': {
    ko: ['비밀번호를 프로필에 직접 적을 수 없습니다.', '다음과 같이 적으십시오: {line} (env:이름 또는 file:경로도 됩니다)'],
    en: ['A password is not written into a profile.', 'Write this instead: {line} (env:NAME and file:PATH work too)'],
  },
  'secret.reference-name': {
    ko: ['env: 뒤의 환경 변수 이름이 올바르지 않습니다.', '영문자, 숫자, 밑줄만 쓰십시오. 예: env:ACME_PASSWORD'],
    en: ['The name after env: is not the name of a variable.', 'Use letters, digits and underscores, e.g. env:ACME_PASSWORD.'],
  },
  'secret.reference-path': {
    ko: ['file: 뒤의 경로가 올바르지 않습니다.', '프로필 파일 기준의 상대 경로나 절대 경로를 적으십시오. ~와 $는 풀지 않습니다. 예: file:../secrets/acme.txt'],
    en: ['The path after file: cannot be used.', 'Write a path relative to the profile or an absolute one; ~ and $ are not expanded. E.g. file:../secrets/acme.txt'],
  },
  'secret.nobody-to-ask': {
    ko: ['비밀번호를 물어볼 사람이 없습니다(화면 없는 실행).', '프로필의 비밀번호를 env:이름 또는 file:경로로 바꾸십시오.'],
    en: ['Nobody is there to be asked for the password (unattended run).', 'Change the reference in the profile to env:NAME or file:PATH.'],
  },
  'secret.no-answer': {
    ko: ['비밀번호를 입력하지 않았습니다.', '다시 실행하여 입력하십시오.'],
    en: ['No password was typed.', 'Run the command again and type it.'],
  },
  'secret.env-missing': {
    ko: ['환경 변수가 없습니다: {name}', '.env 파일이나 환경 변수에 값을 두십시오.'],
    en: ['The variable is not set: {name}', 'Set it in the .env file or in the environment.'],
  },
  'secret.env-empty': {
    ko: ['환경 변수의 값이 비어 있습니다: {name}', '.env 파일이나 환경 변수에 값을 두십시오.'],
    en: ['The variable is empty: {name}', 'Set it in the .env file or in the environment.'],
  },
  'secret.file-empty': {
    ko: ['비밀 파일이 비어 있습니다.', '첫 줄에 비밀번호만 적으십시오.'],
    en: ['The secret file is empty.', 'Write the password alone on its first line.'],
  },
  'secret.file-lines': {
    ko: ['비밀 파일에 줄이 여럿이거나 CR 문자가 있습니다.', '비밀번호 한 줄만 두고 줄바꿈을 LF로 저장하십시오.'],
    en: ['The secret file has several lines or a carriage return.', 'Keep the password on one line and save with LF line ends.'],
  },
  'secret.totp': {
    ko: ['OTP 비밀 키의 형식이 아닙니다.', '인증 앱에 등록하는 Base32 키(영문자와 숫자 2~7) 또는 otpauth://totp/ 주소를 두십시오.'],
    en: ['This cannot be the key of a second factor.', 'Keep the Base32 key (letters and digits 2 to 7) that the app is given, or the otpauth://totp/ address.'],
  },
  'secret.invisible': {
    ko: ['비밀 값에 보이지 않는 문자가 있습니다: {codePoints} ({position}번째 글자)', '복사하지 말고 직접 입력하십시오.'],
    en: ['The secret has invisible characters: {codePoints} (character {position})', 'Type it instead of copying it.'],
  },
  'secret.file-blank': {
    ko: ['비밀 파일의 앞이나 뒤에 빈칸이 있습니다.', '빈칸을 지우십시오. 비밀번호에 속하는 빈칸이면 .env 파일에 따옴표로 감싸 적으십시오.'],
    en: ['The secret file begins or ends with a blank.', 'Take it out; if it belongs to the password, put the value in quotes into the .env file.'],
  },
  'secret.by-hand': {
    ko: ['by-hand:는 값을 알 수 없는 참조입니다.', '브라우저 창을 띄운 실행(--headed)에서 로그인할 때에만 쓸 수 있습니다.'],
    en: ['With by-hand: nobody knows the value.', 'It serves only for the sign-in of a run with a browser window (--headed).'],
  },
  'secret.reference-exec': {
    ko: ['exec: 뒤의 명령이 올바르지 않습니다.', '프로그램의 절대 경로와 인자를 JSON 목록으로 적으십시오. 예: exec:["/usr/bin/pass", "show", "acme"]'],
    en: ['The command after exec: cannot be used.', 'Write the absolute path of the program and its arguments as a JSON list, e.g. exec:["/usr/bin/pass", "show", "acme"]'],
  },
  'secret.exec-start': {
    ko: ['비밀번호를 꺼내는 명령을 시작하지 못했습니다: {reason}', '프로그램의 경로와 실행 권한을 확인하십시오.'],
    en: ['The command that gives the password did not start: {reason}', 'Check its path and that it may be run.'],
  },
  'secret.exec-failed': {
    ko: ['비밀번호를 꺼내는 명령이 실패했습니다. 종료 코드: {code}', '터미널에서 같은 명령을 직접 실행하여 확인하십시오.'],
    en: ['The command that gives the password failed with code {code}.', 'Run the same command in a terminal and see why.'],
  },
  'secret.exec-late': {
    ko: ['비밀번호를 꺼내는 명령이 {seconds}초 안에 끝나지 않았습니다.', '사람의 입력을 기다리지 않는 명령인지 확인하십시오.'],
    en: ['The command that gives the password did not end within {seconds} s.', 'Make sure that it does not wait for somebody to type.'],
  },
  'secret.exec-empty': {
    ko: ['비밀번호를 꺼내는 명령의 첫 줄이 비어 있습니다.', '첫 줄에 비밀번호만 출력하는 명령을 적으십시오.'],
    en: ['The first line of the command that gives the password is empty.', 'Use a command that prints the password alone on its first line.'],
  },
  'secret.exec-output': {
    ko: ['비밀번호를 꺼내는 명령의 출력이 {bytes}바이트보다 깁니다.', '첫 줄에 비밀번호만 출력하는 명령을 적으십시오.'],
    en: ['The command that gives the password prints more than {bytes} bytes.', 'Use a command that prints the password alone on its first line.'],
  },
  'secret.exec-encoding': {
    ko: ['비밀번호를 꺼내는 명령의 출력이 UTF-8이 아닙니다.', 'UTF-8로 출력하는 명령을 적으십시오.'],
    en: ['The output of the command that gives the password is no UTF-8.', 'Use a command that prints UTF-8.'],
  },
} as const;
