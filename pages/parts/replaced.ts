import type { ElementHandle, Locator } from 'playwright';

/**
 * Pacing only, never a judgement: acts, then waits until the element that stood there before is gone, at most this long. After a menu click the old
 * document is on screen until the new one comes, and what is still found in it is no answer (F-11).
 */
export const replaced = async (old: Locator, act: () => Promise<void>, limitMs = 1_500): Promise<void> => {
  const handle = await old.first().elementHandle({ timeout: 250 }).catch(() => undefined);
  await act();
  if (!handle) return;
  const end = performance.now() + limitMs;
  while ((await connected(handle)) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  await handle.dispose().catch(() => undefined);
};

const connected = (handle: ElementHandle): Promise<boolean> => handle.evaluate((element) => element.isConnected).catch(() => false);
