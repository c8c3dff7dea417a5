import type { ElementHandle, Locator } from 'playwright';
import type { Place } from './calibration.ts';
import { findRoles, findTags, headingTags, locate, type Find } from './find.ts';

/** An element as a page describes it. Texts have white space folded. */
export interface Described {
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  readonly id: string;
  readonly name: string;
  readonly classes: readonly string[];
  readonly text: string;
  readonly alt: string;
  readonly title: string;
  readonly label: string;
  /** The nearest heading before it below the root, and which one of its kind behind that heading it is, from 1: counted below the root alone, since what stands outside (rows of a list) changes. */
  readonly heading: string;
  readonly n: number;
}

/** What a person points at may be the picture inside a link: the element that acts is meant. */
export const actingElement = async (picked: Locator, kind: string): Promise<ElementHandle<HTMLElement>> => {
  const handle = await picked.evaluateHandle((element, wanted) => {
    const acting = wanted === 'table' ? 'table' : 'a, button, input, select, textarea, [role=button], [role=tab], [role=link]';
    return (element.closest<HTMLElement>(acting) ?? element) as HTMLElement;
  }, kind);
  return handle;
};

/** @param root what headings and neighbours are counted in; the whole document unless given */
export const describe = (element: ElementHandle<HTMLElement>, root?: ElementHandle): Promise<Described> =>
  element.evaluate((el, { headings, within }) => {
    const scope = (within ?? el.ownerDocument) as ParentNode;
    const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    const tag = el.tagName.toLowerCase();
    const type = tag === 'input' ? (el as HTMLInputElement).type : '';
    const image = el.querySelector('img');
    const before = [...scope.querySelectorAll<HTMLElement>(headings)].filter((one) => fold(one.textContent) !== '' && one !== el && (one.compareDocumentPosition(el) & 4) !== 0 && !one.contains(el));
    const heading = before.at(-1);
    const same = heading ? before.filter((one) => fold(one.textContent) === fold(heading.textContent)) : [];
    const behind = [...scope.querySelectorAll(tag)].filter((one) => same.some((mark) => (mark.compareDocumentPosition(one) & 4) !== 0 && !mark.contains(one)));
    const text = tag === 'input' && /^(?:button|submit|reset)$/.test(type) ? fold((el as HTMLInputElement).value) : tag === 'input' || tag === 'select' || tag === 'textarea' ? '' : fold(el.innerText);
    return {
      tag, type, role: el.getAttribute('role') ?? '', id: el.id, name: el.getAttribute('name') ?? '', classes: [...el.classList], text,
      alt: fold(el.getAttribute('alt') ?? image?.alt), title: fold(el.getAttribute('title') ?? image?.title), label: fold(el.getAttribute('aria-label')),
      heading: fold(heading?.textContent), n: behind.indexOf(el) + 1,
    };
  }, { headings: headingTags.join(', '), within: root });

const implicitRoles: Readonly<Record<string, string>> = { a: 'link', button: 'button', select: 'combobox', textarea: 'textbox', img: 'img', table: 'table', td: 'cell', th: 'columnheader' };

const roleOf = ({ tag, type, role }: Described): string => {
  if (role !== '') return role;
  if (tag !== 'input') return implicitRoles[tag] ?? '';
  if (type === 'checkbox' || type === 'radio') return type;
  return /^(?:button|submit|reset|image)$/.test(type) ? 'button' : 'textbox';
};

const cssWord = (text: string): string => text.replaceAll(/["\\]/g, '\\$&');

/** Ways of finding it, the most robust first: what a person reads, then names for machines, then its place. */
export const candidates = (one: Described): readonly Find[] => {
  const { tag, text, alt, title, label, id, name, classes, heading, n } = one;
  const role = findRoles.find((known) => known === roleOf(one));
  const counted = findTags.find((known) => known === tag);
  const names = [...new Set([text, label, alt, title])].filter((word) => word !== '' && word.length <= 200);
  const css = [
    ...(id === '' ? [] : [`[id="${cssWord(id)}"]`]), ...(name === '' ? [] : [`${tag}[name="${cssWord(name)}"]`]), ...classes.map((word) => `${tag}[class~="${cssWord(word)}"]`),
  ];
  return [
    ...(role ? names.map((word): Find => ({ kind: 'role', role, name: word })) : []),
    ...(text !== '' && text.length <= 200 ? [{ kind: 'text', text } as const] : []),
    ...(alt === '' ? [] : [{ kind: 'alt', alt } as const]),
    ...(title === '' ? [] : [{ kind: 'title', title } as const]),
    ...css.map((selector): Find => ({ kind: 'css', css: selector })),
    ...(counted && heading !== '' && n > 0 ? [{ kind: 'nth', heading, tag: counted, n } as const] : []),
  ];
};

/** The words by which a person would call it. */
export const captionOf = ({ text, label, alt, title }: Described): string => [text, label, alt, title].find((word) => word !== '') ?? '';

/** The most robust way that finds this one element and no other below one of the roots; undefined when there is none. */
export const robustFind = async (element: ElementHandle<HTMLElement>, roots: readonly (readonly [place: Place, root: Locator])[], may: (find: Find) => boolean = () => true): Promise<{ readonly in: Place; readonly find: Find } | undefined> => {
  for (const [place, root] of roots) {
    const scope = await root.elementHandle({ timeout: 500 }).catch(() => undefined);
    // A root in another document is no root of this element.
    const ways = scope ? await describe(element, scope).then(candidates, () => []) : [];
    for (const find of ways.filter(may)) if (await findsOnly(element, locate(root, find))) return { in: place, find };
  }
  return undefined;
};

const findsOnly = async (element: ElementHandle<HTMLElement>, found: Locator): Promise<boolean> => {
  try {
    if ((await found.count()) !== 1) return false;
    const other = await found.elementHandle({ timeout: 500 });
    // An element of another document cannot be compared, and is another one.
    return await element.evaluate((one, two) => one === two || one.contains(two), other);
  } catch {
    return false;
  }
};
