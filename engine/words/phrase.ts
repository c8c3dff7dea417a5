/** Languages people read the product in. */
export type Lang = 'ko' | 'en';

/** One text in both languages; a missing language does not compile. Functions take the values to show. */
export interface Phrase<A extends readonly unknown[] = []> {
  readonly ko: (...values: A) => string;
  readonly en: (...values: A) => string;
}

/** A phrase without values. */
export const phrase = (ko: string, en: string): Phrase => ({ ko: () => ko, en: () => en });

/** A phrase with values; particles never follow a variable directly (architecture.md, 'The product's Korean'). */
export const phraseOf = <A extends readonly unknown[]>(ko: (...values: A) => string, en: (...values: A) => string): Phrase<A> => ({ ko, en });

/** Words of one language, bound: `say(lang)(words.approve, plan.customer)`. */
export const say =
  (lang: Lang) =>
  <A extends readonly unknown[]>(text: Phrase<A>, ...values: A): string =>
    text[lang](...values);

export type Say = ReturnType<typeof say>;
