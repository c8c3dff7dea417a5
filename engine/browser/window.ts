import type { Page } from 'playwright';

/** Moves a page's window on the screen, and resizes it where a size is given. A window manager may place windows by itself; then nothing happens. */
export const moveWindow = async (page: Page, bounds: { readonly left: number; readonly top: number; readonly width?: number; readonly height?: number }): Promise<void> => {
  try {
    const session = await page.context().newCDPSession(page);
    const { windowId } = await session.send('Browser.getWindowForTarget');
    await session.send('Browser.setWindowBounds', { windowId, bounds });
    await session.detach();
  } catch {
    // No less usable where it stands.
  }
};
