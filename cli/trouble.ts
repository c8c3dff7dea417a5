import { describeProblem, type Problem } from '../engine/inputs/problem.ts';
import { visible } from '../engine/inputs/visible.ts';
import type { Lang, Phrase } from '../engine/words/phrase.ts';

/** Something wrong with a command: the place it came from, and sentence and remedy in both languages. Nothing is opened while there is one. */
export interface Trouble {
  /** A flag, or file, line and field. */
  readonly where: string;
  readonly text: Phrase;
  /** Code of the inputs' catalogue, or one of ours; for machines. */
  readonly code: string;
}

export const trouble = (code: string, where: string, text: Phrase): Trouble => ({ code, where, text });

/** A problem of inputs, profiles or secrets as one of ours. */
export const troubleOf = (one: Problem): Trouble => trouble(one.code, one.where, { ko: () => describeProblem(one, 'ko'), en: () => describeProblem(one, 'en') });

/** One line each: place, colon, sentence and remedy. */
export const troubleLines = (troubles: readonly Trouble[], lang: Lang): string => troubles.map((one) => `${visible(one.where)}: ${one.text[lang]()}\n`).join('');

/** Thrown where troubles end a command: exit code 1. */
export class WrongCommand extends Error {
  readonly troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    super(troubleLines(troubles, 'en'));
    this.name = 'WrongCommand';
    this.troubles = troubles;
  }
}
