/**
 * A problem of an input, a profile or a secret file: named, with the place where the value came from, described in both languages with its remedy.
 * Problems are collected and reported together before a browser opens. No problem ever carries the value of a secret.
 */

import { csvWords } from './problem-words/csv.ts';
import { dateWords } from './problem-words/date.ts';
import { envFileWords } from './problem-words/env-file.ts';
import { inputWords } from './problem-words/input.ts';
import { ipWords } from './problem-words/ip.ts';
import { numberWords } from './problem-words/number.ts';
import { profileWords } from './problem-words/profile.ts';
import { secretWords } from './problem-words/secret.ts';
import { textWords } from './problem-words/text.ts';
import { yamlWords } from './problem-words/yaml.ts';
import { visible } from './visible.ts';

/** The two languages of the product's messages. */
export type ProblemLanguage = 'ko' | 'en';

/** What a catalogue entry must hold: for each language the sentence and the remedy. Placeholders are `{name}`. */
export type ProblemWords = Readonly<Record<string, Readonly<Record<ProblemLanguage, readonly [sentence: string, remedy: string]>>>>;

const catalogue = {
  ...ipWords, ...numberWords, ...textWords, ...dateWords, ...secretWords, ...envFileWords, ...yamlWords, ...profileWords, ...csvWords, ...inputWords,
} as const satisfies ProblemWords;

/** Every problem the inputs layer knows. */
export type ProblemCode = keyof typeof catalogue;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** The parameters an entry's sentences need; a missing one does not compile. */
export type ProblemParams<Code extends ProblemCode> = Readonly<
  Record<Placeholders<(typeof catalogue)[Code][ProblemLanguage][number]>, string | number>
>;

/**
 * One problem. `where` is the origin of the value: `customers/acme.yaml:14 appliances[0].wanted.sendingIps[1].ip`, or a flag such as `--ip`.
 * Notices (something was changed or looks odd, nothing is refused) have the same form.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A problem with the parameters that its sentences need. */
export function problem<Code extends ProblemCode>(code: Code, where: string, params: ProblemParams<Code>): Problem {
  return { code, where, params };
}

/** True for a problem, false for the other half of a union such as `SecretReference | Problem`. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'where' in value && 'params' in value;
}

/** Sentence and remedy, without the place. Invisible characters of values are shown as `<U+200B>` (case F-55), values are never expanded (case F-88). */
export function describeProblem(one: Problem, lang: ProblemLanguage): string {
  const words: readonly string[] = catalogue[one.code][lang];
  return words
    .map((text) => text.replaceAll(/\{([A-Za-z0-9]+)\}/g, (whole, name: string) => {
      const value = one.params[name];
      return value === undefined ? whole : visible(String(value));
    }))
    .filter((text) => text !== '')
    .reduce((sentence, remedy) => `${sentence}${/[.?]$/.test(sentence) ? ' ' : ' — '}${remedy}`);
}

/** All problems, one line each: place, colon, sentence and remedy. */
export function describeProblems(problems: readonly Problem[], lang: ProblemLanguage): string {
  return problems.map((one) => `${visible(one.where)}: ${describeProblem(one, lang)}`).join('\n');
}

/** All codes of the catalogue with their words, for documents and for the test that compares the languages. */
export function problemCatalogue(): ProblemWords {
  return catalogue;
}

/** Thrown where problems end the work before anything was opened: verdict-less, exit code 1. `message` is the English report; use `problems` for others. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(describeProblems(problems, 'en'));
    this.problems = problems;
  }
}
