import type { Page } from 'playwright';

/** Everything that can be clicked or names a column or a form row, in every frame of these pages, as it reads: what a person compares a missing label with. */
export const textsSeen = async (pages: readonly Page[]): Promise<readonly string[]> => {
  const found = await Promise.all(pages.flatMap((page) => page.frames()).map((frame) =>
    frame.evaluate(() => {
      const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
      return [...document.querySelectorAll<HTMLElement>('a, button, input[type=button], input[type=submit], input[type=image], [role=button], [role=tab], th, label')].map((el) => {
        const image = el.querySelector('img');
        return [fold(el.innerText), fold((el as HTMLInputElement).value), fold(el.title), fold(el.getAttribute('alt') ?? image?.alt ?? image?.title)].find((text) => text !== '') ?? '';
      });
    }).catch(() => [] as string[])));
  return [...new Set(found.flat().filter((text) => text !== '' && text.length < 80))];
};

/** How a console lays its screens out, as far as looking can tell. */
export const layoutSeen = async (tab: Page): Promise<'page' | 'iframe' | 'frameset'> => {
  if ((await tab.mainFrame().locator('frameset').count()) > 0) return 'frameset';
  return tab.frames().length > 1 ? 'iframe' : 'page';
};

/**
 * Habits of a console that show without saving anything: layout, charset, the byte limits that its forms print, how it writes addresses. They are told to a person
 * and change nothing by themselves.
 */
export const habitsSeen = async (tab: Page, texts: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const whole = texts.join('\n');
  const limits = [...new Set([...whole.matchAll(/(?:최대|max\.?)\s*(\d+)\s*(?:바이트|bytes)/gi)].map((one) => one[1] ?? ''))];
  const notation = [
    /\d\.\d+\s*\/\s*\d{1,2}\b/.test(whole) ? 'cidr' : '', /\d\.\d+\s*\/\s*255\./.test(whole) ? 'mask' : '', /\d\.\d+\s*[-~]\s*\d/.test(whole) ? 'range' : '', /\b\d{1,3}(?:\.\d{1,3}){3}\b/.test(whole) ? 'single' : '',
  ].filter((word) => word !== '');
  const charset = await tab.mainFrame().evaluate(() => document.characterSet).catch(() => '');
  return {
    layout: await layoutSeen(tab), ...(charset === '' ? {} : { charset: charset.toLowerCase() }), ...(limits.length === 0 ? {} : { byteLimits: limits.join(', ') }), ...(notation.length === 0 ? {} : { ipNotation: notation.join(', ') }),
  };
};
