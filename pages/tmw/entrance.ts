import type { Page } from 'playwright';
import type { Barrier, Entrance, Obstacle, SignedIn, SignInForm, SignOut } from '../../engine/appliance.ts';
import { barrierIn, unknownPage } from '../parts/barriers.ts';
import { control } from '../parts/find.ts';
import { firstTextAnywhere, frameWith } from '../parts/frames.ts';
import { accessDenied, noticeOver, otherForm, refusedBy } from '../parts/obstacles.ts';
import { changesWaiting } from '../parts/pending.ts';
import { frameIn, lookFor, textIn } from '../parts/signs.ts';
import { tmwBarrier, tmwRequests, tmwSignIns } from './requests.ts';
import { tmwSigns } from './selectors.ts';

/** `admin님의 현재위치 : …` (guide) or the English line. */
const userInLocation = /^\s*(\S+?)(?:님의\s*현재위치|,\s*current location)\s*:/;

const { password, location, label, version, error } = tmwSigns;

/** The sign-in page in some frame: one password field that is not that of a page behind the sign-in. */
const signInPage = async (tab: Page) => {
  const seen = await lookFor(tab, { password, label, error, barrier: tmwSigns.barrier.form });
  const page = frameIn(seen, 'password');
  if (!page || page.signs.barrier) return undefined;
  return { ...page, known: tmwSignIns.find((one) => one.fields.password === page.signs.password?.name), label: textIn(seen, 'label'), error: textIn(seen, 'error') };
};

/** How TMW is entered and left; the sign of a session is the location line, which names the user (guide TMW-2). */
export const tmwEntrance: Entrance = {
  form: async (tab: Page): Promise<SignInForm | undefined> => {
    const page = await signInPage(tab);
    if (!page?.known) return undefined;
    const form = page.frame.locator(tmwSigns.loginForm);
    return {
      ...page.known, url: page.frame.url(), user: form.locator(tmwSigns.user), password: form.locator(password), submit: form.locator(tmwSigns.submit),
      ...(page.label === undefined ? {} : { label: page.label }),
    };
  },
  signedIn: async (tab: Page): Promise<SignedIn | undefined> => {
    const seen = await lookFor(tab, { password, location, label, version });
    if (frameIn(seen, 'password')) return undefined;
    const user = userInLocation.exec(textIn(seen, 'location') ?? '')?.[1];
    const machine = textIn(seen, 'label');
    const number = /\d+(?:\.\d+)+/.exec(textIn(seen, 'version') ?? '')?.[0] ?? '';
    return user === undefined || machine === undefined ? undefined : { user, label: machine, version: number };
  },
  obstacle: async (tab: Page): Promise<Obstacle | undefined> => {
    const page = await signInPage(tab);
    if (page?.known) return page.error === undefined ? undefined : { code: refusedBy(page.error), text: page.error };
    if (page) return otherForm(page.frame, tmwSigns.loginForm);
    return (await accessDenied(tab)) ?? (await noticeOver(tab, tmwSigns.notice));
  },
  barrier: (tab: Page): Promise<Barrier | undefined> => barrierIn(tab, tmwSigns.barrier, tmwBarrier),
  refusedBy,
  unknown: unknownPage,
  refusal: (tab: Page): Promise<string | undefined> => firstTextAnywhere(tab, error),
  pending: changesWaiting,
  signOut: async (tab: Page): Promise<SignOut | undefined> => {
    const frame = await frameWith(tab, tmwSigns.userMenu);
    if (!frame) return undefined;
    const out = control(frame.locator(tmwSigns.userMenu), tmwSigns.signOutLabels);
    return (await out.count()) === 1 ? { control: out, rule: tmwRequests.signOut } : undefined;
  },
};
