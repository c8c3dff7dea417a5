import type { Page } from 'playwright';
import type { Box, Picture } from '../events.ts';
import { showsSame } from './compress.ts';
import type { LoadedPicture } from './pictures.ts';
import type { SectionSummary } from './section-summary.ts';

const boxesOf = (picture: Picture): Box[] => picture.boxes?.map(({ box }) => box) ?? (picture.box ? [picture.box] : []);

/** Neighbouring pictures of acts: only there one screen is filled in and then saved. */
const neighbours = (section: SectionSummary): (readonly [Picture, Picture])[] => {
  const acts = section.lines.filter(({ verb }) => verb === 'act').flatMap(({ runs }) => runs.flatMap(({ picture }) => picture ?? []));
  return acts.slice(1).flatMap((picture, i) => {
    const before = acts[i];
    return before && before.sha256 !== picture.sha256 ? [[before, picture] as const] : [];
  });
};

/**
 * Pictures that show the same screen as the one before, by the hash of the first of them, so that their steps may share one picture.
 * Every pixel is compared; where one differs outside of what was touched, the pictures stay apart.
 */
export const sameScreens = async (page: Page, sections: readonly SectionSummary[], pictures: ReadonlyMap<string, LoadedPicture>): Promise<ReadonlyMap<string, string>> => {
  const same = new Map<string, string>();
  for (const [before, picture] of sections.flatMap(neighbours)) {
    const [a, b] = [pictures.get(before.sha256), pictures.get(picture.sha256)];
    if (a?.kind !== 'shown' || b?.kind !== 'shown') continue;
    if (await showsSame(page, a.uri, b.uri, [...boxesOf(before), ...boxesOf(picture)])) same.set(picture.sha256, same.get(before.sha256) ?? before.sha256);
  }
  return same;
};
