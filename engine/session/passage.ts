import type { Barrier, SignedIn } from '../appliance.ts';
import type { Undeclared } from '../dialogs.ts';
import { FaultError } from '../faults.ts';
import type { Answer } from './arrival.ts';
import { declarationFor } from './declared-page.ts';
import { allParsed, obstacleFault } from './look.ts';
import { pause, type SessionParts } from './parts.ts';
import { answerCode, type CodeFrom } from './second-factor.ts';
import { pressOnce } from './send.ts';

/** What is known of the sign-in that a machine has answered. */
export interface Answered {
  /** What answered the console's address before it. */
  readonly answer: Answer;
  /** The status of its answer. */
  readonly status: number;
  /** The dialog that stood there when its request left: no answer to it. */
  readonly earlier: Undeclared | undefined;
}

/**
 * From the answered sign-in to the sign of a session. What stands between is named; a code is answered once, and a page is passed only where the profile declares it, each
 * once (F-41, F-43). A refusal is remembered for every later run (F-39): the form that comes again, a page that names a locked account, an answer 401 or 403 to the password,
 * a code of ours that was not taken. Every one of them would come again each night until the account is locked. A connection that dropped, or a page that nobody knows, says
 * nothing of the password; a single fault of the line must not hold a customer's checks until somebody says `rearm`.
 * @throws FaultError with the barrier's or the obstacle's own code
 */
export const passToConsole = async <Ui>(parts: SessionParts<Ui>, answered: Answered): Promise<SignedIn> => {
  try {
    return await new Passage(parts, answered).walk();
  } catch (error) {
    const code = error instanceof FaultError ? error.fault.code : undefined;
    // A proxy in between refuses with these too, and asks nobody's account.
    const byStatus = (answered.status === 401 || answered.status === 403) && (code === 'unknown-page' || code === 'access-denied');
    if (byStatus || code === 'sign-in-refused' || code === 'account-locked') parts.target.rememberRefusal();
    throw error;
  }
};

/** Closes declared notices that lie over the console's first page again; what is not declared stays, and will be named by the click that it stops. */
export const clearNotices = async <Ui>(parts: SessionParts<Ui>): Promise<void> => {
  const { target, tab, appliance: { entrance } } = parts;
  if (!target.pages?.length) return;
  const end = performance.now() + parts.limitMs;
  const isThere = async (): Promise<boolean> => ((await entrance.signedIn(tab)) ?? (await entrance.form(tab))) !== undefined;
  while (!(await isThere().catch(() => false)) && performance.now() < end) await pause(50);
  const barrier = await entrance.barrier(tab).catch(() => undefined);
  if (barrier?.code === 'notice-page') await pressDeclared(parts, barrier);
};

/** @returns whether the profile declares this page; then its button was pressed */
const pressDeclared = async <Ui>(parts: SessionParts<Ui>, barrier: Barrier): Promise<boolean> => {
  const declared = declarationFor(barrier.whole, parts.target.pages ?? []);
  const press = declared && (await barrier.press(declared.press));
  if (!declared || !press) return false;
  const sent = await pressOnce(parts, press, declared.press);
  if (sent !== 'closed' && sent?.kind !== 'answered') throw new FaultError(barrier.code, { text: barrier.text });
  parts.journal.write({ type: 'page-passed', page: barrier.code, text: declared.text, press: declared.press });
  return true;
};

class Passage<Ui> {
  readonly #parts: SessionParts<Ui>;
  readonly #answered: Answered;
  readonly #passed = new Set<string>();
  #code: CodeFrom | undefined;
  #end = 0;

  constructor(parts: SessionParts<Ui>, answered: Answered) {
    this.#parts = parts;
    this.#answered = answered;
  }

  async walk(): Promise<SignedIn> {
    const { tab, appliance: { entrance }, limitMs } = this.#parts;
    // Where the session lives in the page no document follows the sign-in: the page fetches all it shows first, and its form stands until then.
    this.#end = performance.now() + (entrance.home ? 3 * limitMs : limitMs);
    let stuck: Barrier | undefined;
    do {
      await this.#requireNoRefusal();
      const seen = (await allParsed(tab)) ? await entrance.signedIn(tab).catch(() => undefined) : undefined;
      // Asked even when the sign is there: a notice may lie over the console.
      const barrier = await entrance.barrier(tab).catch(() => undefined);
      if (seen && !barrier) return seen;
      stuck = barrier && !(await this.#pass(barrier)) ? barrier : undefined;
      if (!barrier) await this.#requireNoObstacle();
      await pause(50);
    } while (performance.now() < this.#end);
    if (stuck) throw this.#refused(stuck, stuck.text);
    if (await entrance.form(tab)) throw new FaultError('sign-in-refused');
    const { code, text } = await entrance.unknown(tab);
    throw new FaultError(code, { text });
  }

  /** @returns false for a page that was passed already and still stands there: the next document is on its way, or it came again */
  async #pass(barrier: Barrier): Promise<boolean> {
    // One code at most, whatever the page says meanwhile: a counter of what is left makes the same page another text.
    const key = barrier.code === 'code-needed' ? barrier.code : `${barrier.code} ${barrier.text}`;
    if (this.#passed.has(key)) {
      if (barrier.refusal !== undefined) throw this.#refused(barrier, barrier.refusal);
      return false;
    }
    this.#passed.add(key);
    if (barrier.code === 'code-needed') this.#code = await answerCode(this.#parts, barrier);
    else if (!(await pressDeclared(this.#parts, barrier))) throw new FaultError(barrier.code, { text: barrier.text });
    this.#end = performance.now() + this.#parts.limitMs;
    return true;
  }

  #refused(barrier: Barrier, text: string): FaultError {
    if (barrier.code !== 'code-needed') return new FaultError(barrier.code, { text });
    const { clockMs, atMs } = this.#answered.answer;
    const drift = clockMs === undefined ? 0 : Math.round((clockMs - atMs) / 1000);
    // What we computed and a machine refused would be refused each night until the account is locked; a person who mistyped may try again.
    if (this.#code === 'totp') this.#parts.target.rememberRefusal();
    return new FaultError('code-refused', { text, ...(Math.abs(drift) > 1 ? { drift: String(drift) } : {}) });
  }

  /** Some consoles refuse a sign-in by an alert and show the form again. @throws FaultError `sign-in-refused` or `account-locked` in the console's own words */
  async #requireNoRefusal(): Promise<void> {
    const { tab, appliance: { entrance }, dialog } = this.#parts;
    const met = dialog();
    if (!met || met === this.#answered.earlier) return;
    const { text } = met;
    if (await entrance.form(tab).catch(() => undefined)) throw new FaultError(entrance.refusedBy(text), { text });
  }

  async #requireNoObstacle(): Promise<void> {
    const { tab, appliance: { entrance } } = this.#parts;
    const obstacle = await entrance.obstacle(tab).catch(() => undefined);
    // A notice over the page hides no sign of a session: that is still on its way.
    if (obstacle && obstacle.code !== 'notice-page') throw obstacleFault(obstacle);
  }
}
