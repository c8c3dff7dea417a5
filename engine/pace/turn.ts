import type { RunEvent } from '../events.ts';
import type { FaultError, FaultCode } from '../faults.ts';
import { describeFault } from '../words/faults.ts';
import { paceWords } from '../words/pace.ts';
import type { Pace } from './pace.ts';
import type { Lang } from '../words/phrase.ts';
import type { Choice } from './question.ts';

/** The line that a turn is about. */
export interface TurnLine {
  readonly section: string;
  readonly ref: string;
  readonly n: number;
  readonly of: number;
  readonly text: string;
  /** A screen that a machine may lack: what is not found there is no trouble. */
  readonly optional?: boolean;
}

/** Faults after which a person may do the line in the browser, or have it tried again once what stood in the way is gone. */
const curable: ReadonlySet<FaultCode> = new Set(['not-found', 'ambiguous', 'covered', 'not-arrived', 'popup-blocked', 'value-not-taken']);

/** Whose turn one line is: ours, or the person's from the touch at which they take it. */
export class Turn {
  readonly #pace: Pace;
  readonly #line: TurnLine;
  readonly #write: (event: RunEvent) => void;
  #asked = false;
  #byHand = false;
  /** The person said that all of the line is done: what is left of it is only verified. */
  #allDone = false;

  constructor(pace: Pace, line: TurnLine, write: (event: RunEvent) => void) {
    this.#pace = pace;
    this.#line = line;
    this.#write = write;
  }

  /** The person does this line, or a part of it. */
  get byHand(): boolean {
    return this.#byHand;
  }

  get showMs(): number {
    return this.#pace.showMs;
  }

  get lang(): Lang {
    return this.#pace.lang;
  }

  /**
   * Before a touch, with its element in view: whether we do it. Asks once per line when the person wants to be asked, and lets people look when the pace is slow.
   * @throws FaultError `stopped`
   */
  async ours(): Promise<boolean> {
    if (this.#byHand) return false;
    if (this.#pace.step && !this.#asked && this.#pace.attended) {
      this.#asked = true;
      const { n, of, text, ref } = this.#line;
      const answer = await this.#pace.ask({ about: 'line', ref, sentence: paceWords.line[this.#pace.lang](n, of, text), choices: ['do', ...this.#hand(), 'stop'] });
      if (answer) this.#chose(answer.choice, answer.by);
    } else if (this.#pace.showMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.#pace.showMs));
    }
    return !this.#byHand;
  }

  /**
   * A touch or the line itself failed: the person has it tried again or takes it over.
   * @throws the fault where nobody can help or it is not of that kind; FaultError `stopped`
   */
  async trouble(fault: FaultError): Promise<void> {
    const { code } = fault.fault;
    // A save that the person did not make after all is theirs to make; ours is never clicked twice.
    if (!(curable.has(code) || (this.#byHand && code === 'not-saved')) || this.#line.optional || !this.#pace.window || !this.#pace.attended) throw fault;
    const { sentence } = describeFault(fault.fault, this.#pace.lang);
    this.#asked = true;
    const answer = await this.#pace.ask({ about: 'trouble', ref: this.#line.ref, sentence, next: paceWords.trouble[this.#pace.lang](), choices: [...this.#hand(), 'again', 'stop'] });
    this.#byHand = false;
    this.#allDone = false;
    if (answer) this.#chose(answer.choice, answer.by, code);
  }

  /**
   * Tells the person what to do in the browser and waits until `seen` resolves true or the person says that it is done.
   * @param whole with a mere click: 'done' means all of the line, so that its other clicks are not asked one by one
   * @returns true when it was seen
   * @throws FaultError `stopped`
   */
  async task(sentence: string, { seen, whole = false }: { readonly seen?: (withdrawn: AbortSignal) => Promise<boolean>; readonly whole?: boolean } = {}): Promise<boolean> {
    if (whole && this.#allDone) return false;
    const found = new AbortController();
    const stopLooking = new AbortController();
    void seen?.(stopLooking.signal).then((value) => {
      if (value) found.abort();
    }, () => undefined);
    try {
      const answer = await this.#pace.ask({ about: 'hand', ref: this.#line.ref, sentence, next: paceWords.handNext[this.#pace.lang](), choices: ['done', 'stop'] }, found.signal);
      if (answer && whole) this.#allDone = true;
      return !answer;
    } finally {
      stopLooking.abort();
    }
  }

  #hand(): Choice[] {
    return this.#pace.window ? ['by-hand'] : [];
  }

  #chose(choice: Choice, by: 'panel' | 'terminal', why?: FaultCode): void {
    if (choice === 'by-hand') this.#byHand = true;
    const { section, ref } = this.#line;
    this.#write({ type: 'choice', section, ref, choice, by, ...(why === undefined ? {} : { why }) });
  }
}
