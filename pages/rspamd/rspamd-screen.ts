import type { Locator, Response } from 'playwright';
import type { Place } from '../../engine/calibration/calibration.ts';
import { FaultError } from '../../engine/faults.ts';
import { explain } from '../../engine/playwright-errors.ts';
import { Screen } from '../../engine/screen.ts';
import { control, part } from '../parts/find.ts';
import { isAtRest, isGone } from './dialog.ts';
import type { RspamdUi } from './selectors.ts';

/** A screen of rspamd's interface: one page whose tabs fetch what they show each time they are opened. */
export abstract class RspamdScreen<State extends object> extends Screen<State, RspamdUi> {
  /** The tab that shows the screen. */
  protected get list(): Locator {
    return part(this.#page, this.ui.areas.list);
  }

  /** The dialog over the page, when it is open. */
  protected get form(): Locator {
    return part(this.#page, this.ui.areas.form);
  }

  /** Closes a dialog that an earlier reading left open: what lies under it cannot be clicked. */
  protected async closeDialog(): Promise<void> {
    const { buttons: { close }, areas: { anyDialog, backdrop } } = this.ui;
    if (await this.form.isVisible()) {
      await this.atRest();
      await this.click(control(this.form, close), close);
    }
    await this.context.actions.until(() => isGone(part(this.#page, anyDialog), part(this.#page, backdrop)), this.context.actions.missing(close));
  }

  /** The dialog stands still, wholly open. */
  protected async atRest(): Promise<void> {
    await this.context.actions.until(() => isAtRest(this.form), this.context.actions.missing(this.ui.areas.form));
  }

  /**
   * Opens a tab afresh: it fetches only when it is changed to, so the way leads over the first one.
   * @throws FaultError `not-arrived`
   */
  protected async openTab(entry: string, pane: string, shows: string): Promise<void> {
    const { menu, areas } = this.ui;
    await this.closeDialog();
    if (await part(this.#page, pane).isVisible()) await this.#change(menu.status, areas.status);
    await this.#change(entry, pane);
    await this.context.actions.until(() => part(this.list, shows).first().isVisible(), new FaultError('not-arrived', { expected: entry, shown: '' }));
  }

  /** What the machine answers to the page's own request of that path, which `act` causes. @throws FaultError `console-error` */
  protected async answerTo(path: string, act: () => Promise<void>): Promise<Response> {
    const timeout = this.context.actions.timeoutMs;
    const [response] = await explain(path, () => Promise.all([this.tab.waitForResponse((one) => new URL(one.url()).pathname === path, { timeout }), act()]));
    if (!response.ok()) throw new FaultError('console-error', { text: `HTTP ${response.status()} ${path}` });
    return response;
  }

  async #change(entry: string, pane: string): Promise<void> {
    await this.click(control(part(this.#page, this.ui.areas.menu), entry), entry);
    await this.context.actions.until(() => part(this.#page, pane).isVisible(), new FaultError('not-arrived', { expected: entry, shown: '' }));
  }

  override rootOf(place: Place): Locator {
    switch (place) {
      case 'form': return this.form;
      case 'page': return super.rootOf(place);
      case 'top': return part(this.#page, this.ui.areas.menu);
      // The tabs are the only menu.
      case 'tree':
      case 'list': return this.list;
    }
  }

  get #page(): Locator {
    return this.tab.locator('body');
  }
}
