/** Words for whole numbers (case F-50 and its kind: thousands marks, exponents, signs). */
export const numberWords = {
  'number.empty': {
    ko: ['숫자가 비어 있습니다.', '{min}~{max} 범위의 정수를 적으십시오.'],
    en: ['The number is empty.', 'Write a whole number from {min} to {max}.'],
  },
  'number.full-width-digits': {
    ko: ['전각 숫자처럼 일반 숫자가 아닌 문자가 있습니다: {value}', '뜻하신 수가 다음과 같다면 반각 숫자로 다시 적으십시오: {suggestion}'],
    en: ['There are full-width or other non-ASCII digits: {value}', 'Did you mean {suggestion}? Then write it so.'],
  },
  'number.invisible': {
    ko: ['보이지 않는 문자가 있습니다: {codePoints} ({position}번째 글자)', '지우고 직접 입력하십시오.'],
    en: ['There are invisible characters: {codePoints} (character {position})', 'Delete the value and type it.'],
  },
  'number.grouped': {
    ko: ['자릿수 구분 기호나 빈칸이 있습니다: {value}', '숫자만 적으십시오: {suggestion}'],
    en: ['There are thousands marks or blanks: {value}', 'Write digits only: {suggestion}'],
  },
  'number.exponent': {
    ko: ['지수나 다른 진법의 표기는 쓸 수 없습니다: {value}', '10진수 숫자만 적으십시오. 예: 3000'],
    en: ['Exponents and other bases are not accepted: {value}', 'Write decimal digits only, e.g. 3000.'],
  },
  'number.signed': {
    ko: ['부호는 쓸 수 없습니다: {value}', '부호 없이 숫자만 적으십시오. 예: 3000'],
    en: ['Signs are not accepted: {value}', 'Write digits only, e.g. 3000.'],
  },
  'number.fraction': {
    ko: ['소수는 쓸 수 없습니다: {value}', '정수를 적으십시오. 예: 3000'],
    en: ['Fractions are not accepted: {value}', 'Write a whole number, e.g. 3000.'],
  },
  'number.leading-zero': {
    ko: ['0으로 시작합니다: {value}', '다음과 같이 적으십시오: {suggestion}'],
    en: ['The number begins with zero: {value}', 'Write {suggestion}.'],
  },
  'number.not-whole': {
    ko: ['정수가 아닙니다: {value}', '단위 없이 숫자만 적으십시오. 예: 3000'],
    en: ['This is not a whole number: {value}', 'Write digits only, without a unit, e.g. 3000.'],
  },
  'number.range': {
    ko: ['허용 범위를 벗어났습니다: {value}', '{min}~{max} 범위의 정수를 적으십시오.'],
    en: ['The number is out of range: {value}', 'Write a whole number from {min} to {max}.'],
  },
} as const;
