import type { ElementHandle, Locator, Page } from 'playwright';
import type { Camera } from '../camera.ts';
import type { AnyScreen } from '../screen.ts';
import { actingElement, captionOf, describe, robustFind, type Described } from './candidates.ts';
import { findText } from './find.ts';
import { kindOfField } from './fields.ts';
import { versionIn } from './version-mark.ts';
import type { LiveCalibration } from './live.ts';

/** One named element that was not found once. */
export interface Miss {
  /** `<section>.<field>`, or a path of `selectors.ts`. */
  readonly name: string;
  readonly label: string;
  readonly found: number;
  readonly section: string;
  /** An element that is clicked, filled or read, or only the words it is called by. */
  readonly what: 'element' | 'label';
  /** Where an element stands. */
  readonly place?: 'list' | 'form';
}

/** Whoever can point at an element in the browser; undefined when the person leaves it out. */
export interface Pointer {
  pick(miss: Miss, page: Page): Promise<Locator | undefined>;
  /** What was pointed at is not what is looked for, or cannot be told from others. */
  refused(miss: Miss, why: 'other-kind' | 'not-unique' | 'no-text' | 'no-version'): void;
}

export interface Asking {
  readonly pointer: Pointer;
  readonly live: LiveCalibration;
  readonly witness: { readonly by: string; readonly on: string };
  readonly camera: Pick<Camera, 'shoot'>;
}

/** What a field of that kind may be. */
const kinds: Readonly<Record<string, (one: Described) => boolean>> = {
  field: ({ tag, type }) => tag === 'textarea' || tag === 'select' || (tag === 'input' && !/^(?:button|submit|image|radio|checkbox)$/.test(type)),
  list: ({ tag }) => tag === 'select',
  select: ({ tag }) => tag === 'select',
  choice: ({ type }) => type === 'radio' || type === 'checkbox',
  table: ({ tag }) => tag === 'table',
};

/**
 * Asks for one miss and keeps the answer in the live calibration: words for a label, the most robust way of finding for an element.
 * @returns whether something was learnt
 */
export const answerMiss = async ({ pointer, live, witness, camera }: Asking, miss: Miss, screen: AnyScreen, page: Page): Promise<boolean> => {
  const picked = await pointer.pick(miss, page);
  if (!picked) return false;
  const field = miss.name.split('.').at(-1) ?? '';
  const element = await actingElement(picked, kindOfField(field));
  const described = await describe(element);
  const caption = captionOf(described);
  const picture = await camera.shoot(page, `pick-${miss.name}`, { touched: { locators: [picked], label: miss.label } });
  const seen = { ...witness, ...(picture ? { picture: picture.sha256 } : {}) };
  if (miss.what === 'label' && caption !== '') {
    live.setValue(miss.name, { is: caption, ...seen });
    return true;
  }
  if (miss.what === 'label' && !miss.name.startsWith('menu.')) {
    pointer.refused(miss, 'no-text');
    return false;
  }
  if (kinds[kindOfField(field)]?.(described) === false) {
    pointer.refused(miss, 'other-kind');
    return false;
  }
  const roots = (miss.what === 'label' ? (['top', 'tree'] as const) : ([miss.place ?? 'list', 'page'] as const)).map((place) => [place, screen.rootOf(place)] as const);
  const way = await robustFind(element, roots);
  if (!way) {
    pointer.refused(miss, 'not-unique');
    return false;
  }
  live.setElement(miss.name, { ...way, label: caption === '' ? findText(way.find) : caption, ...seen });
  return true;
};

/** What is asked for where a console shows no version that is known. */
const versionMiss: Miss = { name: 'version', label: '', found: 0, section: 'layout', what: 'label' };

/**
 * Asks where the console shows its version and keeps the place. What reads like the version itself is no place: after an update it would be gone.
 * @returns whether it was learnt
 */
export const answerVersion = async ({ pointer, live, witness, camera }: Asking, tab: Page): Promise<boolean> => {
  const picked = await pointer.pick(versionMiss, tab);
  if (!picked) return false;
  const element = (await picked.elementHandle()) as ElementHandle<HTMLElement>;
  const version = versionIn(await element.innerText());
  const frame = await element.ownerFrame();
  if (version === '' || !frame) {
    pointer.refused(versionMiss, 'no-version');
    return false;
  }
  const way = await robustFind(element, [['page', frame.locator('html')]], (find) => (find.kind === 'css' || find.kind === 'nth') && !findText(find).includes(version));
  if (!way) {
    pointer.refused(versionMiss, 'not-unique');
    return false;
  }
  const picture = await camera.shoot(tab, 'pick-version', { touched: { locators: [picked], label: version } });
  live.setVersionMark({ find: way.find, ...witness, ...(picture ? { picture: picture.sha256 } : {}) });
  return true;
};
