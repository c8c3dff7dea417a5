import type { Locator } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import { canonicalIp } from '../../../engine/inputs/canonical.ts';
import { parseLogTime } from '../../../engine/log/period.ts';
import type { Reading } from '../../../engine/screen.ts';
import { part } from '../../parts/find.ts';
import type { MailLogState } from '../../parts/mail-log.ts';
import { hiddenCells } from '../../parts/masks.ts';
import { givenIds, logRow, shownRows, type HistoryRow } from '../history.ts';
import { RspamdScreen } from '../rspamd-screen.ts';

/** More rows than a history keeps (200 unless a machine says otherwise): then one page shows all. */
const allRows = '100000';

const sorted = (texts: readonly string[]): string => JSON.stringify(texts.toSorted());

/** History: messages that were scanned, newest first, each with what spoke against it. */
abstract class HistoryScreen extends RspamdScreen<MailLogState> {
  protected abstract readonly which: 'smtp' | 'normal';
  protected abstract wanted(action: string): boolean;
  #given: readonly string[] = [];
  #found: MailLogState | undefined;

  get table(): Locator { return part(this.list, this.ui.areas.historyTable); }
  get rowsPerPage(): Locator { return part(this.list, this.ui.areas.rowsPerPage); }

  /** [History] */
  async openHistory(): Promise<void> {
    const { menu, areas } = this.ui;
    const response = await this.answerTo('/history', () => this.openTab(menu.history, areas.history, areas.rowsPerPage));
    this.#given = givenIds(await response.text());
  }

  async goTo(): Promise<void> {
    await this.openHistory();
  }

  /** What the history says of the wanted senders in the period. */
  async find(): Promise<void> {
    const { query } = this.context;
    if (!query) return;
    const hidden = hiddenCells(query, this.ui.log);
    const rows = (await this.#wholeTable()).map((row) => ({ ...logRow(row, this.ui), ...hidden }));
    const inPeriod = (time: string): boolean => {
      const at = parseLogTime(time)?.getTime() ?? query.to;
      return at >= query.from && at <= query.to;
    };
    const fits = (ip: string): boolean => query.ips.length === 0 || query.ips.includes(canonicalIp(ip) ?? '');
    this.#found = { list: this.which, rows: rows.filter((row) => this.wanted(row.action) && fits(row.ip) && inPeriod(row.time)), pages: 1, complete: true };
  }

  async read(): Promise<Reading<MailLogState>> {
    if (!this.#found) await this.find();
    const state = this.#found ?? { list: this.which, rows: [], pages: 0, complete: false };
    return { state, proof: `${state.rows.length} of ${this.#given.length}`, shows: this.table };
  }

  /** All rows on one page; read only when they are the messages that the machine gave out. @throws FaultError `list-incomplete` */
  async #wholeTable(): Promise<HistoryRow[]> {
    const { actions } = this.context;
    let rows: HistoryRow[] = [];
    const shows = async (isSo: (ids: readonly string[]) => boolean): Promise<void> => {
      const look = async (): Promise<boolean> => {
        rows = await shownRows(this.table);
        return isSo(rows.map((row) => row[this.ui.log.id] ?? ''));
      };
      await actions.until(look, new FaultError('list-incomplete', { shown: String(this.#given.length), read: '?' }));
    };
    // The table is made a moment after its rows have come, and a page size that is set before spoils it.
    const perPage = Number(await this.rowsPerPage.inputValue());
    await shows((ids) => ids.length === Math.min(perPage, this.#given.length));
    if (this.#given.length > perPage) await this.fill(this.rowsPerPage, 'Rows per page', allRows);
    await shows((ids) => sorted(ids) === sorted(this.#given));
    return rows;
  }
}

/** Messages that were refused, for good or for now. */
export class RefusedHistoryScreen extends HistoryScreen {
  protected readonly which = 'smtp' as const;

  protected wanted(action: string): boolean {
    return this.ui.refused.includes(action);
  }
}

/** Messages that passed, marked or not. */
export class PassedHistoryScreen extends HistoryScreen {
  protected readonly which = 'normal' as const;

  protected wanted(action: string): boolean {
    return !this.ui.refused.includes(action);
  }
}
