import { expect, test } from '@playwright/test';
import { placeWindows, type Room } from '../../../engine/panel/placement.ts';

const screen = (width: number, height: number, more: Partial<Room> = {}): Room => ({ left: 0, top: 0, width, height, ...more });

for (const [width, height, console, overlaps] of [
  [1366, 768, { width: 1280, height: 680 }, true],
  [1536, 864, { width: 1040, height: 776 }, false],
  [1920, 1080, { width: 1280, height: 800 }, false],
  [2560, 1440, { width: 1280, height: 800 }, false],
] as const) {
  test(`${width}x${height}: the panel at the right edge, the console usable ${overlaps ? 'below it' : 'beside it'}`, () => {
    const placed = placeWindows(screen(width, height));
    expect(placed).toEqual({ overlaps, panel: { left: width - 480, top: 0, width: 480, height }, console: { left: 0, top: 0, viewport: console } });
    // Borders included, as windows stand.
    const consoleEnds = placed.console.left + placed.console.viewport.width + 16;
    expect(consoleEnds <= placed.panel.left).toBe(!overlaps);
    expect([consoleEnds <= width, placed.console.viewport.height + 88 <= height, placed.console.viewport.width >= 1024]).toEqual([true, true, true]);
  });
}

test('the narrowest screen for both side by side; a task bar at the left or the top is left free; a tiny screen still shows a usable page', () => {
  expect([1519, 1520].map((width) => placeWindows(screen(width, 900)).overlaps)).toEqual([true, false]);
  expect(placeWindows(screen(1856, 1040, { left: 64, top: 40 }))).toMatchObject({ panel: { left: 1440, top: 40, height: 1040 }, console: { left: 64, top: 40 } });
  expect(placeWindows(screen(800, 480))).toMatchObject({ overlaps: true, panel: { left: 320 }, console: { viewport: { width: 1024, height: 500 } } });
});
