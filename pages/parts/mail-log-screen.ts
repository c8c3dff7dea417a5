import type { Locator } from 'playwright';
import type { Reading } from '../../engine/screen.ts';
import { ConsoleScreen, type ConsoleUi } from './console-screen.ts';
import { control, listTable, part } from './find.ts';
import { readMailLog, type MailLogState } from './mail-log.ts';
import type { ListWords, ShownRow } from './table.ts';

/** What a mail log needs beside menus and areas: the search bar, and the label of the search field for a sender's IP. */
export interface MailLogUi extends ConsoleUi {
  readonly areas: ConsoleUi['areas'] & { readonly searchBar: string; readonly searchField: string; readonly searchText: string };
  readonly menu: ConsoleUi['menu'] & { readonly monitoring: string; readonly logMonitoring: string };
  readonly log: { readonly ip: string } & Readonly<Record<string, string>>;
}

/** A mail log under 모니터링 > 로그 모니터링 (guide E-1). */
export abstract class MailLogScreen<Ui extends MailLogUi> extends ConsoleScreen<MailLogState, Ui> {
  protected abstract readonly which: MailLogState['list'];
  /** The entries of the left tree below 로그 모니터링. */
  protected abstract readonly path: readonly string[];
  protected abstract readonly columns: readonly string[];
  protected abstract readonly words: ListWords;
  protected abstract readonly searchLabel: string;
  #found: MailLogState | undefined;

  get searchField(): Locator { return part(this.list, this.ui.areas.searchField); }
  get searchText(): Locator { return part(this.list, this.ui.areas.searchText); }
  get searchButton(): Locator { return control(part(this.list, this.ui.areas.searchBar), this.searchLabel); }
  get table(): Locator { return listTable(this.list, this.columns); }

  /** The cells of one row by meaning; which labels share a cell is the console's affair. */
  protected abstract cells(row: ShownRow): Omit<MailLogState['rows'][number], 'stage'>;

  async openMonitoring(): Promise<void> {
    await this.openTop(this.ui.menu.monitoring, this.ui.menu.logMonitoring);
  }

  async openLog(): Promise<void> {
    const { monitoring, logMonitoring } = this.ui.menu;
    await this.openTree([logMonitoring, ...this.path]);
    await this.arriveAt([monitoring, logMonitoring, ...this.path]);
  }

  async goTo(): Promise<void> {
    await this.openMonitoring();
    await this.openLog();
  }

  /** 오류 메시지 확인: what the log says of the wanted senders in the period. */
  async find(): Promise<void> {
    const { query } = this.context;
    if (!query) return;
    this.#found = await readMailLog({
      list: this.which, area: () => this.list, columns: this.columns, words: this.words, labels: this.ui.log, query, searchIp: (ip) => this.#searchIp(ip), cells: (row) => this.cells(row),
    });
  }

  async read(): Promise<Reading<MailLogState>> {
    if (!this.#found) await this.find();
    const state = this.#found ?? { list: this.which, rows: [], pages: 0, complete: false };
    return { state, proof: `${state.rows.length}, ${state.pages}p`, shows: this.table };
  }

  async #searchIp(ip: string): Promise<void> {
    await this.context.actions.choose(this.searchField, this.ui.log.ip);
    await this.context.actions.search(this.searchText, ip, this.searchButton, this.searchLabel);
  }
}
