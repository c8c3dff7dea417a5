import type { Box } from '../events.ts';
import { html, type Html } from './html.ts';

/** One numbered mark: the number of the guide's line and the box that the step touched, in pixels of the picture. */
export interface Mark {
  readonly label: string;
  readonly box: Box;
  /** Touched on an earlier screen and still in view here: drawn dashed. */
  readonly earlier?: boolean;
}

export interface PlacedMark extends Mark {
  /** Centre of the numbered circle. */
  readonly cx: number;
  readonly cy: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const around = (cx: number, cy: number, r: number): Box => ({ x: cx - r, y: cy - r, width: 2 * r, height: 2 * r });

/** Radius of the circles: readable when a view of this width is shown at half its size. */
export const radiusFor = ({ width }: Pick<Box, 'width'>): number => Math.round(Math.max(11, Math.min(width, 1_920) * 0.0125));

/** The part of a box inside a view of the picture, or undefined when there is none. */
export const clampBox = (box: Box, view: Box): Box | undefined => {
  const x = Math.max(view.x, box.x);
  const y = Math.max(view.y, box.y);
  const width = Math.min(view.x + view.width, box.x + box.width) - x;
  const height = Math.min(view.y + view.height, box.y + box.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
};

/**
 * Finds each circle a place beside its box: at the upper left corner as the guide does it, unless that hides the control, another mark, or leaves the
 * view. Marks whose box lies outside of the view are left out.
 */
export const placeMarks = (marks: readonly Mark[], view: Box): PlacedMark[] => {
  const r = radiusFor(view);
  const gap = Math.round(r * 0.35);
  const visible = marks.flatMap(mark => {
    const box = clampBox(mark.box, view);
    return box ? [{ ...mark, box }] : [];
  });
  const placed: PlacedMark[] = [];
  for (const mark of visible) {
    const { x, y, width, height } = mark.box;
    const middle = y + height / 2;
    const corner = [x - r * 0.35, y - r * 0.35] as const;
    const beside = [x - r - gap, middle] as const;
    const places: (readonly [number, number])[] = [
      // At a low box, an entry of a menu or a field, the corner's circle would lie on the line above.
      ...(height < r * 1.8 ? [beside, corner] : [corner, beside]), [x + width + r + gap, middle], [x + width + r * 0.35, y - r * 0.35],
      [x + width / 2, y - r - gap], [x + width / 2, y + height + r + gap], [x - r - gap, y - r - gap], [x + width + r + gap, y + height + r + gap],
    ];
    const cost = ([cx, cy]: readonly [number, number]): number => {
      const circle = around(cx, cy, r);
      const own = overlap(circle, mark.box) / (width * height);
      const others = visible.reduce((sum, other) => sum + (other === mark ? 0 : overlap(circle, other.box) / (4 * r * r)), 0);
      const circles = placed.reduce((sum, other) => sum + overlap(circle, around(other.cx, other.cy, r)) / (4 * r * r), 0);
      const outside = 1 - overlap(circle, view) / (4 * r * r);
      return (own > 0.12 ? own : 0) + others + circles * 4 + (outside > 0.01 ? 2 + outside * 8 : 0);
    };
    const [cx, cy] = places.reduce((best, place) => (cost(place) < cost(best) - 0.02 ? place : best));
    const within = (value: number, from: number, length: number): number => Math.min(Math.max(value, from + r + 1), from + length - r - 1);
    placed.push({ ...mark, cx: within(cx, view.x, view.width), cy: within(cy, view.y, view.height) });
  }
  return placed;
};

/** The marks as drawn over a view of the picture, which itself stays untouched. */
export const overlay = (marks: readonly Mark[], view: Box): Html => {
  const r = radiusFor(view);
  const placed = placeMarks(marks, view);
  const inset = 3;
  const rect = (box: Box, name: string): Html => html`<rect class="${name}" x="${box.x - inset}" y="${box.y - inset}" width="${box.width + 2 * inset}" height="${box.height + 2 * inset}" rx="4"/>`;
  return html`<g class="marks">${placed.map(({ box, earlier }) => [rect(box, 'halo'), rect(box, earlier ? 'box earlier' : 'box')])}${placed.filter(({ label }) => label !== '').map(
    ({ cx, cy, label }) => html`<circle cx="${cx}" cy="${cy}" r="${r}"/><text x="${cx}" y="${cy}" font-size="${Math.round(r * (label.length > 1 ? 1.05 : 1.3))}">${label}</text>`,
  )}</g>`;
};
