import type { Page } from 'playwright';
import type { SignedIn } from './appliance.ts';
import { calibrationHash, isClean, isEmpty, isReviewed, type LoadedCalibration } from './calibration/calibration.ts';
import { versionAt } from './calibration/version-mark.ts';
import { withValues, type Overrides } from './calibration/override.ts';
import { FaultError } from './faults.ts';
import { enterByGet, type Answer } from './session/arrival.ts';
import { giveBack } from './session/leave.ts';
import { obstacleFault, until } from './session/look.ts';
import type { SessionParts } from './session/parts.ts';
import { clearNotices } from './session/passage.ts';
import type { Request } from './session/send.ts';
import { requireLabel, signIn } from './session/sign-in.ts';
import { localClock } from './session/machine-clock.ts';

export type { SessionTarget } from './session/parts.ts';

/** One sign-in, many checks, one sign-out. */
export class Session<Ui> {
  readonly #parts: SessionParts<Ui>;
  #ui: Ui | undefined;
  #calibration: LoadedCalibration | undefined;
  #untriedVersion: string | undefined;
  #version = '';
  #signedIn = false;
  /** What the first sign-in led to: from there on no other machine is ours, whether the profile names it or not. */
  #first: SignedIn | undefined;
  /** The sign-in's request: once it left there may be a session to give back, whatever its page shows. */
  #request: Request | undefined;
  #reopened = false;

  constructor(parts: SessionParts<Ui>) {
    this.#parts = parts;
  }

