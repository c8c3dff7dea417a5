/** Words for the `.env` dialect (cases F-85, F-88, F-90). */
export const envFileWords = {
  'env-file.not-an-assignment': {
    ko: ['이름=값 형식이 아닙니다.', '이름=\'값\' 형식으로 적거나, 설명이라면 줄 앞에 #을 붙이십시오.'],
    en: ['The line is not NAME=value.', 'Write NAME=\'value\', or begin the line with # if it is a comment.'],
  },
  'env-file.export': {
    ko: ['export는 쓸 수 없습니다.', '이름=\'값\' 형식으로 적으십시오.'],
    en: ['The word export is not accepted.', 'Write NAME=\'value\'.'],
  },
  'env-file.blank-at-equals': {
    ko: ['= 앞뒤나 줄 앞뒤에 빈칸이 있습니다.', '빈칸을 지우십시오. 값에 속하는 빈칸이면 따옴표로 감싸십시오.'],
    en: ['There are blanks around = or at an end of the line.', 'Take them out; put the value in quotes if they belong to it.'],
  },
  'env-file.special': {
    ko: ['따옴표 없는 값에 {character} 문자가 있습니다.', '프로그램마다 다르게 읽으므로 받지 않습니다. 값을 작은따옴표로 감싸십시오: {name}=\'…\''],
    en: ['An unquoted value contains {character}.', 'Programs disagree about it. Put the value in single quotes: {name}=\'…\''],
  },
  'env-file.stray-quote': {
    ko: ['따옴표가 값 중간이나 끝에만 있습니다.', '값 전체를 값에 없는 따옴표(\' 또는 " 또는 `)로 감싸십시오.'],
    en: ['There is a quote in the middle or only at the end of the value.', 'Put the whole value in a kind of quote that it does not contain (\' or " or `).'],
  },
  'env-file.unclosed-quote': {
    ko: ['따옴표가 같은 줄에서 닫히지 않았습니다.', '여는 따옴표와 같은 따옴표로 줄 끝에서 닫으십시오.'],
    en: ['A quote is not closed on its line.', 'Close it at the end of the line with the quote it began with.'],
  },
  'env-file.after-quote': {
    ko: ['닫는 따옴표 뒤에 글자가 있습니다.', '닫는 따옴표로 줄을 끝내십시오. 설명은 따로 한 줄에 적으십시오.'],
    en: ['Something follows the closing quote.', 'End the line with the quote; put a comment on a line of its own.'],
  },
  'env-file.backslash': {
    ko: ['큰따옴표 값에 역슬래시가 있습니다.', '줄바꿈으로 바뀔 수 있으므로 받지 않습니다. 값을 작은따옴표로 감싸십시오: {name}=\'…\''],
    en: ['A double-quoted value contains a backslash.', 'It could be turned into a line break. Use single quotes: {name}=\'…\''],
  },
  'env-file.invisible': {
    ko: ['제어 문자나 보이지 않는 문자가 있습니다: {codePoints} ({position}번째 글자)', '그 문자를 지우십시오.'],
    en: ['There are control or invisible characters: {codePoints} (character {position})', 'Take them out.'],
  },
  'env-file.duplicate': {
    ko: ['같은 이름이 두 번 있습니다: {name} (먼저 적은 줄: {first})', '하나만 남기십시오.'],
    en: ['The same name stands twice: {name} (first on line {first})', 'Keep one of them.'],
  },
  'env-file.unknown-setting': {
    ko: ['알 수 없는 설정 이름입니다: {name}', '쓸 수 있는 이름: {known}. 비밀번호라면 RUNBOOK_으로 시작하지 않는 이름을 쓰십시오.'],
    en: ['There is no such setting: {name}', 'Known settings: {known}. Give a password a name that does not begin with RUNBOOK_.'],
  },
  'env-file.disagree': {
    ko: ['이 줄의 값을 두 해석기가 다르게 읽었습니다: {name}', '값을 작은따옴표로 감싸거나 file:경로로 옮기십시오.'],
    en: ['Two parsers read different values here: {name}', 'Put the value in single quotes, or move it to a file (file:PATH).'],
  },
} as const;
