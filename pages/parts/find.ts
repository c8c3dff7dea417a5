import type { Frame, Locator } from 'playwright';

/** One label or several accepted spellings of it, whole. */
export type Label = string | readonly string[];

const body = (label: Label): string => JSON.stringify(typeof label === 'string' ? [label] : label);

/** The first spelling, for pictures and messages. */
export const shownLabel = (label: Label): string => (typeof label === 'string' ? label : (label[0] ?? ''));

/** A link, button or icon by its caption. */
export const control = (root: Locator, label: Label): Locator => root.locator(`caption=${body(label)}`);

/** The cell beside a form row's label. */
export const rowCell = (root: Locator, label: Label): Locator => root.locator(`row=${body(label)}`);

/** The text box of a form row. */
export const textBox = (root: Locator, label: Label): Locator => rowCell(root, label).locator('input[type=text], input:not([type]), textarea');

/** The list or multiple list of a form row. */
export const selectBox = (root: Locator, label: Label): Locator => rowCell(root, label).locator('select');

/** A part of the screen by its selector, which stands in the appliance's `selectors.ts`. */
export const part = (root: Locator, area: string): Locator => root.locator(area);

/** A radio button or check box by its own text. */
export const choice = (root: Locator, label: Label): Locator => root.locator(`choice=${body(label)}`);

/** A list table by some of its column labels. */
export const listTable = (root: Locator, labels: readonly string[]): Locator => root.locator(`columns=${JSON.stringify(labels)}`);

/** The cells of lists that stand under one of these column labels, in one frame. */
export const cellsUnder = (frame: Frame, labels: readonly string[]): Locator => frame.locator(`under=${JSON.stringify(labels)}`);

/** The row of a list whose cell under that column shows exactly this text. */
export const listRow = (root: Locator, column: string, text: string): Locator => root.locator(`line=${JSON.stringify([column, text])}`);

/** The key that the link of a row's name carries, by which the console names the row in a request. */
export const linkKey = async (link: Locator): Promise<string> => /[?&]id=([^&'"]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';

/** The key that a row's check box carries, by which the console names the row in a request. */
export const rowKey = (row: Locator): Promise<string> => row.locator('input[type=checkbox]').inputValue();
