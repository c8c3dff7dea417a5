import type { Page } from 'playwright';
import type { Entrance, Obstacle, SignedIn, SignInForm, SignOut } from '../../engine/appliance.ts';
import { unknownPage } from '../parts/barriers.ts';
import { refusedBy } from '../parts/obstacles.ts';
import { isAtRest } from './dialog.ts';
import { rspamdSignIn } from './requests.ts';
import { rspamdSigns } from './selectors.ts';

/** The two passwords of a controller: `enable_password` may change something, `password` only looks. The interface knows no other accounts. */
const privileged = 'privileged';
const readOnly = 'read-only';

const shows = (tab: Page, css: string): Promise<boolean> => tab.locator(css).first().isVisible();

/** Its words after a refused sign-in or save; the `undefined` that 3.4 puts before them says nothing. */
const alertText = async (tab: Page): Promise<string | undefined> => {
  const texts = await tab.locator(rspamdSigns.alert).allInnerTexts();
  return texts.map((text) => text.replace('×', '').trim()).find((text) => text !== '' && text !== 'undefined');
};

/** What the row of this address says in the list of servers on the first screen; it stays there, hidden, on the others. */
const server = (tab: Page): Promise<{ label: string; version: string } | undefined> =>
  tab.locator(rspamdSigns.servers).evaluateAll((rows) => {
    const cells = rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => (cell.textContent ?? '').trim()));
    const own = cells.find(([, , host]) => host === location.host);
    return own && { version: own.at(-2) ?? '', label: own.at(-1) ?? '' };
  });

/**
 * How rspamd's interface is entered and left. The session lives in the page: entering the address again asks for the password, and [disconnect] sends nothing.
 * The label is the short configuration id, which the machine shows only after the sign-in.
 */
export const rspamdEntrance: Entrance = {
  form: async (tab: Page): Promise<SignInForm | undefined> => {
    if (!(await shows(tab, rspamdSigns.signInDialog))) return undefined;
    return { ...rspamdSignIn, url: tab.url(), password: tab.locator(rspamdSigns.password), submit: tab.locator(rspamdSigns.submit) };
  },
  signedIn: async (tab: Page): Promise<SignedIn | undefined> => {
    if (!(await shows(tab, rspamdSigns.menu)) || (await shows(tab, rspamdSigns.signInDialog))) return undefined;
    const own = await server(tab);
    const version = /\d+(?:\.\d+)+/.exec(own?.version ?? '')?.[0];
    if (!own || version === undefined || !/^[a-z\d]+$/.test(own.label)) return undefined;
    return { user: (await shows(tab, rspamdSigns.privileged)) ? privileged : readOnly, label: own.label, version };
  },
  obstacle: async (tab: Page): Promise<Obstacle | undefined> => {
    const text = (await shows(tab, rspamdSigns.signInDialog)) ? await alertText(tab) : undefined;
    return text === undefined ? undefined : { code: refusedBy(text), text };
  },
  barrier: () => Promise.resolve(undefined),
  refusedBy,
  unknown: unknownPage,
  refusal: alertText,
  // What is saved is in force: rspamd reads a changed map by itself.
  pending: () => Promise.resolve(undefined),
  home: async (tab: Page, limitMs: number): Promise<void> => {
    const dialog = tab.locator(rspamdSigns.dialog);
    const end = performance.now() + limitMs;
    while ((await dialog.isVisible()) && !(await isAtRest(dialog)) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 30));
    if (await dialog.isVisible()) await dialog.locator(rspamdSigns.close).click({ timeout: limitMs });
    await tab.locator(rspamdSigns.anyDialog).waitFor({ state: 'hidden', timeout: limitMs });
    await tab.locator(rspamdSigns.backdrop).waitFor({ state: 'hidden', timeout: limitMs });
    await tab.locator(rspamdSigns.statusEntry).click({ timeout: limitMs });
    await tab.locator(rspamdSigns.status).waitFor({ timeout: limitMs });
  },
  signOut: async (tab: Page): Promise<SignOut | undefined> => {
    const control = tab.locator(rspamdSigns.signOut);
    // It is out of use for a second after each change of the screen, and behind an open dialog.
    return (await control.isVisible()) && (await control.isEnabled()) && !(await shows(tab, rspamdSigns.dialog)) ? { control } : undefined;
  },
};
