import type { Page } from 'playwright';
import { folded } from './signs.ts';

/** The words any console would have to use for changes that are stored and not in force; the real ones are not known. */
const waiting = /적용\s*대기|적용(?:되지\s*않은|하지\s*않은|\s*전인?)\s*(?:변경|설정)|pending changes|unapplied changes|changes (?:are|have) not (?:yet )?(?:been )?applied/i;

/** The sign that changes wait to be applied, ours or somebody else's, in the console's own words (F-29). Lists and fields are left out: what stands in them is a customer's. */
export const changesWaiting = async (tab: Page): Promise<string | undefined> => {
  const texts = await Promise.all(tab.frames().map((frame) =>
    frame.evaluate(() => {
      const page = document.body?.cloneNode(true) as HTMLElement | undefined;
      for (const one of page?.querySelectorAll('table:has(> * > tr > th), select, textarea, script, style, option') ?? []) one.remove();
      return page?.textContent ?? '';
    }).catch(() => '')));
  for (const text of texts.map((one) => folded(one.normalize('NFC')))) {
    const at = waiting.exec(text)?.index;
    if (at !== undefined) return text.slice(at, at + 60);
  }
  return undefined;
};
