/** Words for calendar dates. */
export const dateWords = {
  'date.form': {
    ko: ['날짜 형식이 아닙니다: {value}', '연-월-일로 적으십시오. 예: 2026-12-31'],
    en: ['This is not a date: {value}', 'Write year-month-day, e.g. 2026-12-31.'],
  },
  'date.full-width-digits': {
    ko: ['전각 숫자처럼 일반 숫자가 아닌 문자가 있습니다: {value}', '뜻하신 날짜가 다음과 같다면 반각 숫자로 다시 적으십시오: {suggestion}'],
    en: ['There are full-width or other non-ASCII digits: {value}', 'Did you mean {suggestion}? Then write it so.'],
  },
  'date.not-in-calendar': {
    ko: ['달력에 없는 날짜입니다: {value}', '날짜를 확인하십시오.'],
    en: ['There is no such day: {value}', 'Check the date.'],
  },
  'date.future': {
    ko: ['확인한 날짜가 아직 오지 않은 날입니다: {value}', '실제로 확인한 날짜를 적으십시오.'],
    en: ['The day of a confirmation lies in the future: {value}', 'Write the day on which it was confirmed.'],
  },
} as const;
