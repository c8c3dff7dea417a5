/** The part of a profile that says how its console is entered. */

import { z } from 'zod';
import { checkedString, freeText, freeTextProblem, secretReference } from './field.ts';
import { problem } from '../inputs/problem.ts';

/** A shorter text would stand on many pages. */
const SHORTEST_PAGE_TEXT = 8;

const pageText = checkedString(
  (value) => freeTextProblem(value) ?? (Array.from(value.replaceAll(/\s/g, '')).length < SHORTEST_PAGE_TEXT ? problem('profile.page-text', '', { minimum: SHORTEST_PAGE_TEXT }) : undefined),
  { description: '화면에 표시되는 문장 전체 / a whole sentence that the page shows' },
);

const access = {
  user: freeText('관리자 계정 / admin account'),
  password: secretReference('비밀번호 참조 / reference to the password', { byHand: true }).default('ask:'),
  totp: secretReference('OTP 비밀 키 참조 / reference to the key of the second factor').optional(),
};

const account = z.enum(['shared', 'dedicated']);
const separate = z.strictObject({ ...access, account: account.default('dedicated') });

/** How a console is entered: the common account, accounts of their own for reading and for writing, and the pages behind the sign-in that may be passed. */
export const signIn = z.strictObject({
  ...access,
  account: account.default('shared').describe('공용 또는 전용 계정 / shared or dedicated account'),
  verifyAs: separate.describe('읽기만 하는 실행(diagnose, plan, verify)의 계정 / account of runs that only read').optional(),
  applyAs: separate.describe('변경하는 실행(apply, rollback)의 계정 / account of runs that write').optional(),
  pages: z.array(z.strictObject({
    text: pageText,
    press: freeText('누를 버튼의 이름 / caption of the button that is pressed'),
  })).describe('로그인과 메뉴 사이에서 확인해도 되는 안내 화면. 등록되지 않은 화면에서는 중단 / pages behind the sign-in that may be passed; any other stops the run').optional(),
});
