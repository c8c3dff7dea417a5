import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { DialogOwner } from './dialogs.ts';
import { FaultError } from './faults.ts';
import type { Journal } from './journal.ts';
import type { RunGuard } from './run-guard.ts';
import type { Relay } from './relay/relay.ts';
import { neverLeft, type Save, type SaveOutcome } from './save.ts';
import type { Meant } from './state/intents.ts';
import { settleAfter } from './settle.ts';

/** One write of the section now walked. */
export interface SentWrite {
  readonly intent: string;
  readonly outcome: SaveOutcome;
  /** Only a form's draft on the server; no setting of the machine. */
  readonly draft: boolean;
}

/** Whether a save of the machine's settings may have reached it. */
export const maySave = ({ draft, outcome }: SentWrite): boolean => !draft && !neverLeft(outcome);

/** Keeps open writes where the next run finds them, and says which line is walked. */
export type WriteGuard = Pick<RunGuard, 'openWrite' | 'closeWrite' | 'walks' | 'requireHeld'>;

interface GateWaits {
  readonly sentMs: number;
  readonly answerMs: number;
  readonly freshMs: number;
}

/** Where a save passes: intent to disk, the relay armed, one click, the outcome written down (laws 1, 2, 4). */
export class Gate {
  readonly #relay: Relay;
  readonly #journal: Journal;
  readonly #armable: boolean;
  readonly #dialogs: Pick<DialogOwner, 'interrupted' | 'requireNone'>;
  readonly #guard: WriteGuard;
  readonly #waits: GateWaits;
  #section = '';
  #ref = '';
  #sent: SentWrite[] = [];
  #sending = 0;
  #meant: Meant | undefined;
  #abandoned: FaultError | undefined;
  #requireStill: (saved: boolean) => Promise<void> = async () => Promise.resolve();
  /** When the screen of the section was read last, on the monotonic clock. */
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param armable false in the modes that may not write: a save asked for then is a defect and is refused */
  constructor(parts: { relay: Relay; journal: Journal; armable: boolean; guard: WriteGuard; dialogs: Pick<DialogOwner, 'interrupted' | 'requireNone'>; waits: GateWaits }) {
    this.#relay = parts.relay;
    this.#journal = parts.journal;
    this.#armable = parts.armable;
    this.#guard = parts.guard;
    this.#dialogs = parts.dialogs;
    this.#waits = parts.waits;
  }

  /** Writes of this section that may have reached the machine; a line that sent one is never walked again. */
  get left(): number {
    return this.#sent.filter(({ outcome }) => !neverLeft(outcome)).length;
  }

  /** The line that is walked now. */
  get at(): { readonly section: string; readonly ref: string } {
    return { section: this.#section, ref: this.#ref };
  }

  /** A person works in the browser until the returned end: what is not declared is held, not blamed on us. */
  handOver(): () => void {
    return this.#relay.handOver();
  }

  begin(section: string, ref: string): void {
    this.#section = section;
    this.#ref = ref;
    this.#guard.walks(ref);
  }

  /** While a save is under way each of its waits has a bound of its own: a step's deadline that cut it short would leave a save nobody reads for (law 1). */
  get sending(): boolean {
    return this.#sending > 0;
  }

  /** How the section now walked, whose screen was just read, looks whether it is still so, but for what an earlier save of it may have `saved`; asked before each of its saves. */
  saveOnly(requireStill: (saved: boolean) => Promise<void>): void {
    this.#readAt = performance.now();
    this.#requireStill = async (saved) => {
      await requireStill(saved);
      this.#readAt = performance.now();
    };
  }

  /** What the saves of the section now walked are to bring: with it whoever comes next decides by reading what became of them, without this run's folder. */
  means(meant: Meant): void {
    this.#meant = meant;
  }

  /** A step was given up, and what it does may be under way still (its renderer froze, the computer slept): it sends nothing any more. Such a step is the last of its run that may write. */
  abandon(fault: FaultError): void {
    this.#abandoned = fault;
  }

  /** Reading has decided what became of these writes. */
  close(intents: readonly string[]): void {
    for (const intent of intents) this.#guard.closeWrite(intent);
  }

