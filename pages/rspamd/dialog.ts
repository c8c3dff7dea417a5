import type { Locator } from 'playwright';

/** What the interface's dialog library keeps of a dialog. */
interface Library { readonly jQuery?: (element: unknown) => { data(key: 'bs.modal'): { readonly _isTransitioning?: boolean } | undefined } }

/**
 * Whether a dialog is wholly open. One that is still opening takes no [Close], and the click is lost without a word. Its library keeps that up for a while after the last
 * thing that can be seen to move, so it is asked too.
 */
export const isAtRest = (dialog: Locator): Promise<boolean> =>
  dialog.evaluate((one) => {
    const opening = (window as unknown as Library).jQuery?.(one).data('bs.modal')?._isTransitioning === true;
    return !opening && one.getAnimations({ subtree: true }).every((animation) => animation.playState !== 'running');
  });

/** Whether a dialog is wholly gone: what it held is taken away only with its backdrop, and what is opened before that with it. */
export const isGone = async (dialog: Locator, backdrop: Locator): Promise<boolean> => (await dialog.isHidden()) && (await backdrop.count()) === 0;
