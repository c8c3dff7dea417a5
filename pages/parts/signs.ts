import type { Frame, Page } from 'playwright';

/** One element that was asked for: its text with line breaks, in NFC, and its `name`. */
export interface Sign {
  readonly text: string;
  readonly name: string;
}

/** Which of the asked elements one frame shows, the first of each. */
export interface FrameSigns<Name extends string> {
  readonly frame: Frame;
  readonly signs: Readonly<Partial<Record<Name, Sign>>>;
}

/** Looks for several elements in all frames of a tab at once, one evaluation per frame. Frames that go away meanwhile count as without them (F-11). */
export const lookFor = async <Name extends string>(tab: Page, css: Readonly<Record<Name, string>>): Promise<readonly FrameSigns<Name>[]> => {
  const seen = await Promise.all(
    tab.frames().map((frame) =>
      frame.evaluate((wanted) =>
        Object.fromEntries(Object.entries(wanted).flatMap(([name, selector]) => {
          const found = document.querySelector<HTMLElement>(selector);
          return found ? [[name, { text: found.innerText.normalize('NFC'), name: found.getAttribute('name') ?? '' }]] : [];
        })), css as Record<string, string>)
        .then((signs): FrameSigns<Name> => ({ frame, signs: signs as FrameSigns<Name>['signs'] }), () => undefined)),
  );
  return seen.filter((one) => one !== undefined);
};

/** White space folded. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of the first such element in any frame, white space folded. */
export const textIn = <Name extends string>(seen: readonly FrameSigns<Name>[], name: NoInfer<Name>): string | undefined => {
  const sign = seen.find((one) => one.signs[name])?.signs[name];
  return sign && folded(sign.text);
};

/** The first frame that shows it. */
export const frameIn = <Name extends string>(seen: readonly FrameSigns<Name>[], name: NoInfer<Name>): FrameSigns<Name> | undefined => seen.find((one) => one.signs[name]);

/** Which screen a tab shows: the console's location line, and whether a password is asked in any frame. */
export const shownIn = async (tab: Page, { location, password }: { readonly location: string; readonly password: string }): Promise<{ readonly location?: string; readonly signIn?: true }> => {
  const seen = await lookFor(tab, { location, password });
  const line = textIn(seen, 'location');
  return { ...(line === undefined ? {} : { location: line }), ...(frameIn(seen, 'password') ? { signIn: true } : {}) };
};
