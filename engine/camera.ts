import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright';
import type { Outline } from './browser/outline.ts';
import type { Box, EvidenceGap, Picture } from './events.ts';
import { isFull, type RunSpace } from './evidence/run-space.ts';

/** What of a page must not be in a picture, and what says which screen it shows. */
export interface Sight {
  /** Elements of one frame to be covered; asked for every frame of every picture. */
  readonly masks: (frame: Frame) => readonly Locator[];
  /** The console's location line, and whether a sign-in page is in any frame. */
  readonly shown: (tab: Page) => Promise<NonNullable<Picture['shown']>>;
}

const passwords = 'input[type=password]';

/** How long a busy machine may take for the box of an element, and for a picture, in milliseconds; later ones are gaps. */
const boxMs = 5_000;
const shotMs = 20_000;
/** How long a picture that has been begun may keep its run, in milliseconds. */
export const longestPictureMs = boxMs + shotMs;

/** What a picture is to tell about, besides itself. */
export interface Seen {
  readonly touched?: { readonly locators: readonly Locator[]; readonly label: string };
  readonly way?: readonly { readonly ref: string; readonly locator: Locator }[];
}

/** Takes one picture per step: the untouched shot as a file, the touched element's box as data (performance.md: drawing later costs least). */
export class Camera {
  readonly #dir: string;
  readonly #space: RunSpace | undefined;
  readonly #outline: Outline | undefined;
  #n = 0;
  #sight: Sight | undefined;
  #writes: Promise<void>[] = [];
  #gaps: EvidenceGap[] = [];

  /**
   * @param dir the run's folder; pictures go into its `pictures/`
   * @param space knows when the disk was full: then the journal goes before pictures (F-83)
   * @param outline what a person is shown and no picture may hold
   */
  constructor(dir: string, space?: RunSpace, outline?: Outline) {
    this.#dir = dir;
    this.#space = space;
    this.#outline = outline;
    mkdirSync(join(dir, 'pictures'), { recursive: true });
  }

  /** No picture is taken before this: a password may be on screen, and nobody has said yet what is to be masked. */
  uncover(sight: Sight): void {
    this.#sight = sight;
  }

  cover(): void {
    this.#sight = undefined;
  }

  /** Pictures that could not be taken or written; evidence that fails never stops a write. */
  get gaps(): readonly EvidenceGap[] {
    return this.#gaps;
  }

  /**
   * One picture; undefined when recorders are off or the browser could not take it (then it is among the gaps).
   * @param seen.touched what the step touches; each must be there
   * @param seen.way what earlier steps touched; told where the picture shows it too
   */
  async shoot(tab: Page, ref: string, { touched, way = [] }: Seen = {}): Promise<Picture | undefined> {
    const sight = this.#sight;
    if (!sight || tab.isClosed()) return undefined;
    if (this.#space?.full) {
      this.#gaps.push({ kind: 'disk-full', detail: ref });
      return undefined;
    }
    try {
      await this.#outline?.hide(tab);
      const boxes = await Promise.all((touched?.locators ?? []).map((one) => one.boundingBox({ timeout: boxMs })));
      const marked = boxes.filter((one) => one !== null).map(rounded);
      const [box] = marked;
      const earlier = (await Promise.all(way.map(async (one) => ({ ref: one.ref, box: await boxInView(tab, one.locator) })))).flatMap(({ ref: of, box: found }) => (found ? [{ ref: of, box: found }] : []));
      const shown = await sight.shown(tab);
      // By geometry, in every frame, before a pixel is taken: the unmasked picture never exists.
      const mask = tab.frames().flatMap((frame) => [frame.locator(passwords), ...sight.masks(frame)]);
      const bytes = await tab.screenshot({ timeout: shotMs, animations: 'disabled', mask, maskColor: '#808080' });
      this.#n += 1;
      const file = `pictures/${String(this.#n).padStart(2, '0')}-${ref.replace(/[^A-Za-z0-9.-]+/g, '_')}.png`;
      this.#writes.push(writeFile(join(this.#dir, file), bytes, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => this.#unwritten(file, error)));
      return {
        file,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
        ...(box ? { box } : {}),
        ...(marked.length > 1 ? { boxes: marked.map((one) => ({ box: one })) } : {}),
        ...(touched ? { target: touched.label } : {}),
        ...(earlier.length > 0 ? { earlier } : {}),
        shown,
      };
    } catch (error) {
      this.#gaps.push({ kind: 'picture', detail: `${ref}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}` });
      return undefined;
    }
  }

  /** All pictures on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.#writes);
  }

  async #unwritten(file: string, error: unknown): Promise<void> {
    if (isFull(error) && this.#space) this.#space.full = true;
    this.#gaps.push({ kind: isFull(error) ? 'disk-full' : 'picture', detail: file });
    // What a full disk took of it is no picture.
    await rm(join(this.#dir, file), { force: true }).catch(() => undefined);
  }
}

/** Where an element stands that may be gone by now; never waits for it. Out of its frame's view is as good as gone. */
const boxInView = async (tab: Page, locator: Locator): Promise<Box | undefined> => {
  if (locator.page() !== tab) return undefined;
  const seen = await locator.evaluateAll((all) => all.length === 1 && all.every((one) => {
    const { top, left, bottom, right, width, height } = one.getBoundingClientRect();
    return width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  })).catch(() => false);
  const box = seen ? await locator.boundingBox({ timeout: 500 }).catch(() => null) : null;
  return box ? rounded(box) : undefined;
};

const rounded = (box: Box): Box => ({ x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width), height: Math.round(box.height) });
