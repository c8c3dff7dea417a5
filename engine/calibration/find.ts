import type { Locator } from 'playwright';
import { z } from 'zod';

/** Roles that admin consoles of this kind use for what is clicked, filled or read. */
export const findRoles = ['link', 'button', 'textbox', 'spinbutton', 'combobox', 'listbox', 'checkbox', 'radio', 'img', 'tab', 'menuitem', 'treeitem', 'table', 'cell', 'columnheader'] as const;

/** Elements that are counted below a heading. */
export const findTags = ['a', 'button', 'input', 'select', 'textarea', 'img', 'table', 'span', 'td', 'th'] as const;

/** What counts as a heading: old consoles write them as cells and bold text too. */
export const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'caption', 'th', 'dt', 'b', 'strong'] as const;

const words = z.string().min(1).max(200).refine((text) => text.trim() === text, 'no blanks around it');

/** One plain CSS selector: no chain and no other selector engine, so that a file cannot say more than 'this element'. */
const plainCss = words.refine((text) => !text.includes('>>') && !/^\s*[\w:-]+\s*=/.test(text) && !/^\s*(?:\/\/|\.\.|xpath)/.test(text), 'one CSS selector');

/**
 * How one element of a console is found: a closed union, most robust kind first. It is data and never code; texts are whole and exact.
 * `nth` counts elements of one kind behind a heading, for icons that carry no text at all.
 */
export const findSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), role: z.enum(findRoles), name: words }),
  z.strictObject({ kind: z.literal('text'), text: words }),
  z.strictObject({ kind: z.literal('alt'), alt: words }),
  z.strictObject({ kind: z.literal('title'), title: words }),
  z.strictObject({ kind: z.literal('css'), css: plainCss }),
  z.strictObject({ kind: z.literal('nth'), heading: words, tag: z.enum(findTags), n: z.int().min(1).max(500) }),
]);

export type Find = z.output<typeof findSchema>;

/** The elements below a root that a calibrated way of finding means; the library's strictness still refuses more than one. */
export const locate = (root: Locator, find: Find): Locator => {
  switch (find.kind) {
    case 'role': return root.getByRole(find.role, { name: find.name, exact: true });
    case 'text': return root.getByText(find.text, { exact: true });
    case 'alt': return root.getByAltText(find.alt, { exact: true });
    case 'title': return root.getByTitle(find.title, { exact: true });
    case 'css': return root.locator(`css=${find.css}`);
    case 'nth': {
      const heading = headingTags.map((tag) => `self::${tag}`).join(' or ');
      return root.locator(`xpath=(.//*[${heading}][normalize-space(.)=${xpathText(find.heading)}]/following::${find.tag})[${find.n}]`);
    }
  }
};

/** A text as XPath 1.0 writes it, which knows no escapes. */
const xpathText = (text: string): string =>
  text.includes("'") ? `concat(${text.split("'").map((part) => `'${part}'`).join(`, "'", `)})` : `'${text}'`;

/** The same in one short text, for lists and reports. */
export const findText = (find: Find): string => {
  switch (find.kind) {
    case 'role': return `${find.role} "${find.name}"`;
    case 'text': return `text "${find.text}"`;
    case 'alt': return `alt "${find.alt}"`;
    case 'title': return `title "${find.title}"`;
    case 'css': return `css ${find.css}`;
    case 'nth': return `${find.tag} ${find.n} below "${find.heading}"`;
  }
};
