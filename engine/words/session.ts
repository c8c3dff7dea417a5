import { phraseOf } from './phrase.ts';

/** Questions of a session to a person. */
export const sessionWords = {
  code: phraseOf(
    (user: string, text: string) => `추가 인증번호를 입력하십시오. 계정: ${user}, 화면의 안내: "${text}"`,
    (user: string, text: string) => `Type the code of the second factor. Account: ${user}, the page says: "${text}"`,
  ),
};
