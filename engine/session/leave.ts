import type { Page } from 'playwright';
import type { RunEvent } from '../events.ts';
import type { SignOut } from '../appliance.ts';
import { neverLeft } from '../save.ts';
import { pause, type SessionParts } from './parts.ts';
import { sendOnce, type Request, type Sent } from './send.ts';

/** What became of a session at the end; the fields of the journal's `signed-out`. */
export type Left = Omit<Extract<RunEvent, { readonly type: 'signed-out' }>, 'type'>;

/** What is known of the session that is to be given back. */
interface ToLeave {
  /** The last sign-in's request; none: nothing was ever sent. */
  readonly request: Pick<Request, 'outcome'> | undefined;
  readonly signedIn: boolean;
  /** Enters the console in a tab. */
  readonly enter: (tab: Page) => Promise<unknown>;
}

/**
 * Gives a session back, also one that a sign-in without an answer, or with half of one, may have opened (F-38): a late answer is waited for, at most `limitMs`.
 * `signed-out` is said only where the sign-in page stands in its place afterwards, `not-signed-in` only where the machine opened nothing. Never throws.
 */
export const giveBack = async <Ui>(parts: SessionParts<Ui>, { request, signedIn, enter }: ToLeave): Promise<Left> => {
  try {
    const sent = await outcomeOf(request, parts.limitMs);
    if (neverLeft(sent)) return { outcome: 'not-signed-in' };
    const tab = parts.tab.isClosed() ? await anotherTab(parts.tab, enter) : parts.tab;
    const way = await wayOut({ ...parts, tab }, { sent, signedIn, enter });
    if (way === 'no session') return signedIn ? { outcome: 'signed-out' } : noSession(parts, sent);
    const detail = way ? await leaveBy({ ...parts, tab }, way, enter) : 'no sign-out control';
    return detail === undefined ? { outcome: 'signed-out' } : { outcome: 'failed', detail };
  } catch (error) {
    return { outcome: 'failed', detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
};

/** The person closed the tab; the session is the browser's, not the tab's. */
const anotherTab = async (closed: Page, enter: ToLeave['enter']): Promise<Page> => {
  const tab = await closed.context().newPage();
  await enter(tab);
  return tab;
};

/** How the sign-in ended; `late` when its answer was not there at once. */
type Ended = (Exclude<Sent, undefined> | { readonly kind: 'unanswered' }) & { readonly late?: true };

const outcomeOf = async (request: ToLeave['request'], limitMs: number): Promise<Ended> => {
  if (!request) return { kind: 'not-sent' };
  const now = await Promise.race([request.outcome, Promise.resolve(undefined)]);
  if (now) return now;
  const later = await Promise.race([request.outcome, pause(limitMs).then(() => undefined)]);
  return { ...(later ?? { kind: 'unanswered' }), late: true };
};

/** A sign-in that the machine may have taken and never answered has perhaps opened a session that no browser holds. Where the page alone holds the session there is none. */
const noSession = ({ appliance: { entrance } }: SessionParts<unknown>, sent: Ended): Left =>
  sent.kind === 'answered' || entrance.home ? { outcome: 'not-signed-in' } : { outcome: 'failed', detail: `sign-in ${sent.kind}: the machine may hold a session` };

const isSignInPage = async ({ tab, appliance: { entrance } }: SessionParts<unknown>): Promise<boolean> => (await entrance.form(tab).catch(() => undefined)) !== undefined;

/** The sign-out control, looked for on the page as it is and then after entering afresh; `no session` when the sign-in page stands there instead. */
const wayOut = async <Ui>(parts: SessionParts<Ui>, { sent, signedIn, enter }: Omit<ToLeave, 'request'> & { readonly sent: Ended }): Promise<SignOut | 'no session' | undefined> => {
  const { tab, appliance: { entrance } } = parts;
  const control = (): Promise<SignOut | undefined> => entrance.signOut(tab).catch(() => undefined);
  const either = async (): Promise<SignOut | 'no session' | undefined> => (await control()) ?? ((await isSignInPage(parts)) ? 'no session' : undefined);
  if (!signedIn) {
    // The old form stands until the late answer's page is there.
    const arrived = sent.late ? await soon(parts, control) : await control();
    if (arrived) return arrived;
    const form = await isSignInPage(parts);
    if (form && entrance.home) return 'no session';
    // A form on screen may be older than the answer, and a page of a dropped one tells nothing.
    if (form || sent.kind !== 'answered') await enter(tab);
  } else if (entrance.home && (await entrance.signedIn(tab).catch(() => undefined))) {
    // What lies over a page that holds the session goes first: the page is not entered again, so nothing else would clear it.
    await enter(tab);
  }
  const here = await soon(parts, either);
  if (here) return here;
  await enter(tab);
  return soon(parts, either);
};

/** What is in the way of the sign-out in words, or undefined: the sign-in page is there. */
const leaveBy = async <Ui>(parts: SessionParts<Ui>, { control, rule }: SignOut, enter: ToLeave['enter']): Promise<string | undefined> => {
  // By key: a notice that lies over the page must not keep the session open (F-10, F-38).
  const press = (): Promise<void> => control.press('Enter', { timeout: 5_000, noWaitAfter: true });
  const isOut = async (): Promise<boolean> => (await soon(parts, async () => ((await isSignInPage(parts)) ? true : undefined))) === true;
  if (!rule) {
    await press();
    return (await isOut()) ? undefined : 'sign-out without the sign-in page';
  }
  const write = { intentId: 'sign-out', rule, session: true, expected: {}, free: rule.fields.map((name) => name.replace(/\?$/, '')) };
  const sent = await sendOnce({ relay: parts.relay, limitMs: 5_000 }, write, press);
  if (sent?.kind === 'answered' && sent.status < 400 && (await isOut())) return undefined;
  // A status tells nothing, and some consoles say goodbye on a page of its own: entering afresh shows whether the session is gone.
  await enter(parts.tab);
  return (await isOut()) ? undefined : `sign-out not confirmed: ${sent?.kind ?? 'unanswered'}${sent?.kind === 'answered' ? ` HTTP ${sent.status}` : ''}`;
};

/** Looks until there is something, for 3 s at the longest. */
const soon = async <T>({ limitMs }: SessionParts<unknown>, look: () => Promise<T | undefined>): Promise<T | undefined> => {
  const end = performance.now() + Math.min(limitMs, 3_000);
  let found = await look();
  while (found === undefined && performance.now() < end) {
    await pause(50);
    found = await look();
  }
  return found;
};
