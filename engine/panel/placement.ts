/** The part of a screen that windows may use, in CSS pixels. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the panel and the console's window stand on one screen. */
export interface Placement {
  readonly panel: Room;
  readonly console: ConsolePlace;
  /** The screen is too narrow for both: the panel lies over the console's right edge. */
  readonly overlaps: boolean;
}

/** The upper left corner of the console's window, and what its page is given of it. */
export interface ConsolePlace {
  readonly left: number;
  readonly top: number;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Width of the panel; its height is the screen's. */
export const panelWidth = 480;

/** What a console's page is given where there is room, so that pictures are alike on all screens. */
export const usualViewport = { width: 1280, height: 800 } as const;

/** Below this the screens of admin consoles cannot be worked with. */
const least = { width: 1024, height: 500 } as const;

/** What a window has around its page: borders, and above it tabs and the address. */
const around = { width: 16, height: 88 } as const;

/** The panel at the right edge and the console in the rest of the screen; where the rest is too narrow, the console keeps the screen and the panel lies over its edge. */
export const placeWindows = ({ left, top, width, height }: Room): Placement => {
  const rest = width - panelWidth - around.width;
  const overlaps = rest < least.width;
  const within = (room: number, side: 'width' | 'height'): number => Math.max(least[side], Math.min(usualViewport[side], room));
  return {
    overlaps,
    panel: { left: left + Math.max(0, width - panelWidth), top, width: panelWidth, height },
    console: { left, top, viewport: { width: within(overlaps ? width - around.width : rest, 'width'), height: within(height - around.height, 'height') } },
  };
};
