import type { Frame } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { sameLabel } from '../../engine/inputs/canonical.ts';

/** What proves that a screen was reached, and what says that this account may not see it. */
export interface ArrivalSigns {
  /** CSS of the location line. */
  readonly location: string;
  readonly path: readonly string[];
  /** CSS and whole text of the console's own refusal (guide: '시스템관리자 권한이 필요한 페이지입니다.'). */
  readonly noRight: { readonly area: string; readonly text: string };
}

/**
 * Proof of arrival: the content frame shows the location line of this path, after a prefix `…현재위치 :` where the console prints one. Compared with white space removed, whole.
 * @throws FaultError `no-right` when the console says so, `not-arrived` with what is shown instead
 */
export const arrive = async (frame: () => Frame, { location, path, noRight }: ArrivalSigns, limitMs: number): Promise<void> => {
  const end = performance.now() + limitMs;
  let shown = '';
  do {
    const [lines, refusals] = await Promise.all([textsOf(frame(), location), textsOf(frame(), noRight.area)]);
    shown = lines[0] ?? '';
    const refusal = refusals.find((text) => sameLabel(text, noRight.text));
    if (refusal !== undefined) throw new FaultError('no-right', { text: refusal.trim() });
    if ([shown, shown.replace(/^[^:>]*:/, '')].some((line) => sameLabel(line, path.join('>')))) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  } while (performance.now() < end);
  throw new FaultError('not-arrived', { expected: path.join(' > '), shown });
};

/** Asked without a locator, which would bring the driver's script into a document that may be gone in a moment. */
const textsOf = (frame: Frame, css: string): Promise<string[]> =>
  frame.evaluate((selector) => [...document.querySelectorAll<HTMLElement>(selector)].map((one) => one.innerText), css).catch(() => []);
