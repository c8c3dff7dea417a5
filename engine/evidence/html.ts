import { visibleText } from '../redaction/plain-text.ts';

/** Markup that is printed as it is: made by `html` below, or from a constant of ours (the style), never from data. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Child = string | number | Html | undefined | false | readonly Child[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or a quoted attribute: markup and invisible characters have no effect (law 9). */
export const escapeHtml = (text: string): string => visibleText(text).replace(/[&<>"']/g, c => entities[c] ?? c);

const print = (child: Child): string => {
  if (child === undefined || child === false) return '';
  if (child instanceof Html) return child.markup;
  if (typeof child === 'object') return child.map(print).join('');
  return escapeHtml(String(child));
};

/** Markup from a template: every value is escaped, unless it is markup already. Attributes must be quoted in the template. */
export const html = (parts: TemplateStringsArray, ...children: Child[]): Html =>
  new Html(parts.map((part, i) => part + (i < children.length ? print(children[i]) : '')).join(''));

/** Prints `children` when there is something to print. */
export const when = <T>(value: T | undefined | false | '', show: (value: T) => Child): Child => (value === undefined || value === false || value === '' ? undefined : show(value));
