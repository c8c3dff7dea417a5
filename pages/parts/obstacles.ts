import type { Frame, Page } from 'playwright';
import type { Obstacle } from '../../engine/appliance.ts';
import { folded } from './signs.ts';

const denied = /접속\s*(이\s*)?허용(된|되지\s*않은)?\s*(IP|주소)|허용되지\s*않은\s*(IP|주소)|not allowed from this (IP|address)/i;
const blocked = /차단|blocked|denied/i;
const byProxy = /보안\s*정책|security policy|web\s*proxy|프록시|policy_denied/i;

/** The page that a machine shows to an address it does not admit, a friendly 200 on some (F-45); or that of a proxy in between (F-69). */
export const accessDenied = async (tab: Page): Promise<Obstacle | undefined> => {
  const body = folded(await tab.mainFrame().locator('body').innerText({ timeout: 500 }).catch(() => ''));
  if (denied.test(body)) return { code: 'access-denied', text: body.slice(0, 200) };
  // Such a page is short; a console's own menus speak of blocking and of security too.
  return body.length < 1_000 && blocked.test(body) && byProxy.test(body) ? { code: 'proxy', text: body.slice(0, 200) } : undefined;
};

/** A notice that lies over the page, in its own words (F-10). */
export const noticeOver = async (tab: Page, area: string): Promise<Obstacle | undefined> => {
  const texts = await Promise.all(tab.frames().map((frame) => frame.locator(area).filter({ visible: true }).allInnerTexts().catch(() => [])));
  const [text] = texts.flat();
  return text === undefined ? undefined : { code: 'notice-page', text: folded(text).slice(0, 200) };
};

/** A console that has locked an account says so, whatever else it says. */
export const refusedBy = (text: string): 'sign-in-refused' | 'account-locked' => (/잠(?:겼|겨|김|금)|locked/i.test(text) ? 'account-locked' : 'sign-in-refused');

/** A sign-in form whose fields nobody knows, told by their names (F-47). */
export const otherForm = async (frame: Frame, form: string): Promise<Obstacle> => {
  const names = await frame.locator(form).locator('input, select').evaluateAll((fields) => fields.map((one) => one.getAttribute('name') ?? '?')).catch(() => []);
  return { code: 'other-sign-in-form', text: names.join(', ') };
};
