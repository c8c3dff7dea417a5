import type { Page } from 'playwright';
import type { Barrier } from '../../engine/appliance.ts';
import type { RequestRule } from '../../engine/relay/rules.ts';
import { closer, submitter } from './press.ts';
import { folded, frameIn, lookFor } from './signs.ts';

/** Where the pages between sign-in and console show what they are; selectors of the appliance. */
export interface BarrierSigns {
  readonly form: string;
  readonly text: string;
  readonly error: string;
  readonly code: string;
  readonly notice: string;
  /** Captions of the button that sends a code. */
  readonly sendCode: readonly string[];
}

/** The longest text that a message quotes. */
const quoted = 300;

const alreadyIn = /이미\s*(?:로그인|접속)|중복\s*(?:로그인|접속)|already\s+(?:signed|logged)\s+in/i;
const newPassword = /비밀번호[^.]*(?:만료|변경|경과)|password[^.]*(?:expired|change)|new password/i;
const lockedAccount = /(?:계정|아이디|사용자|account|user)[^.]*(?:잠겼|잠겨|잠김|잠금|locked)/i;
const oneTimeCode = /인증\s*번호|일회용|OTP|one-time|verification code|\bcode\b/i;

/** What a page says it is about. The real consoles' wording is not known: these are the words any of them would have to use. */
export const kindOfPage = (text: string): 'already-signed-in' | 'password-expired' | 'code-needed' | undefined => {
  if (alreadyIn.test(text)) return 'already-signed-in';
  if (newPassword.test(text)) return 'password-expired';
  return oneTimeCode.test(text) ? 'code-needed' : undefined;
};

/** The page that stands between sign-in and console, or the notice that lies over it. `rule` is how such a page's form may be posted. */
export const barrierIn = async (tab: Page, css: BarrierSigns, rule: RequestRule): Promise<Barrier | undefined> => {
  const seen = await lookFor(tab, { form: css.form, text: css.text, error: css.error, code: css.code, notice: css.notice, body: 'body' });
  const page = frameIn(seen, 'form');
  if (page) {
    const { form, text, error, code, body } = page.signs;
    const whole = body?.text ?? '';
    const root = page.frame.locator(css.form);
    const said = folded(text?.text ?? whole).slice(0, quoted);
    return {
      code: code ? 'code-needed' : pageKind(said, form?.text ?? ''), text: said, whole, press: (caption) => submitter(root, caption, rule),
      ...(error ? { refusal: folded(error.text) } : {}),
      ...(code ? { input: { field: page.frame.locator(css.code), name: code.name, send: () => submitter(root, css.sendCode, rule) } } : {}),
    };
  }
  for (const { frame, signs } of seen) {
    if (!signs.notice) continue;
    const layer = frame.locator(css.notice);
    if (await layer.isVisible().catch(() => false)) return { code: 'notice-page', text: folded(signs.notice.text).slice(0, quoted), whole: signs.notice.text, press: (caption) => closer(layer, caption) };
  }
  return undefined;
};

const pageKind = (said: string, fields: string): Barrier['code'] => {
  const kind = kindOfPage(`${said} ${folded(fields)}`);
  // Without a field for it, a page that only speaks of codes wants nothing but to be read.
  return kind === undefined || kind === 'code-needed' ? 'banner-page' : kind;
};

/** What a page that no selector knows seems to be, in its own words. */
export const unknownPage = async (tab: Page): Promise<{ code: 'account-locked' | 'already-signed-in' | 'password-expired' | 'code-needed' | 'unknown-page'; text: string }> => {
  const seen = await lookFor(tab, { body: 'body' });
  const text = folded(seen.map((one) => one.signs.body?.text ?? '').join(' ')).slice(0, quoted);
  return { code: lockedAccount.test(text) ? 'account-locked' : (kindOfPage(text) ?? 'unknown-page'), text };
};
