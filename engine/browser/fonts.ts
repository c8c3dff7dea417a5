import type { Page } from 'playwright';

/** Syllables of clearly different shape, so that two of them look the same only when both are the missing-glyph box. */
const sample = ['한', '글', '차', '단', '일'];

/**
 * Whether Korean text is readable in pictures (F-80): draws a sample on a canvas of the given page, which should be blank (`about:blank`), and compares
 * each syllable with the missing-glyph box and with each other. No network, nothing is left in the page. Rejects only when the page is gone.
 */
export const hasKoreanGlyphs = async (page: Page): Promise<boolean> =>
  page.evaluate((syllables) => {
    const draw = (text: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 48;
      const pen = canvas.getContext('2d');
      if (!pen) return '';
      pen.font = '32px sans-serif';
      pen.textBaseline = 'top';
      pen.fillText(text, 4, 4);
      return canvas.toDataURL();
    };
    // The last private-use code points have no glyph in any font; a blank picture is what an invisible glyph gives.
    const unreadable = [draw('\u{10FFFD}'), draw('\u{FFFFD}'), draw('')];
    const drawn = syllables.map(draw);
    return new Set(drawn).size === drawn.length && drawn.every((picture) => !unreadable.includes(picture));
  }, sample);
