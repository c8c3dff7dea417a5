import type { Frame, Page } from 'playwright';

/** The first frame of a tab in which the element is, asked all at once; undefined when in none. Frames that go away meanwhile count as without it (F-11). */
export const frameWith = async (tab: Page, css: string): Promise<Frame | undefined> => {
  const frames = tab.frames();
  const found = await Promise.all(frames.map((frame) => frame.locator(css).count().catch(() => 0)));
  return frames[found.findIndex((count) => count > 0)];
};

/** The text of the first such element in any frame, white space folded; undefined when there is none. */
export const firstText = async (tab: Page, css: string): Promise<string | undefined> => {
  const texts = await Promise.all(
    tab.frames().map((frame) => frame.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText, css).catch(() => undefined)),
  );
  return texts.find((text) => text !== undefined)?.normalize('NFC').replace(/\s+/g, ' ').trim();
};

/** The same in the tab and in every popup it opened. */
export const firstTextAnywhere = async (tab: Page, css: string): Promise<string | undefined> => {
  for (const page of tab.context().pages().filter((one) => !one.isClosed()).reverse()) {
    const text = await firstText(page, css);
    if (text !== undefined) return text;
  }
  return undefined;
};
