import { join } from 'node:path';
import type { Page } from 'playwright';
import { folderName } from './folder-name.ts';
import type { SectionSummary } from './section-summary.ts';
import { hasSheet } from './sheet.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** `TMW-2-1of2` for the first half of a slide: letters of the guide's own numbering, whatever a journal says. */
const sheetName = ({ slide, part, section }: SectionSummary): string => {
  const half = /\((\d)\/(\d)\)/.exec(part ?? '');
  const name = /^[A-Za-z0-9-]{1,24}$/.test(slide) ? slide : folderName(section);
  return half ? `${name}-${half[1]}of${half[2]}` : name;
};

/** A busy computer draws few frames a second; the work is done by then, so evidence may take its time. */
const longestMs = 180_000;

/** A name for each sheet, in the order of the sections; a slide that is walked twice gets its section's name beside it. */
export const sheetNames = (sections: readonly SectionSummary[]): readonly string[] => {
  const plain = sections.map(sheetName);
  return plain.map((name, i) => (plain.indexOf(name) === i ? name : `${name}-${folderName(sections[i]?.section ?? String(i))}`)).map(name => `sheets/${name}.png`);
};

/** Not a slide of the guide: beside one, looks of our own are shown by the report and pasted by nobody. */
const isOurs = ({ lines }: SectionSummary): boolean => lines.length > 0 && lines.every(({ state }) => state === 'procedure');

/**
 * Photographs each slide's sheet of the report that stands on the page, callouts and all, into `sheets/`.
 * @returns the files' paths below the folder
 */
export const writeSheets = async (page: Page, sections: readonly SectionSummary[], dir: string): Promise<string[]> => {
  const names = sheetNames(sections);
  const written: string[] = [];
  const hasGuide = sections.some(section => hasSheet(section) && !isOurs(section));
  for (const [i, section] of sections.entries()) {
    const name = names[i];
    if (name === undefined || !hasSheet(section) || (hasGuide && isOurs(section))) continue;
    await writeFileAtomic(join(dir, name), await page.locator(`[data-sheet="${i + 1}"]`).screenshot({ animations: 'disabled', scale: 'css', timeout: longestMs }));
    written.push(name);
  }
  return written;
};
