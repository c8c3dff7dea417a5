/** Words for policy names, descriptions, free text and text files (cases F-55, F-57, F-59, F-90). */
export const textWords = {
  'text.empty': {
    ko: ['값이 비어 있습니다.', '내용을 적으십시오.'],
    en: ['The value is empty.', 'Write something.'],
  },
  'text.invisible': {
    ko: ['제어 문자나 보이지 않는 문자가 있습니다: {codePoints} ({position}번째 글자)', '그 문자를 지우십시오.'],
    en: ['There are control or invisible characters: {codePoints} (character {position})', 'Take them out.'],
  },
  'text.blanks': {
    ko: ['연속된 빈칸이나 다른 종류의 빈칸이 있어 화면에 표시되는 값과 달라집니다.', '빈칸을 한 칸으로 적으십시오: {value}'],
    en: ['There are several blanks in a row, or other kinds of blanks, which the console does not show back as they are.', 'Write one blank: {value}'],
  },
  'text.not-in-charset': {
    ko: ['관리자 페이지의 문자 집합({charset})에 없는 문자가 있습니다: {characters}', '다른 문자로 바꾸십시오.'],
    en: ['The console\'s charset ({charset}) cannot hold: {characters}', 'Use other characters.'],
  },
  'text.too-long': {
    ko: ['길이 제한을 넘었습니다: {bytes}바이트 (제한 {limit}바이트, {rule} 기준)', '이름을 줄이십시오.'],
    en: ['The text is too long: {bytes} bytes (limit {limit} bytes, counted in {rule})', 'Make it shorter.'],
  },
  'text.too-long-either': {
    ko: [
      '길이를 세는 방식에 따라 제한을 넘습니다: EUC-KR {eucKr}바이트, UTF-8 {utf8}바이트 (제한 {limit}바이트)',
      '줄이거나, 장비가 세는 방식을 확인하여 프로필의 variants.byteRule에 적으십시오.',
    ],
    en: [
      'Whether the text fits depends on how the console counts: {eucKr} bytes in EUC-KR, {utf8} bytes in UTF-8 (limit {limit} bytes)',
      'Make it shorter, or find out how this console counts and write variants.byteRule in the profile.',
    ],
  },
  'text.too-long-plain': {
    ko: ['너무 깁니다: {bytes}바이트 (제한 {limit}바이트)', '줄이십시오.'],
    en: ['The text is too long: {bytes} bytes (limit {limit} bytes)', 'Make it shorter.'],
  },
  'text.normalised': {
    ko: ['자모가 나뉜 한글(NFD)을 완성형(NFC)으로 바꾸어 읽었습니다: {value}', ''],
    en: ['Decomposed text (NFD) was read in its composed form (NFC): {value}', ''],
  },
  'text.trimmed': {
    ko: ['앞뒤 빈칸을 지우고 읽었습니다: {value}', ''],
    en: ['Blanks around the value were taken off: {value}', ''],
  },
  'text.beyond-ksx1001': {
    ko: ['CP949에는 있으나 KS X 1001 완성형에는 없는 문자입니다: {characters}', '오래된 장비에서 깨질 수 있으니 저장 뒤 표시를 확인하십시오.'],
    en: ['These characters exist in CP949 but not in strict EUC-KR: {characters}', 'An old console may break them; look at the stored name.'],
  },
  'file.utf16': {
    ko: ['UTF-16으로 저장된 파일입니다.', '편집기에서 "UTF-8"로 다시 저장하십시오.'],
    en: ['The file is saved as UTF-16.', 'Save it again as UTF-8.'],
  },
  'file.nul': {
    ko: ['파일에 NUL 문자(U+0000)가 있습니다.', '그 문자를 지우고 다시 저장하십시오.'],
    en: ['The file holds a NUL character (U+0000).', 'Take it out and save the file again.'],
  },
  'file.cp949': {
    ko: ['UTF-8이 아니라 CP949(EUC-KR, ANSI)로 저장된 파일로 보입니다.', '편집기에서 "UTF-8"로 다시 저장하십시오.'],
    en: ['The file is not UTF-8; it looks like CP949 (EUC-KR, "ANSI").', 'Save it again as UTF-8.'],
  },
  'file.not-text': {
    ko: ['UTF-8 텍스트 파일이 아닙니다.', '경로를 확인하고 파일을 UTF-8로 저장하십시오.'],
    en: ['The file is not UTF-8 text.', 'Check the path and save the file as UTF-8.'],
  },
  'file.missing': {
    ko: ['파일이 없습니다.', '경로를 확인하십시오.'],
    en: ['The file does not exist.', 'Check the path.'],
  },
  'file.unreadable': {
    ko: ['파일을 읽을 수 없습니다: {reason}', '경로와 읽기 권한을 확인하십시오.'],
    en: ['The file cannot be read: {reason}', 'Check the path and the right to read it.'],
  },
  'file.too-large': {
    ko: ['파일이 너무 큽니다: {bytes}바이트 (제한 {limit}바이트)', '경로가 맞는지 확인하십시오.'],
    en: ['The file is too large: {bytes} bytes (limit {limit} bytes)', 'Check that it is the right file.'],
  },
} as const;
