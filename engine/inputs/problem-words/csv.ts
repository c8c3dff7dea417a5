/** Words for tables of customers. */
export const csvWords = {
  'csv.broken': {
    ko: ['CSV 형식이 아닙니다: {reason}', '따옴표가 짝이 맞는지 확인하십시오.'],
    en: ['This is no CSV: {reason}', 'See whether its quotes are paired.'],
  },
  'csv.empty': {
    ko: ['표에 고객사가 없습니다.', '첫 줄에 항목 이름을, 다음 줄부터 고객사를 적으십시오.'],
    en: ['The table holds no customer.', 'Write the column names into the first line and the customers below.'],
  },
  'csv.no-heading': {
    ko: ['첫 줄에 항목 이름이 없습니다.', '첫 줄에 항목 이름을 적으십시오. 쓸 수 있는 항목: {known}'],
    en: ['The first line does not hold the column names.', 'Write them there. Known columns: {known}'],
  },
  'csv.unknown-column': {
    ko: ['알 수 없는 항목입니다: {column}', '쓸 수 있는 항목: {known}'],
    en: ['Unknown column: {column}', 'Known columns: {known}'],
  },
  'csv.column-twice': {
    ko: ['항목이 두 번 있습니다: {column}', '하나를 지우십시오.'],
    en: ['The column stands twice: {column}', 'Take one out.'],
  },
  'csv.missing-column': {
    ko: ['필요한 항목이 없습니다: {column}', '첫 줄에 항목을 추가하십시오.'],
    en: ['A required column is missing: {column}', 'Add it to the first line.'],
  },
  'csv.uneven': {
    ko: ['칸의 수가 첫 줄과 다릅니다: {found} / {expected}', '쉼표가 들어 있는 값은 따옴표로 감싸십시오.'],
    en: ['The number of cells is not that of the first line: {found} / {expected}', 'Put a value with a comma into quotes.'],
  },
  'csv.other-name': {
    ko: ['같은 고객사 id의 줄에 이름이 다르게 적혀 있습니다: {id}', '이름을 같게 적으십시오.'],
    en: ['Lines of one customer id have different names: {id}', 'Write the same name.'],
  },
  'csv.exists': {
    ko: ['프로필이 이미 있습니다: {id}', '표에서 빼거나 기존 파일을 먼저 옮기십시오. 덮어쓰지 않습니다.'],
    en: ['There is a profile already: {id}', 'Take it out of the table or move the file away; nothing is overwritten.'],
  },
} as const;
