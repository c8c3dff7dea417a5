import { expect, test } from '@playwright/test';
import { isTokenName, redactAddress, redacted } from '../../../engine/redaction/address.ts';
import { plainText, visibleText } from '../../../engine/redaction/plain-text.ts';

const c = (code: number): string => String.fromCharCode(code);

test('session ids and tokens are cut from addresses (F-76)', () => {
  const cases: [string, string][] = [
    ['http://h/a.do;jsessionid=0A1B2C?x=1', 'http://h/a.do?x=1'],
    ['http://h/a.do;JSESSIONID=0A1B2C', 'http://h/a.do'],
    ['http://h/a;v=1;jsessionid=Z.node1/b', 'http://h/a;v=1/b'],
    ['/login?token=abc&page=2&_csrf=q', `/login?token=${redacted}&page=2&_csrf=${redacted}`],
    ['https://h/?PHPSESSID=1&access_token=2&X-CSRF-Token=3', `https://h/?PHPSESSID=${redacted}&access_token=${redacted}&X-CSRF-Token=${redacted}`],
    ['https://h/#id_token=zz&tab=1', `https://h/#id_token=${redacted}&tab=1`],
    ['https://admin:pa%3Ass@h:8443/x', 'https://h:8443/x'],
    ['https://h/x?userPw=1&adminPw=2&passwd=3', `https://h/x?userPw=${redacted}&adminPw=${redacted}&passwd=${redacted}`],
    ['https://h/x?passwordConfirm=1&new_pass=2&loginPwd=3&passwd2=4&compass=5', `https://h/x?passwordConfirm=${redacted}&new_pass=${redacted}&loginPwd=${redacted}&passwd2=${redacted}&compass=5`],
    ['https://u:p/w@h:8443/x', 'https://h:8443/x'],
    ['https://h:8443/a@b?to=c@d', 'https://h:8443/a@b?to=c@d'],
    [`https://h/go?next=${encodeURIComponent('https://u:p@g/a;jsessionid=1?token=2&page=3')}`, `https://h/go?next=${encodeURIComponent(`https://g/a?token=${redacted}&page=3`)}`],
    ['https://h/go?next=/a?sid=1', `https://h/go?next=/a?sid=${redacted}`],
    ['https://h/list.do?page=2&size=20&keyword=203.0.113.10', 'https://h/list.do?page=2&size=20&keyword=203.0.113.10'],
    ['not a url?sid=1#', `not a url?sid=${redacted}#`],
    ['', ''],
  ];
  for (const [url, clean] of cases) expect(redactAddress(url), url).toBe(clean);
});

test('ordinary field names are no tokens', () => {
  for (const name of ['page', 'mode', 'policyName', 'desc', 'ip', 'size', 'keyword', 'limit', 'id', 'enabled']) expect(isTokenName(name), name).toBe(false);
});

test('terminal escapes, control and bidi characters never reach a terminal (law 9)', () => {
  expect(plainText(`a${c(0x1b)}[31mred${c(0x1b)}[0m${c(0x9b)}2Jb`)).toBe('aredb');
  expect(plainText(`x${c(0x1b)}]0;title${c(7)}y${c(0x1b)}]8;;http://h${c(0x1b)}\\z`)).toBe('xyz');
  expect(plainText(`a${c(0x1b)}]0;never ended 설정 일치`)).toBe('a0;never ended 설정 일치');
  expect(plainText(`a${c(0x202e)}b${c(0x2066)}c${c(0x200b)}d${c(0xfeff)}`)).toBe('abcd');
  expect(plainText(`one${c(10)}two${c(13)}three${c(9)}four${c(0)}${c(0x7f)}${c(0x85)}five`)).toBe('one two three four five');
  expect(plainText('정책 "급여메일" 203.0.113.10 👍🏽')).toBe('정책 "급여메일" 203.0.113.10 👍🏽');
});

test('a report shows what cannot be seen', () => {
  expect(visibleText(`오류${c(10)}둘째 줄${c(0x1b)}[31m`)).toBe(`오류${c(10)}둘째 줄␛[31m`);
  expect(visibleText(`a${c(0x202e)}b`)).toBe('a‹U+202E›b');
  expect(visibleText(`a${c(13)}${c(10)}b`)).toBe(`a${c(10)}b`);
  expect(visibleText(c(0xd800))).toBe('‹U+D800›');
});
