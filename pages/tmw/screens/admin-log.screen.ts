import { AdminLogScreen } from '../../parts/admin-log-screen.ts';
import { listWords, type TmwUi } from '../selectors.ts';

/** 모니터링 > 로그 모니터링 > 관리자 작업 로그 */
export class TmwAdminLogScreen extends AdminLogScreen<TmwUi> {
  protected readonly words = listWords(this.ui);
}
