import type { Page } from 'playwright';
import { FaultError } from '../faults.ts';

/**
 * The charset in which this console's forms will leave must be the profile's: names were measured in it, and the relay decodes in it. Some page of the console must be
 * in it; a frameset's own document often says none.
 * @throws FaultError `other-charset`
 */
export const requireCharset = async (tab: Page, expected: string): Promise<void> => {
  const pages = tab.frames().filter((frame) => /^https?:/.test(frame.url()));
  const shown = new Set(await Promise.all(pages.map(async (frame) => (await frame.evaluate(() => document.characterSet).catch(() => '')).toLowerCase())));
  shown.delete('');
  if (shown.size > 0 && !shown.has(new TextDecoder(expected).encoding)) throw new FaultError('other-charset', { shown: [...shown].join(', ') });
};
