import type { Lang } from '../engine/words/phrase.ts';

/** One choice of a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Questions to a person; each resolves undefined when the person leaves the question (Ctrl-C) or it is withdrawn. */
export interface Person {
  /** A typed answer, shown while it is typed. */
  text(question: string, withdrawn?: AbortSignal): Promise<string | undefined>;
  /** A typed answer that is never shown. */
  secret(question: string, withdrawn?: AbortSignal): Promise<string | undefined>;
  yes(question: string, withdrawn?: AbortSignal): Promise<boolean | undefined>;
  choose(question: string, choices: readonly Choice[], withdrawn?: AbortSignal): Promise<string | undefined>;
}

/** Everything the command line touches outside itself; a test gives its own. */
export interface Io {
  /** Whole texts to stdout; line breaks are the caller's. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdinTty: boolean;
  readonly stdoutTty: boolean;
  readonly stderrTty: boolean;
  /** A screen on which a browser window could be shown. */
  readonly display: boolean;
  /** The account of the operating system. */
  readonly osUser: string;
  readonly now: () => Date;
  /** The person in front of it; asked in the given language. Undefined when nobody can be asked: then nothing ever waits for a keyboard. */
  readonly person: ((lang: Lang) => Person) | undefined;
  /** Begins to listen for Ctrl-C and termination; `release` gives the signals back. */
  readonly watchSignals: (onFirst: () => void) => { readonly signal: AbortSignal; readonly stop: () => void; readonly release: () => void };
}
