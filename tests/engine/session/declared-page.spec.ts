import { expect, test } from '@playwright/test';
import { declarationFor, holdsSentence } from '../../../engine/session/declared-page.ts';

const page = '중복 로그인 안내\n이미 로그인된 사용자가 있습니다. 기존 접속을 종료하시겠습니까?\n예 아니오';

for (const [sentence, holds] of [
  ['이미 로그인된 사용자가 있습니다.', true],
  ['기존 접속을 종료하시겠습니까?', true],
  ['이미 로그인된 사용자가 있습니다. 기존 접속을 종료하시겠습니까?', true],
  ['중복 로그인 안내', true],
  ['이미  로그인된\n사용자가 있습니다.', true],
  ['이미 로그인된 사용자가 있습니다.'.normalize('NFD'), true],
  // Parts of sentences, other sentences, and what only looks like a pattern.
  ['로그인된 사용자가 있습니다.', false],
  ['이미 로그인된 사용자가 있습니다', false],
  ['이미 로그인된', false],
  ['중복 로그인', false],
  ['이미.로그인된.사용자가.있습니다.', false],
  ['', false],
  [' ', false],
] as const) {
  test(`'${sentence}' is ${holds ? 'a' : 'no'} whole sentence of the page`, () => {
    expect(holdsSentence(page, sentence)).toBe(holds);
  });
}

test('a sentence inside a longer one is another sentence (the look-alike banner)', () => {
  expect(holdsSentence('계속하면 모든 정책이 초기화됩니다. 확인을 누르십시오.', '확인을 누르십시오.')).toBe(true);
  expect(holdsSentence('초기화하려면 확인을 누르십시오.', '확인을 누르십시오.')).toBe(false);
  expect(holdsSentence('버전 1.2 안내\n확인을 누르십시오.', '2 안내')).toBe(false);
});

test('two declarations with different buttons for one page are none', () => {
  const yes = { text: '이미 로그인된 사용자가 있습니다.', press: '예' };
  const no = { text: '기존 접속을 종료하시겠습니까?', press: '아니오' };
  expect(declarationFor(page, [yes])).toBe(yes);
  expect(declarationFor(page, [yes, no])).toBeUndefined();
  expect(declarationFor(page, [yes, { ...no, press: '예' }])).toBe(yes);
  expect(declarationFor(page, [])).toBeUndefined();
});
