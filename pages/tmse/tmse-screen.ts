import type { RequestRule } from '../../engine/relay/rules.ts';
import { ConsoleScreen } from '../parts/console-screen.ts';
import { control, linkKey, listRow } from '../parts/find.ts';
import { turnTo, type ListOrder } from '../parts/table.ts';
import type { TmseUi } from './selectors.ts';

/** A TMSe screen; its location line reads `필터관리 > 스팸 고급 필터 > …` (guide E-1). */
export abstract class TmseScreen<State extends object> extends ConsoleScreen<State, TmseUi> {
  async openFilterManagement(): Promise<void> {
    await this.openTop(this.ui.menu.filters, this.ui.menu.advanced);
  }

  /** 목록에서 [삭제] 버튼 클릭: of the row whose first cell fits, on whatever page it stands. */
  protected async removeRow(order: ListOrder, column: string, fits: (text: string) => boolean, rule: RequestRule, change: { readonly before: unknown; readonly after: unknown }): Promise<void> {
    const shown = await turnTo(order, column, fits);
    const row = listRow(this.list, column, shown);
    await this.submit(control(row, this.ui.buttons.remove), this.ui.buttons.remove, { rule, expected: { id: [await linkKey(control(row, shown))] }, ...change });
  }
}
