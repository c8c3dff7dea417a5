import type { Browser, Page } from 'playwright';

/** Wide enough that a slide's picture stands beside its description at the size in which it was taken. */
export const evidenceWidth = 1_960;

/**
 * One page for everything that is made of a run's evidence: without network, without the console's session, in light colours.
 * @throws what `work` throws, and the browser library's error when the browser is gone
 */
export const withEvidencePage = async <T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({
    offline: true, acceptDownloads: false, serviceWorkers: 'block', colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: evidenceWidth, height: 1_000 }, deviceScaleFactor: 1,
  });
  try {
    context.setDefaultTimeout(120_000);
    return await work(await context.newPage());
  } finally {
    await context.close().catch(() => undefined);
  }
};
