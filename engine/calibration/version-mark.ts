import type { Frame, Page } from 'playwright';
import type { Calibration } from './calibration.ts';
import { findText, locate } from './find.ts';

export type VersionMark = Pick<NonNullable<Calibration['versionMark']>, 'find' | 'after'>;

const dotted = /\d+(?:\.\d+)+/;
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The version in a text: the number right behind the given words, else the only number there; empty where that cannot be told. */
export const versionIn = (text: string, after?: string): string => {
  const whole = folded(text);
  if (after === undefined) {
    const [only, ...more] = whole.match(new RegExp(dotted, 'g')) ?? [];
    return only !== undefined && more.length === 0 ? only : '';
  }
  const [, behind, ...more] = whole.split(folded(after));
  return more.length === 0 ? (/^[\s:]*v?\.?\s*(\d+(?:\.\d+)+)/i.exec(behind ?? '')?.[1] ?? '') : '';
};

/** The version that a console shows at its calibrated place, in whichever frame has it; empty where it stands in none or in several, after that long a wait. */
export const versionAt = async (tab: Page, { find, after }: VersionMark, patienceMs: number): Promise<string> => {
  const textsOf = (frame: Frame): Promise<readonly string[]> => locate(frame.locator('html'), find).allTextContents().catch(() => []);
  const end = performance.now() + patienceMs;
  for (;;) {
    const [only, ...more] = (await Promise.all(tab.frames().map(textsOf))).flat();
    if (more.length > 0) return '';
    const version = only === undefined ? '' : versionIn(only, after);
    if (version !== '' || performance.now() > end) return version;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
};

/** The same in one short text, for lists and reviews. */
export const markText = ({ find, after }: VersionMark): string => `${findText(find)}${after === undefined ? '' : `, after "${after}"`}`;
