/** The texts that end up on a console, checked against the limits of that console as far as its variants name them (cases F-57, F-59). */

import { valueAt, type ProfilePath } from './profile-path.ts';
import { DESCRIPTION_BYTES, parseConsoleText, POLICY_NAME_BYTES, type ConsoleCharset, type TextLimits } from '../inputs/name.ts';
import type { Problem } from '../inputs/problem.ts';

/** The texts of the wanted settings that a console stores. */
export type ConsoleTextField = 'policy' | 'limitPolicy' | 'description';

/** Limits of one text for an appliance whose variants may or may not name charset and byte rule. */
export function textLimits(field: ConsoleTextField, variants: unknown): TextLimits {
  return {
    maxBytes: field === 'description' ? DESCRIPTION_BYTES : POLICY_NAME_BYTES,
    charset: charset(valueAt(variants, ['charset'])),
    byteRule: charset(valueAt(variants, ['byteRule'])),
    mayBeEmpty: field === 'description',
  };
}

/** Problems and notices of the texts of one appliance's wanted settings. */
export function consoleTextProblems(appliance: unknown, place: (...keys: ProfilePath) => string): { problems: readonly Problem[]; warnings: readonly Problem[] } {
  const results = (['policy', 'limitPolicy', 'description'] as const).flatMap((field) => {
    const text = valueAt(appliance, ['wanted', field]);
    return typeof text === 'string' ? [parseConsoleText(text, textLimits(field, valueAt(appliance, ['variants'])), place('wanted', field))] : [];
  });
  return {
    problems: results.flatMap((result) => (result.ok ? [] : result.problems)),
    warnings: results.flatMap((result) => (result.ok ? result.notices : [])),
  };
}

function charset(value: unknown): ConsoleCharset | undefined {
  return value === 'utf-8' || value === 'euc-kr' ? value : undefined;
}
