import type { AdminLogPages, ReadAdminLog } from '../../engine/admin-log.ts';
import type { AdminLogLine } from '../../engine/events.ts';
import type { Reading, ScreenContext } from '../../engine/screen.ts';
import { ConsoleScreen, type ConsoleUi } from './console-screen.ts';
import { listTable } from './find.ts';
import { cellText, readList, type ListWords, type ShownRow } from './table.ts';

/** What 관리자 작업 로그 needs beside menus and areas: its column labels. */
export interface AdminLogUi extends ConsoleUi {
  readonly menu: { readonly monitoring: string; readonly logMonitoring: string; readonly adminLog: string };
  readonly adminLog: { readonly time: string; readonly administrator: string; readonly from: string; readonly menu: string; readonly work: string };
}

/** Other people's work in the time of one run is a page or two; more is not looked for. */
const mostPages = 5;

/** 모니터링 > 로그 모니터링 > 관리자 작업 로그: the menu is the guide's (E-1), the columns are inferred. It is only read. */
export abstract class AdminLogScreen<Ui extends AdminLogUi> extends ConsoleScreen<AdminLogPages, Ui> {
  protected abstract readonly words: ListWords;
  /** The newest lines of an earlier reading: pages are turned until one of them shows. */
  earlier: readonly AdminLogLine[] | undefined;

  async goTo(): Promise<void> {
    const { monitoring, logMonitoring, adminLog } = this.ui.menu;
    await this.openTop(monitoring, logMonitoring);
    await this.openTree([logMonitoring, adminLog]);
    await this.arriveAt([monitoring, logMonitoring, adminLog]);
  }

  async read(): Promise<Reading<AdminLogPages>> {
    const { time, administrator, from, menu, work } = this.ui.adminLog;
    const columns = [time, administrator, work];
    const line = (row: ShownRow): AdminLogLine => ({
      time: cellText(row, time), administrator: cellText(row, administrator), from: cellText(row, from), menu: cellText(row, menu), work: cellText(row, work),
    });
    const [newest] = this.earlier ?? [];
    const met = (rows: readonly ShownRow[]): boolean => this.earlier === undefined || (newest !== undefined && rows.some((row) => JSON.stringify(line(row)) === JSON.stringify(newest)));
    const list = await readList({ area: () => this.list, columns, words: this.words, pageBudget: mostPages, stop: met });
    return { state: { lines: list.rows.map(line), complete: met(list.rows) || list.rows.length >= list.total }, proof: list.proof, shows: listTable(this.list, columns) };
  }
}

/** The engine's way to that screen. */
export const adminLogReader = <Ui extends AdminLogUi>(screen: new (context: ScreenContext<Ui>) => AdminLogScreen<Ui>): ReadAdminLog<Ui> => async (context, known) => {
  const one = new screen(context);
  one.earlier = known;
  await one.goTo();
  return (await one.read()).state;
};
