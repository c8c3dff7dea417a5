import type { SignOut } from '../appliance.ts';
import { pause, type SessionParts } from './parts.ts';
import { sendOnce } from './send.ts';

/** Signs out, on the page as it is or after entering the console again; what is in the way of it in words, or undefined. May throw. */
export const leave = async <Ui>(parts: SessionParts<Ui>, home: () => Promise<unknown>): Promise<string | undefined> => {
  const out = await wayOut(parts, home);
  if (out === 'left') return undefined;
  if (!out) return 'no sign-out control';
  if (!out.rule) return forget(parts, out);
  const write = { intentId: 'sign-out', rule: out.rule, session: true, expected: {}, free: out.rule.fields.map((name) => name.replace(/\?$/, '')) };
  // By key: a notice that lies over the page must not keep the session open (F-10, F-38).
  const sent = await sendOnce({ relay: parts.relay, limitMs: 5_000 }, write, () => out.control.press('Enter', { timeout: 5_000, noWaitAfter: true }));
  return sent?.kind === 'answered' ? undefined : `sign-out ${sent?.kind ?? 'unanswered'}`;
};

/** Nothing is sent, so only the sign-in page in its place tells that the page has forgotten the session. */
const forget = async <Ui>({ tab, appliance: { entrance } }: SessionParts<Ui>, out: SignOut): Promise<string | undefined> => {
  await out.control.press('Enter', { timeout: 5_000, noWaitAfter: true });
  const end = performance.now() + 5_000;
  while (performance.now() < end) {
    if (await entrance.form(tab).catch(() => undefined)) return undefined;
    await pause(50);
  }
  return 'sign-out without the sign-in page';
};

/** The sign-out control, or that the sign-in page stands there instead. */
const wayOut = async <Ui>({ tab, appliance: { entrance }, limitMs }: SessionParts<Ui>, home: () => Promise<unknown>): Promise<SignOut | 'left' | undefined> => {
  const look = async (): Promise<SignOut | 'left' | undefined> => (await entrance.signOut(tab)) ?? ((await entrance.form(tab)) ? 'left' : undefined);
  const soon = async (): Promise<SignOut | 'left' | undefined> => {
    const end = performance.now() + Math.min(limitMs, 3_000);
    let found = await look().catch(() => undefined);
    while (!found && performance.now() < end) {
      await pause(50);
      found = await look().catch(() => undefined);
    }
    return found;
  };
  // What lies over a page that holds the session goes first: the page is not entered again, so nothing else would clear it.
  if (entrance.home && (await entrance.signedIn(tab).catch(() => undefined))) await home();
  const here = await soon();
  if (here || tab.isClosed()) return here;
  await home();
  return soon();
};
