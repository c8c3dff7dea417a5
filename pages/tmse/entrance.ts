import type { Page } from 'playwright';
import type { Barrier, Entrance, Obstacle, SignedIn, SignInForm, SignOut } from '../../engine/appliance.ts';
import { barrierIn, unknownPage } from '../parts/barriers.ts';
import { control } from '../parts/find.ts';
import { frameWith } from '../parts/frames.ts';
import { accessDenied, noticeOver, otherForm, refusedBy } from '../parts/obstacles.ts';
import { changesWaiting } from '../parts/pending.ts';
import { frameIn, lookFor, textIn } from '../parts/signs.ts';
import { tmseBarrier, tmseRequests, tmseSignIns } from './requests.ts';
import { tmseSigns } from './selectors.ts';

const { password, user, label, version } = tmseSigns;

/** The sign-in page in some frame: one password field that is not that of a page behind the sign-in. */
const signInPage = async (tab: Page) => {
  const seen = await lookFor(tab, { password, label, barrier: tmseSigns.barrier.form });
  const page = frameIn(seen, 'password');
  if (!page || page.signs.barrier) return undefined;
  return { ...page, known: tmseSignIns.find((one) => one.fields.password === page.signs.password?.name), label: textIn(seen, 'label') };
};

/** How TMSe is entered and left; the sign of a session is the top bar's right end, which names user, machine and version. */
export const tmseEntrance: Entrance = {
  form: async (tab: Page): Promise<SignInForm | undefined> => {
    const page = await signInPage(tab);
    if (!page?.known) return undefined;
    const form = page.frame.locator(tmseSigns.loginForm);
    return {
      ...page.known, url: page.frame.url(), password: form.locator(password), user: form.locator(tmseSigns.userField), submit: control(form, tmseSigns.submitLabels), free: [],
      ...(page.label === undefined ? {} : { label: page.label }),
    };
  },
  signedIn: async (tab: Page): Promise<SignedIn | undefined> => {
    const seen = await lookFor(tab, { password, user, label, version });
    if (frameIn(seen, 'password')) return undefined;
    const [id, machine] = [textIn(seen, 'user'), textIn(seen, 'label')];
    const number = /\d+(?:\.\d+)+/.exec(textIn(seen, 'version') ?? '')?.[0] ?? '';
    // '님' follows the id in Korean; an id itself is Latin (guide TMW-2 shows the same).
    return id === undefined || machine === undefined ? undefined : { user: id.replace(/님$/, ''), label: machine, version: number };
  },
  // A refused sign-in comes as an alert, which the dialog owner quotes.
  obstacle: async (tab: Page): Promise<Obstacle | undefined> => {
    const page = await signInPage(tab);
    if (page) return page.known ? undefined : otherForm(page.frame, tmseSigns.loginForm);
    return (await accessDenied(tab)) ?? (await noticeOver(tab, tmseSigns.notice));
  },
  barrier: (tab: Page): Promise<Barrier | undefined> => barrierIn(tab, tmseSigns.barrier, tmseBarrier),
  refusedBy,
  unknown: unknownPage,
  // A refused save comes as an alert too; no text of it stays on the page.
  refusal: async () => Promise.resolve(undefined),
  pending: changesWaiting,
  signOut: async (tab: Page): Promise<SignOut | undefined> => {
    const frame = await frameWith(tab, tmseSigns.signOut);
    if (!frame) return undefined;
    const out = control(frame.locator(tmseSigns.signOut), tmseSigns.signOutLabels);
    return (await out.count()) === 1 ? { control: out, rule: tmseRequests.signOut } : undefined;
  },
};
