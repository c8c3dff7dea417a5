import { FaultError } from '../faults.ts';
import type { Lang } from '../words/phrase.ts';
import type { Choice, Question, Seat, SeatAnswer } from './question.ts';

export interface PaceSettings {
  /** Ask before each line; without it the run goes through and asks only what only a person can answer. */
  readonly step: boolean;
  /** For demonstrations: each element is shown this long before it is touched, in milliseconds; 0 otherwise. */
  readonly showMs: number;
  /** A browser window in which the person can do a line. */
  readonly window: boolean;
  readonly lang: Lang;
  /** Aborted when the person stops the run. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly choice: Exclude<Choice, 'stop'>;
  readonly by: Seat['name'];
  readonly text?: string;
}

/** How long `--pace slow` shows an element before it is touched. */
export const slowMs = 1_200;

/** How fast a run goes and what the person chooses: the one source for the walk, whichever seat the answer comes from. */
export class Pace {
  readonly showMs: number;
  readonly window: boolean;
  readonly lang: Lang;
  readonly #signal: AbortSignal;
  readonly #seats: Seat[] = [];
  readonly #spans = new Set<() => () => void>();
  #step: boolean;
  #waiting = 0;

  constructor({ step, showMs, window, lang, signal }: PaceSettings) {
    this.#step = step;
    this.showMs = showMs;
    this.window = window;
    this.lang = lang;
    this.#signal = signal;
  }

  /** Whether each line is asked about. */
  get step(): boolean {
    return this.#step;
  }

  /** The person changed their mind about being asked. */
  setStep(step: boolean): void {
    this.#step = step;
  }

  seat(seat: Seat): void {
    this.#seats.push(seat);
  }

  /** Whether anybody can answer now. */
  get attended(): boolean {
    return this.#seats.some((seat) => seat.open);
  }

  /** True while a person is being waited for: no deadline of ours runs then. */
  get waiting(): boolean {
    return this.#waiting > 0;
  }

  /** What begins whenever a person is asked and ends with the answer: meanwhile they may work in the browser. Returns what ends the following. */
  whileAsked(begin: () => () => void): () => void {
    this.#spans.add(begin);
    return () => void this.#spans.delete(begin);
  }

  /**
   * Shows a question at every seat and takes the first answer. Never waits where nobody sits.
   * @returns undefined when it was withdrawn, because what was waited for has happened
   * @throws FaultError `stopped` when the person stops, or left every seat
   */
  async ask(question: Question, withdrawn?: AbortSignal): Promise<Answer | undefined> {
    const answered = new AbortController();
    const over = AbortSignal.any([this.#signal, answered.signal, ...(withdrawn ? [withdrawn] : [])]);
    this.#waiting += 1;
    const ends = [...this.#spans].map((begin) => begin());
    try {
      const answer = over.aborted ? undefined : await firstAnswer(this.#seats.filter((seat) => seat.open), question, over);
      if (!answer && withdrawn?.aborted && !this.#signal.aborted) return undefined;
      if (!answer || answer.choice === 'stop') throw new FaultError('stopped', question.ref === undefined ? {} : { ref: question.ref });
      return { ...answer, choice: answer.choice };
    } finally {
      answered.abort();
      for (const end of ends) end();
      this.#waiting -= 1;
    }
  }
}

const firstAnswer = (seats: readonly Seat[], question: Question, over: AbortSignal): Promise<(SeatAnswer & { by: Seat['name'] }) | undefined> =>
  new Promise((resolve) => {
    let left = seats.length;
    if (left === 0) resolve(undefined);
    over.addEventListener('abort', () => resolve(undefined), { once: true });
    for (const seat of seats) {
      seat.ask(question, over).catch(() => undefined).then((answer) => {
        left -= 1;
        if (answer !== undefined) resolve({ ...answer, by: seat.name });
        else if (left === 0) resolve(undefined);
      }, () => undefined);
    }
  });
