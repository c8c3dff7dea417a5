/** A page between sign-in and console that a profile allows to be passed: a whole sentence of its own text, and the caption of the button that is pressed. */
export interface DeclaredPage {
  readonly text: string;
  readonly press: string;
}

/** Signs that end a sentence, beside the end of a line. */
const enders = '.?!。';

/**
 * Whether a page holds a sentence whole: white space may differ, but the page's own sentence begins and ends where the given one does. So '누르십시오.' never stands for
 * a sentence that says what is lost by it.
 */
export const holdsSentence = (page: string, sentence: string): boolean => {
  const words = sentence.normalize('NFC').trim().split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (words.join('') === '') return false;
  const ended = enders.includes(sentence.trim().at(-1) ?? '');
  const behind = ended ? String.raw`(?=\s|$)` : String.raw`(?=[^\S\n]*(?:\n|$))`;
  return new RegExp(String.raw`(?:^|\n[^\S\n]*|[${enders}]\s+)${words.join(String.raw`\s+`)}${behind}`).test(page.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim());
};

/** The declaration that is meant for a page with this text; two that are both meant for it are none. */
export const declarationFor = (page: string, declared: readonly DeclaredPage[]): DeclaredPage | undefined => {
  const found = declared.filter((one) => holdsSentence(page, one.text));
  return new Set(found.map((one) => one.press)).size === 1 ? found[0] : undefined;
};