  /** Labels of the version that was found. */
  get ui(): Ui {
    if (this.#ui === undefined) throw new Error('the session was not opened');
    return this.#ui;
  }

  /** What was found out about this console beyond its labels; undefined when nothing was. */
  get calibration(): LoadedCalibration | undefined {
    return this.#calibration;
  }

  /** The version that counts: the console's own, else the profile's; empty where neither says one. */
  get version(): string {
    return this.#version;
  }

  /** The version of the console where nobody has walked it; empty where it shows none. */
  get untriedVersion(): string | undefined {
    return this.#untriedVersion;
  }

  /** Whether the page alone holds the session, so that no other tab has it. */
  get inPage(): boolean {
    return this.#parts.appliance.entrance.home !== undefined;
  }

  get elements(): Overrides {
    return { ...this.#parts.appliance.elements(this.#version), ...this.#calibration?.calibration.elements };
  }

  /**
   * Opens the console and signs in with one attempt (law 5).
   * @throws FaultError with the named reason; nothing was typed when the machine is another one
   */
  async open(): Promise<SignedIn> {
    return this.#signIn(await enterByGet(this.#parts), false);
  }

  /**
   * To be called between the approval and the first act: looks, by a fresh GET where the page does not hold the session, whether the session outlived the wait, and opens it once more when it did not. Never after
   * a write.
   * @returns true when it was opened again: everything must then be read again before the first write
   * @throws FaultError `signed-out` when it ended a second time or a write has left, else as `open`
   */
  async reopenOnce(): Promise<boolean> {
    const { appliance: { entrance }, tab, relay, target } = this.#parts;
    const answer = await this.#enter();
    const found = await until(this.#parts, async () => (await entrance.signedIn(tab)) ?? ((await entrance.form(tab)) ? 'ended' : undefined), 'signed-out');
    if (found !== 'ended') {
      this.#requireSame(found);
      await clearNotices(this.#parts);
      return false;
    }
    if (this.#reopened || relay.counts.writes > 0) throw new FaultError('signed-out', { user: target.user });
    this.#reopened = true;
    this.#signedIn = false;
    await this.#parts.recorders?.off();
    await this.#signIn(answer ?? (await enterByGet(this.#parts)), true);
    await this.#parts.recorders?.on(this.ui);
    return true;
  }

  async #signIn(answer: Answer, again: boolean): Promise<SignedIn> {
    const { appliance, tab, target, journal, limitMs } = this.#parts;
    this.#request = undefined;
    const { signedIn, source } = await signIn(this.#parts, answer, (request) => {
      this.#request = request;
    }, this.#first);
    this.#signedIn = true;
    this.#first ??= signedIn;
    // What a profile says may be older than the machine: it counts only where the console shows nothing.
    const marked = target.versionMark?.();
    const shown = marked ? await versionAt(tab, marked.mark, limitMs) : signedIn.version;
    const version = marked ? shown : shown || (target.facts.version ?? '');
    this.#version = version;
    this.#calibration = target.calibration?.(version);
    const ui = appliance.resolve(version, target.facts.lang ?? (await appliance.language(tab)));
    this.#ui = this.#calibration ? withValues(ui, this.#calibration.calibration.values) : ui;
    // A place that somebody named for another version may show something else in this one.
    const untried = !appliance.tried(version) || (marked !== undefined && marked.file !== this.#calibration?.file);
    this.#untriedVersion = untried ? version : undefined;
    journal.write({
      type: 'signed-in', ...signedIn, version: shown, source, ...(untried ? { untried: true } : {}), ...(again ? { reopened: true } : {}), ...(answer.clockMs === undefined ? {} : { consoleClock: localClock(answer.clockMs) }),
    });
    this.#tellCalibration();
    if (target.writes && target.facts.version !== undefined && target.facts.version !== version) throw new FaultError('other-version', { expected: target.facts.version, shown: version });
    if (target.writes) requireWritable(version, untried, this.#calibration);
    return signedIn;
  }

  /**
   * The positive sign before each step: signed in as X on machine Y.
   * @throws FaultError `signed-out` when the sign-in page shows in any frame (F-36), `other-machine`, `other-user`, or the obstacle's own code
   */
  async check(): Promise<void> {
    const { appliance: { entrance }, tab, target } = this.#parts;
    const seen = await until(this.#parts, () => entrance.signedIn(tab), 'signed-out', async () => {
      if (await entrance.form(tab)) throw new FaultError('signed-out', { user: target.user });
    });
    this.#requireSame(seen);
  }

  /** What the session itself has to say of a step that failed: the sign-in page in some frame (F-36), or an obstacle in the console's own words. */
  async cause(): Promise<FaultError | undefined> {
    const { appliance: { entrance }, tab, target } = this.#parts;
    if (tab.isClosed()) return undefined;
    if (await entrance.form(tab).catch(() => undefined)) return new FaultError('signed-out', { user: target.user });
    const obstacle = await entrance.obstacle(tab).catch(() => undefined);
    return obstacle && obstacleFault(obstacle);
  }

  /** The console's own sign that changes wait to be applied: then what a list shows is not in force (F-29). */
  pending(tab: Page): Promise<string | undefined> {
    return this.#parts.appliance.entrance.pending(tab);
  }

  /** Enters the console again by GET, never by reload (F-25): for the proof after an answer that left no menu on screen. A page that holds the session is led home instead. */
  async home(): Promise<void> {
    await this.#enter();
    await clearNotices(this.#parts);
  }

  /** The same in another tab of the session. @throws FaultError `signed-out` when the session does not reach there, `other-machine`, `other-user` */
  async enterIn(tab: Page): Promise<void> {
    const beside = { ...this.#parts, tab };
    await enterByGet(beside);
    const { entrance } = beside.appliance;
    const seen = await until(beside, () => entrance.signedIn(tab), 'signed-out', async () => {
      if (await entrance.form(tab)) throw new FaultError('signed-out', { user: beside.target.user });
    });
    this.#requireSame(seen);
    await clearNotices(beside);
  }

  /** Gives the session back; bounded, never throws (F-38). */
  async close(): Promise<void> {
    const left = await giveBack(this.#parts, { request: this.#request, signedIn: this.#signedIn, enter: (tab) => this.#enter(tab) });
    this.#parts.journal.write({ type: 'signed-out', ...left });
  }

  /** What answered the console's address; undefined where it was not asked, because that would end the session. */
  async #enter(tab = this.#parts.tab): Promise<Answer | undefined> {
    const { appliance: { entrance }, limitMs } = this.#parts;
    if (!entrance.home || !(await entrance.signedIn(tab).catch(() => undefined))) return enterByGet({ ...this.#parts, tab });
    await entrance.home(tab, limitMs);
    return undefined;
  }

  #tellCalibration(): void {
    if (!this.#calibration) return;
    const { file, calibration } = this.#calibration;
    const { author, reviewer, versionMark, elements, values, requests, dialogs } = calibration;
    this.#parts.journal.write({
      type: 'calibrated', file, hash: calibrationHash(calibration), author: author.by, reviewer: isReviewed(calibration) ? (reviewer?.by ?? null) : null,
      names: [...(versionMark ? ['version'] : []), ...Object.keys(elements), ...Object.keys(values), ...dialogs.map((one) => `${one.save} "${one.text}"`)], requests: requests.length,
    });
  }

  #requireSame(seen: SignedIn): void {
    const { user } = this.#parts.target;
    if (seen.user !== user) throw new FaultError('other-user', { expected: user, shown: seen.user });
    requireLabel(this.#parts, seen.label, this.#first);
  }
}

/**
 * Writing needs a console that somebody knows: a version whose screens were walked, or a clean calibration of it; and no calibration that only one person has seen (F-47).
 * @throws FaultError `calibration-unreviewed`, `unknown-version`
 */
const requireWritable = (version: string, untried: boolean, loaded: LoadedCalibration | undefined): void => {
  const calibration = loaded?.calibration;
  const clean = calibration !== undefined && calibration.version === version && isClean(calibration);
  if (untried && !clean) throw new FaultError('unknown-version', { version: version === '' ? '?' : version });
  if (calibration && (untried || !isEmpty(calibration)) && !isReviewed(calibration)) throw new FaultError('calibration-unreviewed', { file: loaded.file, by: calibration.author.by });
};
