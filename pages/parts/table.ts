import type { Locator } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { control, listRow, listTable, type Label } from './find.ts';
import { readPage, type ShownPage, type ShownRow } from './shown-page.ts';

export type { ShownRow } from './shown-page.ts';

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

/** How often a list is read from its start before it counts as one that cannot be read whole. */
const mostReadings = 3;

/**
 * Reads a list whole: every page, with the proof that all of it was there and stayed so (F-15, F-60), or not at all. One page proves itself by its total. Over more
 * pages the total must be the same on each, no row may come twice, and the first page must still be the same after the last; or else two readings must be alike.
 * A list that is not read whole (`stop`, `pageBudget`) may grow meanwhile.
 * @throws FaultError `list-incomplete` when no reading is whole, `not-found` when there is no such table
 */
export const readList = async (order: ListOrder): Promise<WholeList> => {
  let before: Reading | undefined;
  for (let n = 1; ; n += 1) {
    const reading = await readThrough(order);
    const { rows, pages, total } = reading;
    const whole: WholeList = { rows, pages, total, proof: `${rows.length}/${total}, ${pages}p` };
    if (order.stop) return whole;
    const counted = reading.oneTotal && total === rows.length;
    if (counted && (pages === 1 || (before && sameRows(before.rows, rows)) || (!reading.repeats && (await firstIsStill(order, reading))))) return whole;
    if (n === mostReadings) throw new FaultError('list-incomplete', { shown: String(total), read: String(rows.length) });
    before = reading;
  }
};

interface Reading {
  readonly rows: readonly ShownRow[];
  readonly first: ShownPage;
  readonly pages: number;
  readonly total: number;
  /** The same total stood on every page. */
  readonly oneTotal: boolean;
  /** A row's key stood on more than one page. */
  readonly repeats: boolean;
}

/** By what is shown: a link may carry a token that is new on each page. */
const sameRows = (one: readonly ShownRow[], other: readonly ShownRow[]): boolean => JSON.stringify(one.map((row) => row.cells)) === JSON.stringify(other.map((row) => row.cells));

/** Whoever put a row in or took one out while pages were turned has moved the first page or its total. */
const firstIsStill = async (order: ListOrder, { first, total }: Reading): Promise<boolean> => {
  await toFirstPage(order);
  const now = await settledPage(order, 0, 1);
  return now.total === total && sameRows(now.rows, first.rows);
};

const readThrough = async (order: ListOrder): Promise<Reading> => {
  await toFirstPage(order);
  const rows: ShownRow[] = [];
  const seen: ReadonlySet<string>[] = [];
  const totals = new Set<number>();
  let first: ShownPage | undefined;
  for (;;) {
    const page = await settledPage(order, rows.length, seen.length + 1);
    rows.push(...page.rows);
    first ??= page;
    seen.push(new Set(page.rows.map((row) => row.key)));
    totals.add(page.total);
    if (rows.length >= page.total && page.more) throw new FaultError('list-incomplete', { shown: `${page.total}+`, read: String(rows.length) });
    const isEnd = rows.length >= page.total || seen.length >= (order.pageBudget ?? Infinity) || order.stop?.(rows);
    const next = isEnd ? undefined : await nextControl(order);
    if (!next) return { rows, first, pages: seen.length, total: page.total, oneTotal: totals.size === 1, repeats: repeatsIn(seen) };
    await next.click();
  }
};

const repeatsIn = (pages: readonly ReadonlySet<string>[]): boolean => {
  const keys = pages.flatMap((page) => [...page]);
  return new Set(keys).size < keys.length;
};

/** A page counts as there when its number is the expected one and its rows are: all that the total promises, or a full page before the next one. */
const settledPage = async (order: ListOrder, before: number, number: number): Promise<ShownPage & { total: number }> => {
  const end = performance.now() + (order.limitMs ?? 10_000);
  let size = -1;
  for (;;) {
    const page = await tryRead(order);
    const [total, ...others] = page?.totals ?? [];
    if (page && total !== undefined && others.length === 0 && (page.page === undefined || page.page === number || total === 0)) {
      const whole = before + page.rows.length === total && (total > 0 || page.empty);
      // A page in the middle is complete when the same number of rows is seen twice and another page follows.
      const settled = page.rows.length > 0 && page.rows.length === size && before + page.rows.length < total && (await nextControl(order)) !== undefined;
      if (whole || settled) return { ...page, total };
      size = page.rows.length;
    }
    if (performance.now() > end) throw new FaultError('list-incomplete', { shown: page?.totals.join(' / ') || '?', read: String(before + (page?.rows.length ?? 0)) });
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
