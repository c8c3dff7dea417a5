import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { clampBox, overlay, placeMarks, radiusFor } from '../../../engine/evidence/callouts.ts';
import { detailOf } from '../../../engine/evidence/crop.ts';

const picture = { x: 0, y: 0, width: 1280, height: 720 };
const r = radiusFor(picture);

test('the circle of a small icon stands beside it, not on it', () => {
  const box = { x: 300, y: 300, width: 22, height: 22 };
  const [mark] = placeMarks([{ label: '3', box }], picture);
  expect(mark).toBeDefined();
  const left = (mark?.cx ?? 0) + r <= box.x;
  const right = (mark?.cx ?? 0) - r >= box.x + box.width;
  expect(left || right).toBe(true);
});

test('circles of several marks on one control do not cover each other', () => {
  const box = { x: 600, y: 300, width: 200, height: 28 };
  const placed = placeMarks(['1', '2', '3'].map(label => ({ label, box })), picture);
  for (const [i, a] of placed.entries()) for (const b of placed.slice(i + 1)) expect(Math.hypot(a.cx - b.cx, a.cy - b.cy)).toBeGreaterThan(r * 1.6);
});

test('every circle is inside of the picture; boxes outside of it are not drawn', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ x: fc.integer({ min: -50, max: 1300 }), y: fc.integer({ min: -50, max: 740 }), width: fc.integer({ min: 1, max: 600 }), height: fc.integer({ min: 1, max: 300 }) }), { maxLength: 6 }), boxes => {
      const placed = placeMarks(boxes.map(box => ({ label: '1', box })), picture);
      expect(placed.length).toBe(boxes.filter(box => clampBox(box, picture) !== undefined).length);
      for (const { cx, cy } of placed) {
        expect(cx).toBeGreaterThanOrEqual(r);
        expect(cx).toBeLessThanOrEqual(picture.width - r);
        expect(cy).toBeGreaterThanOrEqual(r);
        expect(cy).toBeLessThanOrEqual(picture.height - r);
      }
    }),
  );
  expect(placeMarks([{ label: '1', box: { x: 2000, y: 10, width: 20, height: 20 } }], picture)).toEqual([]);
});

test('in a part of a picture the circles stay inside of that part', () => {
  const part = { x: 400, y: 300, width: 600, height: 300 };
  const placed = placeMarks([{ label: '1', box: { x: 380, y: 290, width: 60, height: 30 } }, { label: '2', box: { x: 10, y: 10, width: 20, height: 20 } }], part);
  expect(placed.map(({ label }) => label)).toEqual(['1']);
  expect(placed[0]?.cx).toBeGreaterThan(part.x);
  expect(placed[0]?.cy).toBeGreaterThan(part.y);
});

test('a detail holds every box that is marked, never leaves the picture, and is the whole picture where nothing is marked', () => {
  const box = fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.integer({ min: 0, max: 680 }), width: fc.integer({ min: 1, max: 80 }), height: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), boxes => {
      const part = detailOf(boxes.map(one => ({ label: '1', box: one })), picture);
      expect(part.x).toBeGreaterThanOrEqual(0);
      expect(part.y).toBeGreaterThanOrEqual(0);
      expect(part.x + part.width).toBeLessThanOrEqual(picture.width);
      expect(part.y + part.height).toBeLessThanOrEqual(picture.height);
      for (const one of boxes) expect(clampBox(one, part)).toEqual(one);
    }),
  );
  expect(detailOf([], picture)).toEqual(picture);
});

test('the overlay draws what was touched earlier with dashes and escapes labels', () => {
  const { markup } = overlay([{ label: '<b>', box: { x: 1, y: 1, width: 100, height: 100 } }, { label: '1', box: { x: 200, y: 1, width: 10, height: 10 }, earlier: true }], picture);
  expect(markup.match(/class="box"/g)).toHaveLength(1);
  expect(markup.match(/class="box earlier"/g)).toHaveLength(1);
  expect(markup).toContain('&lt;b&gt;');
});
