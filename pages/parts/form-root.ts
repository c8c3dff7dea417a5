import type { Locator, Page } from 'playwright';

/** Where a form stands: in the newest popup of the tab's context, else in the given part of the tab. */
export const inPopupOrTab = (tab: Page, popupArea: string, inTab: Locator): Locator => {
  const popup = tab.context().pages().filter((page) => page !== tab && !page.isClosed()).at(-1);
  return popup ? popup.locator(popupArea) : inTab;
};
