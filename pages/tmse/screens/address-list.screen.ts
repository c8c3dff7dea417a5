import type { Locator } from 'playwright';
import type { RequestRule } from '../../../engine/relay/rules.ts';
import type { Reading } from '../../../engine/screen.ts';
import { control, listTable, part, textBox } from '../../parts/find.ts';
import { cellText, readList, rowInView, type ListOrder } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { tmseRequests } from '../requests.ts';
import { listWords } from '../selectors.ts';
import { TmseScreen } from '../tmse-screen.ts';

export interface AddressListState {
  readonly ips: readonly string[];
}

/** A list of sender IPs, one a row; its form takes exactly one. */
abstract class AddressListScreen extends TmseScreen<AddressListState> {
  protected abstract readonly rule: RequestRule;
  protected abstract readonly rowDelete: RequestRule;
  #entered = '';
  #saved: readonly string[] = [];

  get columns(): readonly string[] { return [this.ui.fields.ip, this.ui.fields.memo]; }
  get addButton(): Locator { return control(part(this.list, this.ui.areas.listArea), this.ui.buttons.add); }
  get ipField(): Locator { return textBox(this.form, this.ui.fields.ip); }
  get saveButton(): Locator { return control(this.form, this.ui.buttons.save); }

  async read(): Promise<Reading<AddressListState>> {
    const { rows, proof } = await readList(this.#order);
    return { state: { ips: rows.map((row) => shownIp(cellText(row, this.ui.fields.ip))) }, proof, shows: listTable(this.list, this.columns), entry: (ip) => rowInView(this.#order, this.ui.fields.ip, ip, (text) => shownIp(text) === ip) };
  }

  /** 목록에서 해당 IP의 [삭제] 버튼 클릭 */
  async removeIp(ip: string): Promise<void> {
    const { ips } = this.known;
    await this.removeRow(this.#order, this.ui.fields.ip, (text) => shownIp(text) === ip, this.rowDelete, { before: ips, after: ips.filter((one) => one !== ip) });
  }

  /** [추가] */
  async add(): Promise<void> {
    await this.openForm(this.addButton, this.ui.buttons.add, () => this.ipField);
  }

  /** 발송 IP 입력 */
  async enterIp(ip: string): Promise<void> {
    await this.fill(this.ipField, this.ui.fields.ip, ip);
    this.#entered = ip;
  }

  /** [저장]: one IP a save. */
  async save(): Promise<void> {
    const before = [...this.known.ips, ...this.#saved];
    const ip = this.#entered;
    await this.submit(this.saveButton, this.ui.buttons.save, { rule: this.rule, expected: { id: [''], ip: [ip], memo: [''] }, before, after: [...before, ip] });
    this.#saved = [...this.#saved, ip];
  }

  get #order(): ListOrder {
    return { area: () => this.list, columns: this.columns, words: listWords(this.ui) };
  }
}

/** 필터 관리 > 스팸 고급 필터 > 접속 단계 허용 (vendor's help: the path for a blocked sender). */
export class ConnectionAllowScreen extends AddressListScreen {
  protected readonly rule = tmseRequests.connectionAllowSave;
  protected readonly rowDelete = tmseRequests.connectionAllowDelete;

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

/** 시스템 관리 > 송신 허용 정책 (a reading; a wrong entry opens a relay). */
export class RelayAllowScreen extends AddressListScreen {
  protected readonly rule = tmseRequests.relayAllowSave;
  protected readonly rowDelete = tmseRequests.relayAllowDelete;

  async openSystemManagement(): Promise<void> {
    await this.openTop(this.ui.menu.system, this.ui.menu.relayAllow);
  }

  async openRelayAllow(): Promise<void> {
    const { system, relayAllow } = this.ui.menu;
    await this.openTree([relayAllow]);
    await this.arriveAt([system, relayAllow]);
  }

  async goTo(): Promise<void> {
    await this.openSystemManagement();
    await this.openRelayAllow();
  }
}
