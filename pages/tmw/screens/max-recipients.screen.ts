import type { Locator } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import type { Reading } from '../../../engine/screen.ts';
import { control, part, selectBox, textBox } from '../../parts/find.ts';
import { optionsOf, shownIp } from '../../parts/two-box.ts';
import { tmwRequests } from '../requests.ts';
import { TwoBoxScreen } from '../two-box.screen.ts';

export interface MaxRecipientsState {
  readonly limit: number;
  readonly listed: readonly string[];
}

/** 필터 관리 > 스팸 고급 필터 > SMTP 단계 차단 > 최대 수신자 수 제한 (guide TMW-3): a number and a list, an entry form with an inner [O], and the outer [O]. */
export class MaxRecipientsScreen extends TwoBoxScreen<MaxRecipientsState> {
  protected readonly boxSave = tmwRequests.listedSave;
  #limit: string | undefined;

  get page(): Locator { return part(this.list, this.ui.areas.pageForm); }
  override get addIcon(): Locator { return control(this.page, this.ui.icons.add); }
  get limitField(): Locator { return textBox(this.page, this.ui.fields.limit); }
  get listedSelect(): Locator { return selectBox(this.page, this.ui.fields.targetList); }
  get outerSaveIcon(): Locator { return control(this.page, this.ui.icons.save); }

  async openSmtpBlock(): Promise<void> {
    const { filters, advanced, smtpBlock } = this.ui.menu;
    await this.openTree([advanced, smtpBlock]);
    await this.arriveAt([filters, advanced, smtpBlock]);
  }

  async openMaxRecipients(): Promise<void> {
    const { filters, advanced, smtpBlock, maxRecipients } = this.ui.menu;
    await this.openTree([maxRecipients]);
    await this.arriveAt([filters, advanced, smtpBlock, maxRecipients]);
  }

  async goTo(): Promise<void> {
    await this.openFilterManagement();
    await this.openSmtpBlock();
    await this.openMaxRecipients();
  }

  async read(): Promise<Reading<MaxRecipientsState>> {
    const limit = (await this.limitField.inputValue()).trim();
    if (!/^\d+$/.test(limit)) throw new FaultError('value-not-taken', { field: this.ui.fields.limit, meant: '0-9', taken: limit });
    const listed = (await optionsOf(this.listedSelect)).map(shownIp);
    return { state: { limit: Number(limit), listed }, proof: `${listed.length}`, shows: this.limitField, entry: (key) => Promise.resolve(key === 'limit' ? this.limitField : this.listedSelect) };
  }

  /** 최대 수신자 수 입력 */
  async enterLimit(limit: number): Promise<void> {
    await this.fill(this.limitField, this.ui.fields.limit, String(limit));
    this.#limit = String(limit);
  }

  /** The inner [O]: stores the list, or only hands it to the page on machines that send nothing here. */
  async saveEntry(): Promise<void> {
    const limit = await this.limitField.inputValue();
    const stored = this.known.listed;
    const after = this.afterMoves(stored).join();
    const { actions } = this.context;
    const handedOver = (): Promise<void> =>
      actions.until(async () => (await optionsOf(this.listedSelect)).map(shownIp).join() === after && !(await this.ipField.isVisible()), actions.missing(this.ui.fields.targetList));
    await this.saveBox({ maxRcpt: [limit] }, stored, handedOver);
    await handedOver();
  }

  /** The outer [O]: saves the number and the whole list. A page that came back from the inner save with the old number gets ours again: typing is no save. */
  async save(): Promise<void> {
    const limit = this.#limit ?? String(this.known.limit);
    if ((await this.limitField.inputValue()) !== limit) await this.fill(this.limitField, this.ui.fields.limit, limit);
    const shown = await optionsOf(this.listedSelect);
    const listed = this.afterMoves(this.known.listed);
    if (shown.map(shownIp).join() !== listed.join()) throw new FaultError('foreign-change', { screen: this.ui.fields.targetList }, 'differs');
    await this.submit(this.outerSaveIcon, `[O] ${this.ui.icons.save}`, {
      rule: tmwRequests.limitSave, expected: { maxRcpt: [limit], ipList: shown }, before: this.known, after: { limit: Number(limit), listed },
    });
  }
}
