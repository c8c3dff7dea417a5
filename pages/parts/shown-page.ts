import type { Locator } from 'playwright';

/** One row as it was shown: the lines of each cell by the column's folded label, and what stands behind it. */
export interface ShownRow {
  readonly cells: Readonly<Record<string, readonly string[]>>;
  /** The console's own key of the row, from its check boxes and links; the whole row's text where it carries none. */
  readonly key: string;
}

/** One page of a list, read by one evaluation in the page. */
export interface ShownPage {
  readonly rows: readonly ShownRow[];
  /** Each number that the total's label shows, once; two of them mean that one is not the total. */
  readonly totals: readonly number[];
  readonly empty: boolean;
  /** The current page number where a pager shows one. */
  readonly page: number | undefined;
  /** The pager links to a page behind this one. */
  readonly more: boolean;
}

/** What of an appliance's list words is needed inside the page. */
interface PageWords {
  readonly total: string;
  readonly empty: readonly string[];
  readonly pager: string;
  readonly current: string;
}

/**
 * Reads the page of a list that is on screen. The total is looked for only where the console itself writes: what other people wrote (rows of lists, the cells
 * behind a form row's label, fields and choices) is left out, or a description '전체 20개 지점' would count as the total.
 */
export const readPage = (table: Locator, { total, empty, pager, current }: PageWords): Promise<ShownPage> =>
  table.evaluate(
    (element, words) => {
      const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFC').replace(/[\s\u200b\ufeff]+/g, '');
      const lines = (cell: HTMLElement): string[] => cell.innerText.normalize('NFC').split('\n').map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
      const others = 'thead ~ tbody, th + td, dt + dd, select, textarea, input';
      const consoleText = (part: HTMLElement): string => {
        if (part.matches(others) || getComputedStyle(part).display === 'none') return '';
        if (part.querySelector(others) === null) return part.innerText;
        return [...part.childNodes].map((node) => (node instanceof HTMLElement ? consoleText(node) : node instanceof Text ? node.data : '')).join('\n');
      };
      const heads = [...((element as HTMLTableElement).tHead?.querySelectorAll<HTMLElement>('th') ?? [])].map((th) => fold(th.innerText));
      const found = [...(element as HTMLTableElement).tBodies].flatMap((body) => [...body.rows]).map((tr) => ({ tr, cells: [...tr.cells] as HTMLElement[] }));
      const keyOf = (tr: HTMLElement): string => {
        const own = [...tr.querySelectorAll<HTMLElement>('input[type=checkbox], a[href]')].map((one) => one.getAttribute('href') ?? one.getAttribute('value') ?? '');
        return own.join('') === '' ? tr.innerText : own.join('\n');
      };
      const totals = [...consoleText(document.body).matchAll(new RegExp(words.total, 'g'))].map((match) => Number((match[1] ?? '').replaceAll(',', '')));
      const number = document.querySelector<HTMLElement>(words.current)?.innerText.trim();
      const page = number === undefined ? undefined : Number(number);
      const links = [...(document.querySelector(words.pager)?.querySelectorAll<HTMLElement>('a, button') ?? [])].map((one) => one.innerText.trim());
      return {
        rows: found
          .filter(({ cells }) => cells.length === heads.length)
          .map(({ tr, cells }) => ({ cells: Object.fromEntries(cells.map((cell, i) => [heads[i] ?? String(i), lines(cell)])), key: keyOf(tr) })),
        totals: [...new Set(totals)],
        empty: found.some(({ cells }) => cells.length === 1 && words.empty.some((text) => fold(text) === fold(cells[0]?.innerText))),
        page,
        more: page !== undefined && links.some((text) => /^\d+$/.test(text) && Number(text) > page),
      };
    },
    { total, empty: [...empty], pager, current },
  );
