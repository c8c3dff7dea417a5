import type { Page } from 'playwright';
import { FaultError, type FaultCode } from '../faults.ts';
import { pause, type SessionParts } from './parts.ts';

/** Looks until the sign is there; an obstacle in the console's own words ends the wait. */
export const until = async <T>({ tab, appliance, limitMs }: Pick<SessionParts<unknown>, 'tab' | 'appliance' | 'limitMs'>, look: () => Promise<T | undefined>, otherwise: FaultCode, each?: () => Promise<void>): Promise<T> => {
  const end = performance.now() + limitMs;
  do {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await each?.();
    const obstacle = await appliance.entrance.obstacle(tab).catch(() => undefined);
    if (obstacle) throw obstacleFault(obstacle);
    await pause(50);
  } while (performance.now() < end);
  throw new FaultError(otherwise, {});
};

/** `detail` too, because a proxy's page is told like any other trouble with a proxy. */
export const obstacleFault = ({ code, text }: { readonly code: FaultCode; readonly text: string }): FaultError => new FaultError(code, code === 'proxy' ? { text, detail: text } : { text });

/** Whether every document of the tab is there, frames included: a notice may lie in a frame that comes last. A frame that still waits for its address shows a blank page. */
export const allParsed = async (tab: Page): Promise<boolean> => {
  const states = await Promise.all(tab.frames().map((frame) =>
    frame.evaluate(() => document.readyState !== 'loading' && !(location.href === 'about:blank' && window.frameElement?.getAttribute('src'))).catch(() => false)));
  return states.every(Boolean);
};
