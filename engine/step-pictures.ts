import type { Locator, Page } from 'playwright';
import type { Outline } from './browser/outline.ts';
import type { Camera } from './camera.ts';
import type { Picture } from './events.ts';

export interface StepPicturesParts {
  readonly camera: Camera;
  readonly outline?: Outline | undefined;
  /** False: only readings and a step that fails are pictured. */
  readonly each: boolean;
}

/** Which picture a step gets: of what it touched, while that is in view, with what earlier steps of the section touched where it shows too. */
export class StepPictures {
  readonly #parts: StepPicturesParts;
  #section = '';
  #ref = '';
  #showsWay = false;
  #picture: Picture | undefined;
  /** Fields filled in this step; one picture at its end marks them together. */
  #filled: readonly { readonly locator: Locator; readonly label: string }[] = [];
  /** What the steps of this section clicked last, by their reference. */
  #clicked: readonly { readonly ref: string; readonly locator: Locator }[] = [];

  constructor(parts: StepPicturesParts) {
    this.#parts = parts;
  }

  get taken(): Picture | undefined {
    return this.#picture;
  }

  /** @param way the picture also tells where it shows what earlier steps of the section clicked */
  begin(section: string, ref: string, way: boolean): void {
    if (section !== this.#section) this.#clicked = [];
    this.#section = section;
    this.#ref = ref;
    this.#showsWay = way;
    this.#picture = undefined;
    this.#filled = [];
  }

  /** Just before a click, because afterwards the element may be gone. */
  async click(control: Locator, label: string): Promise<void> {
    if (this.#parts.each && this.#ref !== '') {
      await this.#shoot(control.page(), [control], label);
      await this.#parts.outline?.show(control);
    }
    this.#clicked = [...this.#clicked.filter((one) => one.ref !== this.#ref), { ref: this.#ref, locator: control }];
    this.#filled = [];
  }

  fill(field: Locator, label: string): void {
    this.#filled = [...this.#filled.filter((one) => one.label !== label), { locator: field, label }];
  }

  /** The end of a step: what it filled, or where it touched nothing the screen as it is. */
  async end(tab: Page, canShoot: boolean): Promise<void> {
    const page = this.#filled[0]?.locator.page();
    if (!this.#parts.each) return;
    if (page && !page.isClosed()) await this.#shoot(page, this.#filled.map((one) => one.locator), this.#filled.map((one) => one.label).join(', '));
    if (!this.#picture && canShoot) this.#picture = await this.#parts.camera.shoot(tab, this.#ref);
  }

  /** A run without step pictures shows at least where a step failed. */
  async failed(tab: Page, canShoot: boolean): Promise<void> {
    if (!this.#parts.each && !this.#picture && canShoot) this.#picture = await this.reading(tab, [], 0);
  }

  /** A picture of what a reading rests on, with the elements that show it scrolled into view (F-78). */
  async reading(tab: Page, elements: readonly Locator[], timeoutMs: number): Promise<Picture | undefined> {
    const there: Locator[] = [];
    for (const element of elements) if ((await element.count()) === 1) there.push(element);
    // The first one last, so that it is in view whatever the others did.
    for (const element of there.toReversed()) await element.scrollIntoViewIfNeeded({ timeout: timeoutMs });
    const way = this.#clicked.filter((one) => one.ref !== '');
    return this.#parts.camera.shoot(tab, this.#ref, there.length === 0 ? { way } : { touched: { locators: there, label: '' }, way });
  }

  async #shoot(page: Page, locators: readonly Locator[], label: string): Promise<void> {
    const way = this.#showsWay ? this.#clicked.filter((one) => one.ref !== this.#ref) : [];
    this.#picture = await this.#parts.camera.shoot(page, this.#ref, { touched: { locators, label }, way });
  }
}
