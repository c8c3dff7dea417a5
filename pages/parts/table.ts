import type { Locator } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { control, listRow, listTable, type Label } from './find.ts';

/** One row as it was shown: the lines of each cell by the column's folded label, and what stands behind it. */
export interface ShownRow {
  readonly cells: Readonly<Record<string, readonly string[]>>;
}

/** One page of a list, read by one evaluation in the page. */
interface ShownPage {
  readonly rows: readonly ShownRow[];
  readonly total: number | undefined;
  readonly empty: boolean;
  /** The current page number where a pager shows one. */
  readonly page: number | undefined;
}

/** What is known of an appliance's lists. */
export interface ListWords {
  /** Pattern with one group for the number, e.g. `전체\s*([\d,]+)\s*건`. */
  readonly total: string;
  readonly empty: readonly string[];
  readonly next: Label;
  readonly first: Label;
  /** CSS of the pager's area and of its current page number. */
  readonly pager: string;
  readonly current: string;
}

export interface WholeList {
  readonly rows: readonly ShownRow[];
  readonly pages: number;
  readonly total: number;
  readonly proof: string;
}

const readPage = (table: Locator, words: ListWords): Promise<ShownPage> =>
  table.evaluate(
    (element, { total, empty, current }) => {
      const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFC').replace(/[\s​﻿]+/g, '');
      const lines = (cell: HTMLElement): string[] => cell.innerText.normalize('NFC').split('\n').map((line) => line.replace(/[\s ]+/g, ' ').trim());
      const heads = [...((element as HTMLTableElement).tHead?.querySelectorAll<HTMLElement>('th') ?? [])].map((th) => fold(th.innerText));
      const found = [...(element as HTMLTableElement).tBodies].flatMap((body) => [...body.rows]).map((tr) => [...tr.cells] as HTMLElement[]);
      const isEmpty = found.some((cells) => cells.length === 1 && empty.some((text) => fold(text) === fold(cells[0]?.innerText)));
      const rows = found
        .filter((cells) => cells.length === heads.length)
        .map((cells) => ({ cells: Object.fromEntries(cells.map((cell, i) => [heads[i] ?? String(i), lines(cell)])) }));
      const shownTotal = new RegExp(total).exec(document.body.innerText)?.[1];
      const number = document.querySelector<HTMLElement>(current)?.innerText.trim();
      return { rows, empty: isEmpty, total: shownTotal === undefined ? undefined : Number(shownTotal.replaceAll(',', '')), page: number === undefined ? undefined : Number(number) };
    },
    { total: words.total, empty: [...words.empty], current: words.current },
  );

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ListOrder {
  /** The area the list stands in; looked up again at each use. */
  readonly area: () => Locator;
  readonly columns: readonly string[];
  readonly words: ListWords;
  readonly limitMs?: number;
  /** Most pages to read; `stop` may end earlier (a log that is newest first). Without them the list is read whole. */
  readonly pageBudget?: number;
  readonly stop?: (rows: readonly ShownRow[]) => boolean;
}

/**
 * Reads a list whole: every page, with the proof that all of it was there (total shown = rows read, F-15, F-60), or not at all.
 * @throws FaultError `list-incomplete` when the proof fails twice, `not-found` when there is no such table
 */
export const readList = async (order: ListOrder): Promise<WholeList> => {
  const once = await readThrough(order);
  if (once.total === once.rows.length || order.stop) return once;
  // Somebody may have added a row while pages were turned; one more complete reading decides.
  const again = await readThrough(order);
  if (again.total === again.rows.length) return again;
  throw new FaultError('list-incomplete', { shown: String(again.total), read: String(again.rows.length) });
};

const readThrough = async (order: ListOrder): Promise<WholeList> => {
  await toFirstPage(order);
  const rows: ShownRow[] = [];
  let total = 0;
  let pages = 0;
  for (;;) {
    const page = await settledPage(order, rows.length, pages + 1);
    rows.push(...page.rows);
    pages += 1;
    total = page.total;
    if (rows.length >= total || pages >= (order.pageBudget ?? Infinity) || order.stop?.(rows)) break;
    const next = await nextControl(order);
    if (!next) break;
    await next.click();
  }
  return { rows, pages, total, proof: `${rows.length}/${total}, ${pages}p` };
};

/** A page counts as there when its number is the expected one and its rows are: all that the total promises, or a full page before the next one. */
const settledPage = async (order: ListOrder, before: number, number: number): Promise<ShownPage & { total: number }> => {
  const end = performance.now() + (order.limitMs ?? 10_000);
  let size = -1;
  for (;;) {
    const page = await tryRead(order);
    if (page?.total !== undefined && (page.page === undefined || page.page === number || page.total === 0)) {
      const { total } = page;
      const whole = before + page.rows.length === total && (total > 0 || page.empty);
      // A page in the middle is complete when the same number of rows is seen twice and another page follows.
      const settled = page.rows.length > 0 && page.rows.length === size && before + page.rows.length < total && (await nextControl(order)) !== undefined;
      if (whole || settled) return { ...page, total };
      size = page.rows.length;
    }
    if (performance.now() > end) throw new FaultError('list-incomplete', { shown: String(page?.total ?? '?'), read: String(before + (page?.rows.length ?? 0)) });
    await pause(60);
  }
};

const tryRead = async (order: ListOrder): Promise<ShownPage | undefined> => {
  const table = listTable(order.area(), order.columns);
  const count = await table.count().catch(() => 0);
  if (count > 1) throw new FaultError('ambiguous', { what: order.columns.join(', '), n: String(count) });
  if (count === 0) return undefined;
  return readPage(table, order.words).catch(() => undefined);
};

/** The [next] of the pager, or undefined on the last page, where it is missing, disabled or leads nowhere. */
const nextControl = async (order: ListOrder): Promise<Locator | undefined> => {
  const next = control(order.area().locator(order.words.pager), order.words.next);
  if ((await next.count()) !== 1) return undefined;
  return (await next.isEnabled()) ? next : undefined;
};

const toFirstPage = async (order: ListOrder): Promise<void> => {
  const page = await tryRead(order);
  if (page?.page === undefined || page.page === 1) return;
  await control(order.area().locator(order.words.pager), order.words.first).click();
};

/** Turns pages until a row is in view, and tells its raw text under the column. @throws FaultError `not-found` when no row of the whole list fits */
export const turnTo = async (order: ListOrder, column: string, fits: (text: string) => boolean): Promise<string> => {
  const { rows } = await readList({ ...order, stop: (shown) => shown.some((row) => fits(cellText(row, column))) });
  const found = rows.map((row) => cellText(row, column)).filter(fits);
  const [text] = found;
  if (text === undefined) throw new FaultError('not-found', { what: column });
  return text;
};

/** The row that fits, in view: as it stands where the page on screen has it, else after turning pages. @throws FaultError `not-found` */
export const rowInView = async (order: ListOrder, column: string, exact: string, fits: (text: string) => boolean): Promise<Locator> => {
  const row = listRow(order.area(), column, exact);
  if ((await row.count()) === 1) return row;
  return listRow(order.area(), column, await turnTo(order, column, fits));
};

/** A cell's text as one line; lines of a cell that wraps inside words are joined without a space by the caller instead. */
export const cellText = (row: ShownRow, column: string): string => (row.cells[column.replace(/\s+/g, '')] ?? []).join(' ').trim();

/** The lines of a cell that holds more than one value. */
export const cellLines = (row: ShownRow, column: string): readonly string[] => row.cells[column.replace(/\s+/g, '')] ?? [];
