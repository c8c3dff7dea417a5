import type { Frame, JSHandle } from 'playwright';

/**
 * Pacing only, never a judgement: acts, then waits until the first such element of the frame is another one or gone, at most this long. After a menu click the old
 * document is on screen until the new one comes, and what is still found in it is no answer (F-11).
 */
export const replaced = async (frame: Frame, css: string, act: () => Promise<void>, limitMs = 1_500): Promise<void> => {
  // In a box, because the driver brings its whole script into a document for an element that it holds by itself.
  const box = await frame.evaluateHandle((selector) => ({ element: document.querySelector(selector) }), css).catch(() => undefined);
  await act();
  if (!box) return;
  const end = performance.now() + limitMs;
  while ((await connected(box)) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  await box.dispose().catch(() => undefined);
};

const connected = (box: JSHandle<{ readonly element: Element | null }>): Promise<boolean> => box.evaluate(({ element }) => element?.isConnected ?? false).catch(() => false);
