import type { Locator } from 'playwright';
import type { Reading } from '../../../engine/screen.ts';
import { control, part, textBox } from '../../parts/find.ts';
import { listed } from '../../parts/filters.ts';
import { cellLines, cellText, type ShownRow } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { PolicyListScreen, type TmsePolicy } from '../policy-list.screen.ts';
import { tmseRequests } from '../requests.ts';

export interface LimitPolicy extends TmsePolicy {
  /** 최대 수신자 수; not a number where the console shows none. */
  readonly limit: number;
}

export interface MaxRecipientsState {
  readonly policies: readonly LimitPolicy[];
}

/** What the form of a new policy is filled with. */
export type NewLimitPolicy = Pick<LimitPolicy, 'name' | 'limit' | 'ips' | 'description'>;

/** 필터 관리 > 스팸 고급 필터 > SMTP 단계 차단 > 최대 수신자 수 제한, tab 상세정책 (guide TMSe-3). The basic policy of the other tab is not touched. */
export class MaxRecipientsScreen extends PolicyListScreen<LimitPolicy, MaxRecipientsState> {
  protected readonly rule = tmseRequests.limitPolicySave;
  protected readonly rowDelete = tmseRequests.limitPolicyDelete;
  protected readonly ipListLabel = this.ui.fields.blockedIps;
  protected readonly columns = [this.ui.fields.policyName, this.ui.fields.limit, this.ui.fields.blockedIps];

  get detailTab(): Locator { return control(part(this.list, this.ui.areas.tabs), this.ui.tabs.detail); }
  get limitField(): Locator { return textBox(this.form, this.ui.fields.limit); }

  async openMaxRecipients(): Promise<void> {
    const { filters, advanced, smtpBlock, maxRecipients } = this.ui.menu;
    await this.openTree([advanced, smtpBlock, maxRecipients]);
    await this.arriveAt([filters, advanced, smtpBlock, maxRecipients]);
  }

  /** [상세정책] 탭 클릭; the tabs share one location line, so the list of detailed policies is the proof. */
  async openDetailTab(): Promise<void> {
    const { actions } = this.context;
    await this.click(this.detailTab, this.ui.tabs.detail);
    await actions.until(() => this.table.isVisible(), actions.missing(this.ui.tabs.detail));
  }

  async goTo(): Promise<void> {
    await this.openFilterManagement();
    await this.openMaxRecipients();
    await this.openDetailTab();
  }

  async read(): Promise<Reading<MaxRecipientsState>> {
    const { rows, proof } = await this.readRows();
    return { state: { policies: rows.map((row) => this.#policyIn(row)) }, proof, shows: this.table, entry: (name) => this.rowOf(name) };
  }

  /** 대량메일 발송 허용을 위한 정보 입력, with the sending IPs in 차단 IP 설정. */
  async enter(policy: NewLimitPolicy): Promise<void> {
    await this.enterCommon(policy);
    await this.fill(this.limitField, this.ui.fields.limit, String(policy.limit));
    this.expect({ maxCount: [String(policy.limit)] });
  }

  protected async shownPolicy(): Promise<LimitPolicy> {
    return { ...(await this.shownCommon()), limit: numberIn(await this.limitField.inputValue()) };
  }

  #policyIn(row: ShownRow): LimitPolicy {
    const { fields } = this.ui;
    return {
      name: this.nameIn(row), enabled: cellText(row, fields.inUse) === fields.use, limit: numberIn(cellText(row, fields.limit)),
      ips: cellLines(row, fields.blockedIps).flatMap(listed).map(shownIp), description: cellText(row, fields.description),
    };
  }
}

const numberIn = (text: string): number => (/^\d+$/.test(text.trim().replaceAll(',', '')) ? Number(text.trim().replaceAll(',', '')) : NaN);
