import type { Frame, Page } from 'playwright';
import type { InspectedElement } from '../events.ts';
import type { LiveCalibration } from './live.ts';

/**
 * Finds the console's frames: by their names, else by the area that only each of them shows. A frame under another name is kept in the live calibration.
 * @param landmarks path of a frame's names -> path of its area
 */
export const findLayout = async (
  tab: Page, landmarks: Readonly<Record<string, string>>, live: LiveCalibration, witness: { readonly by: string; readonly on: string }, patienceMs: number,
): Promise<readonly InspectedElement[]> => Promise.all(Object.entries(landmarks).map(([path, area]) => findFrame(tab, path, area, live, witness, patienceMs)));

const findFrame = async (tab: Page, path: string, area: string, live: LiveCalibration, witness: { readonly by: string; readonly on: string }, patienceMs: number): Promise<InspectedElement> => {
  const names = live.at(path) as readonly string[];
  const css = String(live.at(area));
  const holding = await framesWith(tab, css, patienceMs);
  // The main frame stands in where a console uses none of that name.
  const meant = tab.frames().find((frame) => names.includes(frame.name())) ?? tab.mainFrame();
  const common = { name: path, label: `${names.join(', ')} (${css})`, needed: true };
  if (holding.includes(meant)) return { ...common, found: 1 };
  const [only, ...more] = holding;
  if (!only || more.length > 0 || only.name() === '') return { ...common, found: holding.length };
  live.setValue(path, { is: [only.name()], ...witness });
  return { ...common, found: 1, instead: only.name() };
};

const framesWith = async (tab: Page, css: string, patienceMs: number): Promise<readonly Frame[]> => {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await Promise.all(tab.frames().map(async (frame) => ((await frame.locator(css).count().catch(() => 0)) > 0 ? [frame] : [])));
    if (found.flat().length > 0 || performance.now() > end) return found.flat();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
};
