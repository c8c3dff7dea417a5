import { ConsoleScreen } from '../parts/console-screen.ts';
import type { TmwUi } from './selectors.ts';

/** A TMW screen; its location line reads `…님의 현재위치 : 필터 관리 > …` (guide TMW-2). */
export abstract class TmwScreen<State extends object> extends ConsoleScreen<State, TmwUi> {
  async openFilterManagement(): Promise<void> {
    await this.openTop(this.ui.menu.filters, this.ui.menu.advanced);
  }
}
