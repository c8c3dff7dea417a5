import type { CDPSession, Locator, Page } from 'playwright';

const border = { r: 216, g: 72, b: 0, a: 1 };
const fill = { r: 255, g: 140, b: 0, a: 0.12 };
const marginPx = 4;

/**
 * Outlines an element in the console's window for the person who watches. Drawn by the browser's own inspector layer above the page: the library's `highlight()` would put an
 * element of its own into the customer's document. The layer is part of a picture, so the camera hides it first. A page without it is no less walked: nothing here ever throws.
 */
export class Outline {
  readonly #sessions = new WeakMap<Page, Promise<CDPSession | undefined>>();
  #shown: Page | undefined;

  async show(element: Locator): Promise<void> {
    const page = element.page();
    try {
      const [session, box] = await Promise.all([this.#session(page), element.boundingBox({ timeout: 1_000 })]);
      if (!session || !box) return;
      await this.hide();
      this.#shown = page;
      await session.send('Overlay.highlightRect', {
        x: Math.round(box.x) - marginPx, y: Math.round(box.y) - marginPx, width: Math.round(box.width) + 2 * marginPx, height: Math.round(box.height) + 2 * marginPx,
        color: fill, outlineColor: border,
      });
    } catch {
      // The element or its window went away: there is nothing to outline.
    }
  }

  /** @param of hides it on this page only: one whose request is held does not answer, and a picture of another page does not show it */
  async hide(of: Page | undefined = this.#shown): Promise<void> {
    const page = this.#shown;
    if (of !== page) return;
    this.#shown = undefined;
    if (!page || page.isClosed()) return;
    const session = await this.#session(page);
    await session?.send('Overlay.hideHighlight').catch(() => undefined);
  }

  #session(page: Page): Promise<CDPSession | undefined> {
    const known = this.#sessions.get(page);
    if (known) return known;
    const opened = open(page).catch(() => undefined);
    this.#sessions.set(page, opened);
    return opened;
  }
}

const open = async (page: Page): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('Overlay.enable');
  return session;
};
