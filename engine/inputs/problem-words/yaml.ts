/** Words for the YAML dialect of profiles (failures.md, section I). */
export const yamlWords = {
  'yaml.syntax': {
    ko: ['YAML 문법 오류입니다: {rule} ({column}번째 칸)', '들여쓰기, 따옴표, 괄호를 확인하십시오.'],
    en: ['YAML syntax error: {rule} (column {column})', 'Check indentation, quotes and brackets.'],
  },
  'yaml.tab': {
    ko: ['들여쓰기에 탭 문자가 있습니다.', '빈칸으로 바꾸십시오.'],
    en: ['A tab is used for indentation.', 'Use blanks.'],
  },
  'yaml.duplicate-key': {
    ko: ['같은 항목이 두 번 있습니다: {key}', '하나만 남기십시오.'],
    en: ['The same key stands twice: {key}', 'Keep one of them.'],
  },
  'yaml.anchor': {
    ko: ['앵커(&)와 별칭(*)은 쓸 수 없습니다.', '값을 그 자리에 그대로 적으십시오. &나 *로 시작하는 값이면 따옴표로 감싸십시오.'],
    en: ['Anchors (&) and aliases (*) are not accepted.', 'Write the value out; put it in quotes if it begins with & or *.'],
  },
  'yaml.key': {
    ko: ['항목 이름 자리에 목록이나 중괄호가 있습니다.', '중괄호를 겹친 템플릿은 쓸 수 없습니다. 항목 이름은 글자로, 비밀번호는 참조로 적으십시오. 예: password: env:ACME_PASSWORD'],
    en: ['A list or braces stand where the name of a key is due.', 'Templates in double braces are not accepted. Write a plain name, and a reference for a password, e.g. password: env:ACME_PASSWORD.'],
  },
  'yaml.merge-key': {
    ko: ['병합 키(<<)는 쓸 수 없습니다.', '항목을 그 자리에 그대로 적으십시오.'],
    en: ['Merge keys (<<) are not accepted.', 'Write the entries out.'],
  },
  'yaml.tag': {
    ko: ['태그(!)는 쓸 수 없습니다.', '태그를 지우십시오. !로 시작하는 값이면 따옴표로 감싸십시오.'],
    en: ['Tags (!) are not accepted.', 'Take the tag out; put the value in quotes if it begins with !.'],
  },
  'yaml.directive': {
    ko: ['% 지시문은 쓸 수 없습니다.', '그 줄을 지우십시오.'],
    en: ['Directives (%) are not accepted.', 'Take the line out.'],
  },
  'yaml.several-documents': {
    ko: ['한 파일에 문서가 여럿 있습니다(---).', '고객사마다 파일을 따로 만드십시오.'],
    en: ['The file holds several documents (---).', 'Make one file per customer.'],
  },
  'yaml.not-a-map': {
    ko: ['파일이 비어 있거나 "항목: 값" 형식이 아닙니다.', 'id, name, appliances 항목을 적으십시오.'],
    en: ['The file is empty or not "key: value".', 'Write id, name and appliances.'],
  },
  'yaml.ambiguous': {
    ko: ['문자열이어야 하지만 참/거짓이나 빈 값으로 읽힐 수 있습니다: {value}', '문자 그대로라면 따옴표로 감싸십시오: "{value}"'],
    en: ['Text is due, but this can be read as true/false or nothing: {value}', 'If it is text, put it in quotes: "{value}"'],
  },
  'yaml.not-a-string': {
    ko: ['문자열이어야 하지만 숫자로 읽힙니다: {value}', '문자 그대로라면 따옴표로 감싸십시오: "{value}"'],
    en: ['Text is due, but this is read as a number: {value}', 'If it is text, put it in quotes: "{value}"'],
  },
} as const;
