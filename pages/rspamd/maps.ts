import type { Locator } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { part } from '../parts/find.ts';
import type { RspamdUi } from './selectors.ts';

/** One line of the lists on the configuration screen. */
export interface ListedMap {
  readonly uri: string;
  /** Its name, which opens it. */
  readonly link: Locator;
}

/**
 * The map that goes by this name: the last part of its address, its whole address, or its description.
 * @throws FaultError `not-found`, or `ambiguous` when more than one goes by it
 */
export const mapCalled = async (pane: Locator, ui: RspamdUi, name: string): Promise<ListedMap> => {
  const rows = part(pane, ui.areas.mapRow);
  const listed = await rows.evaluateAll((all) => all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => (cell.textContent ?? '').normalize('NFC').trim())));
  const found = listed.flatMap(([, uri = '', description = ''], n) => ([uri, uri.split('/').at(-1), description].includes(name) ? [{ uri, n }] : []));
  const [one] = found;
  if (!one) throw new FaultError('not-found', { what: name });
  if (found.length > 1) throw new FaultError('ambiguous', { what: name, n: String(found.length) });
  return { uri: one.uri, link: part(rows.nth(one.n), ui.areas.mapLink) };
};
