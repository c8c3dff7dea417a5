/** Words for customer profiles (cases F-92, F-98, F-118, F-119). Values of unknown keys, addresses and credentials are not quoted: they may hold a secret. */
export const profileWords = {
  'profile.no-folder': {
    ko: ['고객사 프로필 폴더를 읽을 수 없습니다: {reason}', '--customers 또는 RUNBOOK_CUSTOMERS로 폴더를 알려 주십시오.'],
    en: ['The folder of customer profiles cannot be read: {reason}', 'Name the folder by --customers or RUNBOOK_CUSTOMERS.'],
  },
  'profile.not-found': {
    ko: ['고객사 프로필이 없습니다: {id}', '있는 고객사: {known}'],
    en: ['There is no profile of this customer: {id}', 'Known customers: {known}'],
  },
  'profile.bad-id': {
    ko: ['id로 쓸 수 없는 값입니다: {value}', '영문 소문자, 숫자, 붙임표(-)로 2~40자를 적으십시오. 예: gaon-mulsan'],
    en: ['This cannot be an id: {value}', 'Use 2 to 40 lower-case letters, digits and hyphens, e.g. gaon-mulsan.'],
  },
  'profile.reserved-id': {
    ko: ['Windows에서 파일 이름으로 쓸 수 없는 id입니다: {value}', '다른 id를 쓰십시오.'],
    en: ['Windows does not allow this as a file name: {value}', 'Choose another id.'],
  },
  'profile.id-mismatch': {
    ko: ['id와 파일 이름이 다릅니다: {id} / {file}', '파일 이름을 {id}.yaml 형태로 맞추거나 id를 고치십시오.'],
    en: ['The id and the file name differ: {id} / {file}', 'Rename the file to {id}.yaml, or correct the id.'],
  },
  'profile.same-id': {
    ko: ['대소문자나 유니코드 형태만 다른 프로필이 둘 있습니다: {first} / {second}', '하나의 이름을 바꾸십시오.'],
    en: ['Two profiles differ only in case, Unicode form or file ending: {first} / {second}', 'Rename one of them.'],
  },
  'profile.same-appliance': {
    ko: ['장비 id가 두 번 있습니다: {id}', '장비마다 다른 id를 쓰십시오.'],
    en: ['Two appliances have the same id: {id}', 'Give each appliance its own id.'],
  },
  'profile.unknown-key': {
    ko: ['알 수 없는 항목입니다: {key}', '쓸 수 있는 항목: {known}'],
    en: ['Unknown key: {key}', 'Known keys here: {known}'],
  },
  'profile.missing': {
    ko: ['필요한 항목이 없습니다: {key}', '{key} 항목을 적으십시오.'],
    en: ['A required key is missing: {key}', 'Write {key}.'],
  },
  'profile.wrong-type': {
    ko: ['값의 형식이 다릅니다. 필요한 형식: {expected}', 'runbook schema로 형식을 확인하십시오.'],
    en: ['The value has the wrong form. Expected: {expected}', 'See runbook schema for the form.'],
  },
  'profile.one-of': {
    ko: ['쓸 수 없는 값입니다: {value}', '쓸 수 있는 값: {known}'],
    en: ['This value is not accepted: {value}', 'Accepted: {known}'],
  },
  'profile.too-few': {
    ko: ['목록이 비어 있습니다: {key}', '하나 이상 적으십시오.'],
    en: ['The list is empty: {key}', 'Write at least one entry.'],
  },
  'profile.url': {
    ko: ['관리자 페이지 주소로 쓸 수 없습니다: {reason}', 'http:// 또는 https://로 시작하는 주소를 적으십시오. 예: https://mail-gw.example.co.kr:8443'],
    en: ['This cannot be the address of an admin page: {reason}', 'Write an address that begins with http:// or https://, e.g. https://mail-gw.example.co.kr:8443.'],
  },
  'profile.url-credentials': {
    ko: ['주소에 사용자나 비밀번호가 들어 있습니다.', '주소에서 지우고 signIn.user와 signIn.password에 적으십시오.'],
    en: ['The address contains a user or a password.', 'Take them out and use signIn.user and signIn.password.'],
  },
  'profile.plain-http': {
    ko: ['암호화되지 않은 http 주소입니다.', '비밀번호가 그대로 전송됩니다. https를 쓰거나 plainHttp에 승인자(acceptedBy), 날짜(on), 사유(reason)를 적으십시오.'],
    en: ['The address is unencrypted http.', 'The password would travel in clear. Use https, or write plainHttp with acceptedBy, on and reason.'],
  },
  'profile.page-text': {
    ko: ['화면의 문구가 너무 짧습니다({minimum}자 미만).', '다른 화면에는 없는 문장 전체를 적으십시오.'],
    en: ['The text of the page is too short (less than {minimum} characters).', 'Write a whole sentence that stands on no other page.'],
  },
  'profile.plain-http-unneeded': {
    ko: ['https나 이 컴퓨터의 주소에는 plainHttp가 필요 없습니다.', '항목을 지워도 됩니다.'],
    en: ['plainHttp is not needed for https or for an address of this computer.', 'It can be taken out.'],
  },
  'profile.tls-without-https': {
    ko: ['http 주소에 tls 항목이 있습니다.', '주소를 https로 고치거나 tls 항목을 지우십시오.'],
    en: ['There is tls with an http address.', 'Make the address https, or take tls out.'],
  },
  'profile.pin': {
    ko: ['인증서 공개 키 핀의 형식이 아닙니다.', 'runbook trust가 보여 주는 값을 적으십시오. 형식: sha256/Base64 44자'],
    en: ['This is not a public-key pin.', 'Write the value that runbook trust shows: sha256/ and 44 characters of Base64.'],
  },
  'profile.host-name': {
    ko: ['호스트 이름으로 쓸 수 없는 값입니다.', '포트나 계정 없이 이름 또는 IPv4 주소만 적으십시오. 예: proxy.example.co.kr'],
    en: ['This cannot be a host name.', 'Write a name or an IPv4 address only, without port or account, e.g. proxy.example.co.kr.'],
  },
  'profile.only-tmw': {
    ko: ['TMW 장비에만 쓰는 항목입니다.', '항목을 지우십시오.'],
    en: ['This key is for TMW only.', 'Take it out.'],
  },
  'profile.only-tmse': {
    ko: ['TMSe 장비에만 쓰는 항목입니다.', '항목을 지우십시오.'],
    en: ['This key is for TMSe only.', 'Take it out.'],
  },
  'profile.clock-time': {
    ko: ['시각의 형식이 아닙니다: {value}', '24시간제로 HH:MM 형식으로 적으십시오. 예: 01:30'],
    en: ['This is not a time of day: {value}', 'Write HH:MM with 24 hours, e.g. 01:30.'],
  },
  'profile.moment': {
    ko: ['날짜와 시각의 형식이 아닙니다: {value}', 'YYYY-MM-DD HH:MM 형식으로 적으십시오. 예: 2026-11-25 22:00'],
    en: ['This is not a date with a time: {value}', 'Write YYYY-MM-DD HH:MM, e.g. 2026-11-25 22:00.'],
  },
  'profile.window': {
    ko: ['작업 시간의 끝이 시작보다 뒤가 아닙니다: {from}, {to}', '끝(to)을 시작(from)보다 뒤로 적으십시오. 자정을 넘기는 시간은 kind: weekly에만 적을 수 있습니다.'],
    en: ['The maintenance window does not end after it begins: {from}, {to}', 'Write a later end (to); only kind: weekly may run over midnight, and never for no time at all.'],
  },
  'profile.changed-meanwhile': {
    ko: ['프로필이 그 사이 다른 곳에서 바뀌어 저장하지 않았습니다.', '내용을 확인하고 다시 실행하십시오.'],
    en: ['The profile was changed elsewhere in the meantime; nothing was written.', 'Look at it and run the command again.'],
  },
  'profile.not-faithful': {
    ko: ['프로필에 쓴 결과가 의도와 달라 저장하지 않았습니다.', '파일을 직접 고치십시오.'],
    en: ['The written profile would not hold what was meant; nothing was written.', 'Edit the file by hand.'],
  },
} as const;
