import type { Frame, Locator } from 'playwright';
import type { Place } from '../../engine/calibration/calibration.ts';
import { locate } from '../../engine/calibration/find.ts';
import { FaultError } from '../../engine/faults.ts';
import { Screen, type Labelled } from '../../engine/screen.ts';
import { arrive } from './arrival.ts';
import { control, listTable } from './find.ts';
import { inPopupOrTab } from './form-root.ts';
import { replaced } from './replaced.ts';

/** What the two consoles have in common, whatever it is called on each: frames by name (none where the console uses none) and areas by selector. */
export interface ConsoleUi {
  readonly frames: { readonly top: readonly string[]; readonly menu: readonly string[]; readonly content: readonly string[] };
  readonly menu: Readonly<Record<string, string>>;
  readonly areas: {
    readonly topMenu: string;
    readonly tree: string;
    readonly content: string;
    readonly location: string;
    readonly form: string;
    readonly popupForm: string;
    readonly noRight: string;
  };
  /** The console's words where an account lacks the right. */
  readonly noRight: string;
}

/** The area by which each frame of a console is recognised whatever it is called. */
export const consoleLandmarks = { 'frames.top': 'areas.topMenu', 'frames.menu': 'areas.tree', 'frames.content': 'areas.location' } as const;

/** A screen of a console with a top bar, a left tree and a content area; a screen's two roots are `list` and `form`. */
export abstract class ConsoleScreen<State extends object, Ui extends ConsoleUi> extends Screen<State, Ui> {
  /** The area that shows the screen; looked up at each use. */
  protected get list(): Locator {
    return this.#content.locator(this.ui.areas.content);
  }

  /** The form as it stands now: in a popup, or in the document that shows the screen. */
  protected get form(): Locator {
    return inPopupOrTab(this.tab, this.ui.areas.popupForm, this.#content.locator(this.ui.areas.form));
  }

  /** A click on the top bar; `first` is an entry of the tree that belongs to it, by which its tree is recognised. */
  protected async openTop(entry: string, first: string): Promise<void> {
    const { frames, areas } = this.ui;
    await replaced(this.frame(frames.menu), areas.tree, () => this.click(this.#menuEntry('top', entry), entry));
    await this.context.actions.until(() => this.#entry(first).isVisible(), this.context.actions.missing(first));
  }

  /** Clicks through the left tree; folders on the way are opened only where the entry is not yet in view. */
  protected async openTree(path: readonly string[]): Promise<void> {
    const entry = path.at(-1) ?? '';
    for (const folder of path.slice(0, -1)) {
      if (await this.#entry(entry).isVisible()) break;
      await this.click(this.#entry(folder), folder);
    }
    await replaced(this.#content, this.ui.areas.location, () => this.click(this.#entry(entry), entry));
  }

  /**
   * The same for a screen that a machine may lack.
   * @throws FaultError `screen-absent` when the folder it belongs to was opened, has shown its other entries, and this one is not among them; a tree that merely does not show it
   * proves nothing (law 10)
   */
  protected async openTreeIfThere(path: readonly string[]): Promise<void> {
    const entry = path.at(-1) ?? '';
    const folder = path.at(-2) ?? '';
    if (!(await this.#entry(entry).isVisible())) {
      for (const one of path.slice(0, -2)) if (!(await this.#entry(folder).isVisible())) await this.click(this.#entry(one), one);
      await this.click(this.#entry(folder), folder);
      await this.context.actions.until(() => this.#entry(entry).isVisible(), this.context.actions.missing(entry)).catch(async (error: unknown) => {
        const proven = error instanceof FaultError && error.fault.code === 'not-found' && (await this.#showsEntries(folder));
        throw proven ? new FaultError('screen-absent', { what: entry }) : error;
      });
    }
    await replaced(this.#content, this.ui.areas.location, () => this.click(this.#entry(entry), entry));
  }

  /** Proof of arrival by the location line (guide E-1 and TMW-2). @throws FaultError `not-arrived`, `no-right` */
  protected arriveAt(path: readonly string[]): Promise<void> {
    const { areas, frames, noRight } = this.ui;
    return arrive(() => this.frame(frames.content), { location: areas.location, path, noRight: { area: areas.noRight, text: noRight } }, this.context.actions.timeoutMs);
  }

  /** Opens a form by its control and waits until its first field can be seen, wherever this machine shows it. */
  protected async openForm(opener: Locator, label: string, sign: () => Locator): Promise<void> {
    this.context.actions.newForm();
    await this.click(opener, label);
    await this.context.actions.until(() => sign().isVisible(), this.context.actions.missing(label));
  }

  /** Heads of the list's table. */
  override labelled(): readonly Labelled[] {
    const { columns } = this as { readonly columns?: readonly string[] };
    return (columns ?? []).map((label) => ({ label, place: 'list', locator: listTable(this.list, [label]), needed: true }));
  }

  override rootOf(place: Place): Locator {
    switch (place) {
      case 'list': return this.list;
      case 'form': return this.form;
      case 'page': return this.#content.locator('html');
      case 'top': return this.frame(this.ui.frames.top).locator(this.ui.areas.topMenu);
      case 'tree': return this.#tree;
    }
  }

  get #content(): Frame {
    return this.frame(this.ui.frames.content);
  }

  get #tree(): Locator {
    return this.frame(this.ui.frames.menu).locator(this.ui.areas.tree);
  }

  /** Whether a folder of the tree is open: its own item shows other entries than itself. */
  async #showsEntries(folder: string): Promise<boolean> {
    const texts = await this.#entry(folder).locator('xpath=ancestor::li[1]').allInnerTexts();
    return texts.flatMap((text) => text.split('\n')).some((line) => /\p{L}/u.test(line) && line.trim() !== folder);
  }

  #entry(label: string): Locator {
    return this.#menuEntry('tree', label);
  }

  /** A menu entry by its label, or as a calibration finds it: some are pictures without any text. */
  #menuEntry(place: 'top' | 'tree', label: string): Locator {
    const name = Object.entries(this.ui.menu).find(([, text]) => text === label)?.[0];
    const calibrated = this.context.elements?.[`menu.${name}`];
    return calibrated?.in === place ? locate(this.rootOf(place), calibrated.find) : control(this.rootOf(place), label);
  }
}
