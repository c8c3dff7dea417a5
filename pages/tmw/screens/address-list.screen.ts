import type { RequestRule } from '../../../engine/relay/rules.ts';
import type { Reading } from '../../../engine/screen.ts';
import { control, listRow, rowKey } from '../../parts/find.ts';
import { cellText, readList, rowInView, turnTo, type ListOrder } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { tmwRequests } from '../requests.ts';
import { listWords } from '../selectors.ts';
import { TwoBoxScreen } from '../two-box.screen.ts';

export interface AddressListState {
  readonly ips: readonly string[];
}

/** A list of sender IPs; its form begins empty and adds what was moved into it. */
abstract class AddressListScreen extends TwoBoxScreen<AddressListState> {
  protected abstract readonly rowDelete: RequestRule;

  protected readonly columns = [this.ui.fields.ip, this.ui.fields.memo];

  get #order(): ListOrder {
    return { area: () => this.list, columns: this.columns, words: listWords(this.ui) };
  }

  async read(): Promise<Reading<AddressListState>> {
    const { rows, proof } = await readList(this.#order);
    return { state: { ips: rows.map((row) => shownIp(cellText(row, this.ui.fields.ip))) }, proof, entry: (ip) => rowInView(this.#order, this.ui.fields.ip, ip, (text) => shownIp(text) === ip) };
  }

  /** 목록에서 해당 IP의 [삭제] 아이콘 클릭 */
  async removeIp(ip: string): Promise<void> {
    const { ip: column } = this.ui.fields;
    const shown = await turnTo(this.#order, column, (text) => shownIp(text) === ip);
    const row = listRow(this.list, column, shown);
    await this.submit(control(row, this.ui.icons.remove), this.ui.icons.remove, {
      rule: this.rowDelete, expected: { id: [await rowKey(row)] }, before: this.known.ips, after: this.known.ips.filter((one) => one !== ip),
    });
  }

  /** [O] */
  async save(): Promise<void> {
    await this.saveBox({ memo: [''] }, []);
  }
}

/** 필터 관리 > 스팸 고급 필터 > 접속 단계 허용 (vendor's help: the path for a blocked sender). */
export class ConnectionAllowScreen extends AddressListScreen {
  protected readonly boxSave = tmwRequests.connectionAllowSave;
  protected readonly rowDelete = tmwRequests.connectionAllowDelete;

  async openConnectionAllow(): Promise<void> {
    const { filters, advanced, connectionAllow } = this.ui.menu;
    await this.openTree([advanced, connectionAllow]);
    await this.arriveAt([filters, advanced, connectionAllow]);
  }

  async goTo(): Promise<void> {
    await this.openFilterManagement();
    await this.openConnectionAllow();
  }
}

/** 환경 설정 > 송신 허용 정책 (a reading; a wrong entry opens a relay). */
export class RelayAllowScreen extends AddressListScreen {
  protected readonly boxSave = tmwRequests.relayAllowSave;
  protected readonly rowDelete = tmwRequests.relayAllowDelete;

  async openSettings(): Promise<void> {
    await this.openTop(this.ui.menu.settings, this.ui.menu.relayAllow);
  }

  async openRelayAllow(): Promise<void> {
    const { settings, relayAllow } = this.ui.menu;
    await this.openTree([relayAllow]);
    await this.arriveAt([settings, relayAllow]);
  }

  async goTo(): Promise<void> {
    await this.openSettings();
    await this.openRelayAllow();
  }
}
