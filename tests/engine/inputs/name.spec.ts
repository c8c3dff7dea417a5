import { expect, test } from '@playwright/test';
import { byteLength, parseConsoleText, type TextLimits } from '../../../engine/inputs/name.ts';

const EUC_KR: TextLimits = { maxBytes: 32, charset: 'euc-kr', byteRule: 'euc-kr' };
const UTF_8: TextLimits = { maxBytes: 32, charset: 'utf-8', byteRule: 'utf-8' };

test('F-57: seventeen Hangul syllables are 34 bytes in EUC-KR and 51 in UTF-8', () => {
  const name = '가'.repeat(17);
  expect([byteLength(name, 'euc-kr'), byteLength(name, 'utf-8')]).toEqual([34, 51]);
});

for (const maxBytes of [33, 34, 50, 51]) {
  test(`F-57: seventeen syllables against a limit of ${maxBytes} bytes, by each rule`, () => {
    const name = '가'.repeat(17);
    expect(parseConsoleText(name, { maxBytes, charset: 'euc-kr', byteRule: 'euc-kr' }, 'w').ok).toBe(maxBytes >= 34);
    expect(parseConsoleText(name, { maxBytes, charset: 'utf-8', byteRule: 'utf-8' }, 'w').ok).toBe(maxBytes >= 51);
  });
}

test('F-57: the limit, the length and the rule are named', () => {
  expect(parseConsoleText('가'.repeat(17), EUC_KR, 'w')).toEqual({ ok: false, problems: [{ code: 'text.too-long', where: 'w', params: { bytes: 34, limit: 32, rule: 'EUC-KR' } }] });
});

test('F-57: with an unknown byte rule a text must fit under both, and the message says which entry decides', () => {
  expect(parseConsoleText('가'.repeat(10), { maxBytes: 32 }, 'w').ok).toBe(true);
  expect(parseConsoleText('가'.repeat(11), { maxBytes: 32 }, 'w')).toMatchObject({ ok: false, problems: [{ code: 'text.too-long-either', params: { eucKr: 22, utf8: 33 } }] });
  expect(parseConsoleText('가'.repeat(17), { maxBytes: 32 }, 'w')).toMatchObject({ ok: false, problems: [{ code: 'text.too-long' }] });
});

test('F-57: 뷁 and 똠 exist in CP949 but not in strict EUC-KR: accepted with a notice', () => {
  expect(parseConsoleText('똠뷁급여', EUC_KR, 'w')).toEqual({ ok: true, text: '똠뷁급여', notices: [{ code: 'text.beyond-ksx1001', where: 'w', params: { characters: '똠 뷁' } }] });
  expect(parseConsoleText('똠뷁급여', UTF_8, 'w')).toEqual({ ok: true, text: '똠뷁급여', notices: [] });
});

for (const [text, characters] of [['급여✓메일', '✓'], ['급여😀메일—', '😀 —'], ['café', 'é']] as const) {
  test(`characters the charset cannot hold are named: ${text}`, () => {
    expect(parseConsoleText(text, EUC_KR, 'w')).toMatchObject({ ok: false, problems: [{ code: 'text.not-in-charset', params: { characters } }] });
    expect(parseConsoleText(text, { maxBytes: 32 }, 'w').ok).toBe(false);
    expect(parseConsoleText(text, UTF_8, 'w').ok).toBe(true);
  });
}

test('a question mark is a character of the charset and not the mark of a lost one', () => {
  expect(parseConsoleText('급여?', EUC_KR, 'w')).toEqual({ ok: true, text: '급여?', notices: [] });
});

test('F-59: NFD is composed at the door, with a notice', () => {
  expect(parseConsoleText('급여메일'.normalize('NFD'), EUC_KR, 'w')).toEqual({
    ok: true, text: '급여메일', notices: [{ code: 'text.normalised', where: 'w', params: { value: '급여메일' } }],
  });
});

for (const [text, codePoints, position] of [['급여\n메일', 'U+000A', 3], ['급\u200b여', 'U+200B', 2], ['급여\u00a0메일', 'U+00A0', 3], ['\u202e급여', 'U+202E', 1], ['급\u0007여\u3164', 'U+0007, U+3164', 2]] as const) {
  test(`F-55: ${JSON.stringify(text)} is refused with ${codePoints}`, () => {
    expect(parseConsoleText(text, EUC_KR, 'w')).toMatchObject({ ok: false, problems: [{ code: 'text.invisible', params: { codePoints, position } }] });
  });
}

test('empty is refused as a name and accepted as a description', () => {
  expect(parseConsoleText('  ', EUC_KR, 'w')).toMatchObject({ ok: false, problems: [{ code: 'text.empty' }] });
  expect(parseConsoleText('', { ...EUC_KR, mayBeEmpty: true }, 'w')).toEqual({ ok: true, text: '', notices: [] });
});

test('all problems of one text are told together', () => {
  const parsed = parseConsoleText(`${'가'.repeat(17)}✓`, EUC_KR, 'w');
  expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toEqual(['text.not-in-charset', 'text.too-long']);
});

test('F-20: a text that a console shows back otherwise is refused, with the text to write', () => {
  for (const text of ['급여  메일', '급여   메일']) {
    expect(parseConsoleText(text, EUC_KR, 'policy')).toEqual({ ok: false, problems: [{ code: 'text.blanks', where: 'policy', params: { value: '급여 메일' } }] });
  }
  expect(parseConsoleText(' 급여 메일 ', EUC_KR, 'policy')).toMatchObject({ ok: true, text: '급여 메일' });
});
