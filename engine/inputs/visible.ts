/**
 * Characters nobody sees: blanks that are not the plain blank, controls, bidi marks, zero-width and filler characters, lone surrogates.
 * Values copied from spreadsheets and messengers carry them (cases F-50, F-55).
 */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

/** One invisible character of a text: its name as people look it up (`U+200B`), and its place, counted in characters from 1. */
export interface InvisibleCharacter {
  readonly codePoint: string;
  readonly position: number;
}

/** `U+200B` for a character. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** All invisible characters of a text, in order (case F-55). The plain blank U+0020 is not one of them. */
export function invisibleCharacters(text: string): readonly InvisibleCharacter[] {
  return Array.from(text).flatMap((character, index) =>
    INVISIBLE.test(character) ? [{ codePoint: codePointName(character), position: index + 1 }] : []);
}

/** True for a text without one character to read: empty, or made of blanks and formatting characters of any script only. */
export function isBlank(text: string): boolean {
  return /^[\p{Zs}\p{Cf}\t]*$/u.test(text);
}

/** The text with every invisible character written as `<U+200B>`, so that a message shows what is there and a terminal obeys nothing. */
export function visible(text: string): string {
  return Array.from(text).map((character) => (INVISIBLE.test(character) ? `<${codePointName(character)}>` : character)).join('');
}

/**
 * The text with every decimal digit of another script, full-width digits and full-width or ideographic dots put in ASCII, or undefined when nothing
 * changed. For a question to a person ('did you mean'), never for silent conversion (case F-50).
 */
export function asciiDigitsSuggestion(text: string): string | undefined {
  const folded = Array.from(text).map((character) => {
    if (/[\u3002\uff0e\uff61]/u.test(character)) return '.';
    return /\p{Nd}/u.test(character) ? String(digitValue(character)) : character.normalize('NFKC');
  }).join('');
  return /[\p{Nd}\u3002\uff0e\uff61]/u.test(text) && folded !== text ? folded : undefined;
}

/** Unicode keeps the ten digits of a script in one run from zero to nine; mathematical digits are folded to ASCII first. */
function digitValue(character: string): number {
  const plain = character.normalize('NFKC');
  const codePoint = plain.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return codePoint - zero;
}
