/** What a person may answer. */
export type Choice = 'do' | 'again' | 'by-hand' | 'skip' | 'done' | 'yes' | 'no' | 'close' | 'stop';

/** One question to the person, in the run's language, whoever shows it. */
export interface Question {
  /** The next line; a line that failed; what the person does in the browser; the plan; the end after a failure; the end. */
  readonly about: 'line' | 'trouble' | 'hand' | 'plan' | 'failure' | 'end';
  readonly title?: string;
  readonly sentence: string;
  /** What can be done about it, or what will happen. */
  readonly next?: string;
  /** What was found out about it, one sentence each. */
  readonly facts?: readonly string[];
  /** The guide's line that it is about. */
  readonly ref?: string;
  /** Best first; `stop` always stands last where it is offered. */
  readonly choices: readonly Choice[];
  /** `yes` counts only with exactly these characters typed. */
  readonly type?: string;
  /** `yes` needs words of the person's own, which become the answer's text. */
  readonly write?: true;
}

export interface SeatAnswer {
  readonly choice: Choice;
  /** What was written, where that was asked. */
  readonly text?: string;
}

/** Where a person sits: the panel, or the terminal. Both show the same question; the first answer counts. */
export interface Seat {
  readonly name: 'panel' | 'terminal';
  /** False once its window is gone. */
  readonly open: boolean;
  /** Resolves undefined when the question was withdrawn or the seat closed. */
  ask(question: Question, withdrawn: AbortSignal): Promise<SeatAnswer | undefined>;
}
