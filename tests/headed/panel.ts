import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/headed.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResult { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }

/** The panel as a person uses it: reads the question, presses a button with the mouse or a key. */
export const personAt = (panel: Page) => {
  const asked = (sentence: string | RegExp): Promise<void> => expect(panel.locator('#sentence')).toHaveText(sentence, { timeout: 90_000 });
  const button = (choice: string) => panel.locator(`button[data-choice=${choice}]`);
  return {
    asked,
    button,
    /** Waits for a question and clicks an answer. */
    click: async (sentence: string | RegExp, choice: string): Promise<void> => {
      await asked(sentence);
      await button(choice).click();
    },
    /** Clicks the button that ends the run. The window may be gone before the driver hears that the click is done, which is no fault of either. */
    close: async (): Promise<void> => {
      const gone = panel.waitForEvent('close', { timeout: 60_000 });
      await Promise.all([gone, button('close').click().catch(async (error: unknown) => {
        await gone.catch(() => Promise.reject(error));
      })]);
    },
    /** Waits for a question and answers it by its key alone. */
    press: async (sentence: string | RegExp, key: string): Promise<void> => {
      await asked(sentence);
      await expect(panel.locator('#buttons button').first()).toBeFocused();
      await panel.keyboard.press(key);
    },
  };
};

/** What axe finds in the panel now, outside of the page's own policy. */
export const axeViolations = async (panel: Page, colorScheme: 'light' | 'dark'): Promise<string[]> => {
  await panel.emulateMedia({ colorScheme });
  const session = await panel.context().newCDPSession(panel);
  await session.send('Page.setBypassCSP', { enabled: true });
  const before = await panel.locator('#sentence').textContent();
  await panel.reload();
  await expect(panel.locator('#sentence')).toHaveText(before ?? '');
  await panel.addScriptTag({ path: axe });
  const result = await panel.evaluate(async () => (await (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run()));
  await session.send('Page.setBypassCSP', { enabled: false });
  await panel.reload();
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
};
