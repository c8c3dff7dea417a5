import type { Box } from '../events.ts';
import { clampBox, type Mark } from './callouts.ts';

interface Size { readonly width: number; readonly height: number }

/** A detail is shown at its natural size beside another one on a usual screen, so that the console's small letters can be read. */
const least: Size = { width: 680, height: 380 };

/** A row of a list is too wide to stand beside another one at that size; it needs less height instead. */
export const isWide = ({ width }: Pick<Size, 'width'>): boolean => width > 900;

const leastOfRow = 240;

/** What surrounds the outermost mark: its circle and the label beside it. */
const margin = 48;

export const whole = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });

/** The part of a picture that shows these marks with what is around them; the whole picture when little of it would be left out, or nothing is marked. */
export const detailOf = (marks: readonly Mark[], picture: Size): Box => {
  const boxes = marks.flatMap(({ box }) => clampBox(box, whole(picture)) ?? []);
  const [first] = boxes;
  if (!first) return whole(picture);
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - margin;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
  const width = Math.min(picture.width, Math.max(least.width, right - left));
  const height = Math.min(picture.height, Math.max(isWide({ width }) ? leastOfRow : least.height, bottom - top));
  if (width * height > picture.width * picture.height * 0.8) return whole(picture);
  const along = (from: number, to: number, size: number, all: number): number => Math.round(Math.min(Math.max(0, (from + to - size) / 2), all - size));
  return { x: along(left, right, width, picture.width), y: along(top, bottom, height, picture.height), width: Math.round(width), height: Math.round(height) };
};
