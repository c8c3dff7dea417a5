import type { Io, Person } from '../../cli/io.ts';
import { main } from '../../cli/program.ts';

/** A person whose answers are written down beforehand; an answer that was not foreseen fails the test. */
export interface Answers {
  readonly text?: string | undefined;
  readonly secret?: string | undefined;
  readonly yes?: readonly (boolean | undefined)[];
  readonly choose?: string | undefined;
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What the person was asked, in order. */
  readonly asked: readonly string[];
}

export interface Around {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly answers?: Answers;
  readonly tty?: boolean;
  readonly display?: boolean;
  readonly now?: Date;
  readonly signal?: AbortController;
}

/** Surroundings of a command without a terminal, unless `answers` put a person in front of it. */
export const testIo = ({ env = {}, answers, tty = answers !== undefined, display = false, now = new Date(), signal = new AbortController() }: Around = {}) => {
  const texts = { out: '', err: '' };
  const asked: string[] = [];
  const yes = [...(answers?.yes ?? [])];
  const ask = <T>(question: string, answer: T): Promise<T> => {
    asked.push(question);
    return Promise.resolve(answer);
  };
  const person: Person = {
    text: (question) => ask(question, answers?.text),
    secret: (question) => ask(question, answers?.secret),
    yes: (question) => ask(question, yes.shift()),
    choose: (question) => ask(question, answers?.choose),
  };
  const io: Io = {
    out: (text) => { texts.out += text; },
    err: (text) => { texts.err += text; },
    env, stdinTty: tty, stdoutTty: tty, stderrTty: tty, display, osUser: 'os-user', now: () => now,
    person: answers === undefined ? undefined : () => person,
    watchSignals: () => ({ signal: signal.signal, stop: () => signal.abort(), release: () => undefined }),
  };
  return { io, texts, asked };
};

/** One command, whole. */
export const command = async (argv: readonly string[], around: Around = {}): Promise<Said> => {
  const { io, texts, asked } = testIo(around);
  const code = await main(argv, io);
  return { code, ...texts, asked };
};
