import { AdminLogScreen } from '../../parts/admin-log-screen.ts';
import { listWords, type TmseUi } from '../selectors.ts';

/** 모니터링 > 로그 모니터링 > 관리자 작업 로그 */
export class TmseAdminLogScreen extends AdminLogScreen<TmseUi> {
  protected readonly words = listWords(this.ui);
}
