/** The door for whole numbers: ASCII digits in a range, or a refusal with what was probably meant (case F-50 and its kind). */

import { problem, type Problem } from './problem.ts';
import { asciiDigitsSuggestion, invisibleCharacters } from './visible.ts';

/** A whole number with what was noticed, or the one problem that refuses it. */
export type ParsedNumber =
  | { readonly ok: true; readonly value: number; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** Inclusive bounds; both are safe integers. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** 최대 수신자 수: the real range of the consoles is not known; 0 is refused because some systems take it for 'unlimited'. */
export const RECIPIENTS_RANGE: NumberRange = { min: 1, max: 1_000_000 };

/** Reads a whole number in decimal ASCII digits without sign, mark, exponent or leading zero. Blanks around it are taken off with a notice. */
export function parseWholeNumber(text: string, range: NumberRange, where: string): ParsedNumber {
  const value = text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
  if (!/^(?:0|[1-9][0-9]*)$/.test(value)) return { ok: false, problem: refusal(value, range, where) };
  const number = value.length > 15 ? Number.POSITIVE_INFINITY : Number.parseInt(value, 10);
  if (number < range.min || number > range.max) {
    return { ok: false, problem: problem('number.range', where, { value, min: range.min, max: range.max }) };
  }
  return { ok: true, value: number, notices: value === text ? [] : [problem('text.trimmed', where, { value })] };
}

function refusal(value: string, range: NumberRange, where: string): Problem {
  if (value === '') return problem('number.empty', where, { min: range.min, max: range.max });
  const [hidden, ...more] = invisibleCharacters(value);
  if (hidden !== undefined) {
    const codePoints = [hidden, ...more].map((one) => one.codePoint).join(', ');
    return problem('number.invisible', where, { codePoints, position: hidden.position });
  }
  const suggestion = asciiDigitsSuggestion(value);
  if (suggestion !== undefined) return problem('number.full-width-digits', where, { value, suggestion });
  if (/^0+[0-9]+$/.test(value)) return problem('number.leading-zero', where, { value, suggestion: value.replace(/^0+(?=[0-9])/, '') });
  if (/^[0-9]{1,3}(?:[,_' .][0-9]{3})+$/.test(value) && !/^[0-9]+\.[0-9]+$/.test(value)) {
    return problem('number.grouped', where, { value, suggestion: value.replaceAll(/[^0-9]/g, '') });
  }
  if (/^[+-]/.test(value)) return problem('number.signed', where, { value });
  if (/^[0-9.]+e[+-]?[0-9]+$/i.test(value) || /^0[xob][0-9a-f]+$/i.test(value)) return problem('number.exponent', where, { value });
  if (/^[0-9]+\.[0-9]*$|^\.[0-9]+$/.test(value)) return problem('number.fraction', where, { value });
  return problem('number.not-whole', where, { value });
}