  /** Writes whose request left since the last call, with those that were refused or never sent. */
  taken(): SentWrite[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  /**
   * Sends one declared save by one click. Never clicks twice. With `byHand` the person clicks, and a save with other content is held until the declared one comes.
   * @throws FaultError `undeclared-dialog` or `locked` when a dialog that nobody declared is untold, or the lock is no longer ours, before the request leaves; `write-refused` when the body was not what was declared, `not-saved` when no request appeared, `save-unresolved` when no answer came
   */
  async send(tab: Page, save: Save, click: (sent: Promise<boolean>) => Promise<void>, byHand = false): Promise<void> {
    if (!this.#armable) throw new FaultError('undeclared-write', { rule: save.rule.id }, 'not-checked');
    this.#sending += 1;
    try {
      await this.#send(tab, save, click, byHand);
    } finally {
      this.#sending -= 1;
    }
  }

  async #send(tab: Page, save: Save, click: (sent: Promise<boolean>) => Promise<void>, byHand: boolean): Promise<void> {
    const saved = this.#sent.some(maySave);
    if (!save.draft && performance.now() - this.#readAt >= this.#waits.freshMs) await this.#requireStill(saved);
    if (this.#abandoned) throw this.#abandoned;
    this.#dialogs.requireNone();
    const intent = randomUUID();
    let kept: unknown;
    const lastLook = async (): Promise<void> => {
      try {
        // A person may take minutes to their click: the list is looked at again while their request is held.
        if (byHand && !save.draft) await this.#requireStill(saved);
        this.#guard.requireHeld();
        this.#dialogs.requireNone();
        this.#journal.write({ type: 'write-sent', intent });
      } catch (error) {
        kept = error;
        throw error;
      }
    };
    const { id, method, path } = save.rule;
    if (!save.draft) this.#guard.openWrite({ intent, section: this.#section, before: save.before, after: save.after, ...(this.#meant ? { means: this.#meant } : {}) });
    this.#journal.write({ type: 'intent', intent, section: this.#section, ref: this.#ref, rule: id, method, path: String(path), before: save.before, after: save.after, ...(save.draft ? { draft: true } : {}) });
    const armed = this.#relay.arm({ intentId: intent, rule: save.rule, expected: save.expected, ...(save.free ? { free: save.free } : {}), ...(byHand ? { patient: true } : {}), beforeSent: lastLook });
    const settle = settleAfter(tab, save.rule);
    let clickError: unknown;
    try {
      await click(armed.sent).catch((error: unknown) => {
        clickError = error;
      });
      const waits: Promise<unknown>[] = [armed.sent, this.#patience()];
      if (save.orElse) waits.push(save.orElse());
      if (!isStop(clickError)) await Promise.race(waits.map((wait) => wait.catch(() => this.#patience())));
    } finally {
      armed.disarm();
    }
    const outcome = await Promise.race([armed.outcome, pause(this.#waits.answerMs).then((): SaveOutcome => ({ kind: 'unanswered', ms: this.#waits.answerMs }))]);
    this.#journal.write({ type: 'write-outcome', intent, outcome });
    if (neverLeft(outcome)) this.#guard.closeWrite(intent);
    this.#sent.push({ intent, outcome, draft: save.draft === true });
    await settle.done(outcome);
    if (isStop(clickError)) throw clickError;
    if (kept) throw kept;
    if (outcome.kind === 'refused') throw new FaultError('write-refused', { rule: id, reason: outcome.reason }, 'failed');
    if (outcome.kind === 'dropped' || outcome.kind === 'unanswered') throw new FaultError('save-unresolved', { rule: id, how: outcome.kind }, 'unknown');
    if (outcome.kind === 'not-sent' && !save.orElse && !this.#dialogs.interrupted) {
      if (clickError) throw clickError;
      throw new FaultError('not-saved', { rule: id }, 'failed');
    }
  }

  /** The longest wait for a request to appear; a dialog that stopped the save ends it early. */
  async #patience(): Promise<void> {
    const end = performance.now() + this.#waits.sentMs;
    while (performance.now() < end && !this.#dialogs.interrupted) await pause(50);
  }
}

/** The person stopped instead of saving. */
const isStop = (error: unknown): boolean => error instanceof FaultError && error.fault.code === 'stopped';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
