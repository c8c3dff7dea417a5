import type { Reading } from '../../../engine/screen.ts';
import { cellText, readList } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { listWords } from '../selectors.ts';
import { TmwScreen } from '../tmw-screen.ts';

export interface SendingIpBlockState {
  readonly ips: readonly string[];
}

/** 필터 관리 > 스팸 고급 필터 > 접속 단계 차단 > 발송 IP 차단: only ever looked at, because an IP that stands here is refused whatever is allowed elsewhere. */
export class SendingIpBlockScreen extends TmwScreen<SendingIpBlockState> {
  async openSendingIpBlock(): Promise<void> {
    const { filters, advanced, connectionBlock, sendingIpBlock } = this.ui.menu;
    await this.openTreeIfThere([advanced, connectionBlock, sendingIpBlock]);
    await this.arriveAt([filters, advanced, connectionBlock, sendingIpBlock]);
  }

  async goTo(): Promise<void> {
    await this.openFilterManagement();
    await this.openSendingIpBlock();
  }

  async read(): Promise<Reading<SendingIpBlockState>> {
    const { ip, memo } = this.ui.fields;
    const columns = [ip, memo];
    const { rows, proof } = await readList({ area: () => this.list, columns, words: listWords(this.ui) });
    return { state: { ips: rows.map((row) => shownIp(cellText(row, ip))) }, proof };
  }
}
