import type { Locator } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import type { Labelled, Reading } from '../../../engine/screen.ts';
import { choice, control, listRow, rowCell, rowKey, textBox } from '../../parts/find.ts';
import { cellText, readList, rowInView, turnTo } from '../../parts/table.ts';
import { tmwRequests } from '../requests.ts';
import { listWords } from '../selectors.ts';
import { TmwScreen } from '../tmw-screen.ts';

/** One row of the policies' table; its filters and IPs stand on the policy's own page. */
export interface PolicyRow {
  readonly name: string;
  readonly enabled: boolean;
  readonly kind: 'allow' | 'exclude';
  readonly description: string;
}

export interface SuperWhiteIpState {
  /** 사용 여부: the switch of the whole feature. */
  readonly enabled: boolean;
  readonly policies: readonly PolicyRow[];
}

/** What the form of a new policy is filled with. */
export interface NewPolicy {
  readonly name: string;
  /** Canonical filter keys. */
  readonly filters: readonly string[];
  readonly description: string;
}

/** 필터 관리 > 스팸 고급 필터 > SuperWhite IP (guide TMW-2 (1/2)). */
export class SuperWhiteIpScreen extends TmwScreen<SuperWhiteIpState> {
  #draft: NewPolicy | undefined;

  get addIcon(): Locator { return control(this.list, this.ui.icons.add); }
  get nameField(): Locator { return textBox(this.form, this.ui.fields.policyName); }
  get descriptionField(): Locator { return textBox(this.form, this.ui.fields.description); }
  get useChoice(): Locator { return choice(rowCell(this.form, this.ui.fields.inUse), this.ui.fields.use); }
  get allowChoice(): Locator { return choice(rowCell(this.form, this.ui.fields.policyType), this.ui.fields.allow); }
  get saveIcon(): Locator { return control(this.form, this.ui.icons.save); }
  get featureOn(): Locator { return choice(rowCell(this.list, this.ui.fields.featureUse), this.ui.fields.use); }

  protected readonly columns = [this.ui.fields.policyName, this.ui.fields.inUse, this.ui.fields.policyType];

  override labelled(): readonly Labelled[] {
    const { fields, filters } = this.ui;
    const boxes = ([[fields.connectionFilters, filters.connection], [fields.smtpFilters, filters.smtp]] as const)
      .flatMap(([row, labels]) => Object.values(labels).map((label): Labelled => ({ label, place: 'form', locator: choice(rowCell(this.form, row), label), needed: false })));
    return [...super.labelled(), ...boxes];
  }

  async openSuperWhiteIp(): Promise<void> {
    const { filters, advanced, superWhiteIp } = this.ui.menu;
    await this.openTree([advanced, superWhiteIp]);
    await this.arriveAt([filters, advanced, superWhiteIp]);
  }

  async goTo(): Promise<void> {
    await this.openFilterManagement();
    await this.openSuperWhiteIp();
  }

  async read(): Promise<Reading<SuperWhiteIpState>> {
    const { policyName, inUse, policyType, description, use, allow } = this.ui.fields;
    const enabled = await this.featureOn.isChecked();
    const order = { area: () => this.list, columns: this.columns, words: listWords(this.ui) };
    const { rows, proof } = await readList(order);
    const policies = rows.map((row): PolicyRow => ({
      name: cellText(row, policyName), enabled: cellText(row, inUse) === use, kind: cellText(row, policyType) === allow ? 'allow' : 'exclude', description: cellText(row, description),
    }));
    return { state: { enabled, policies }, proof, entry: (name) => rowInView(order, policyName, name, (text) => text === name) };
  }

  /** [+] */
  async add(): Promise<void> {
    await this.openForm(this.addIcon, `[+] ${this.ui.icons.add}`, () => this.nameField);
  }

  /** 대량메일 발송 허용을 위한 정보 입력: only the wanted filters are ticked; every other box is read back as not ticked. */
  async enter(policy: NewPolicy): Promise<void> {
    const { fields } = this.ui;
    await this.fill(this.nameField, fields.policyName, policy.name);
    await this.fill(this.useChoice, `${fields.inUse}: ${fields.use}`, '', 'choice');
    await this.fill(this.allowChoice, `${fields.policyType}: ${fields.allow}`, '', 'choice');
    for (const stage of ['connection', 'smtp'] as const) {
      const boxes = rowCell(this.form, stage === 'connection' ? fields.connectionFilters : fields.smtpFilters);
      for (const [key, label] of Object.entries(this.ui.filters[stage])) {
        const wanted = policy.filters.includes(key);
        if (wanted) await this.fill(choice(boxes, label), label, '', 'choice');
        else if ((await choice(boxes, label).count()) > 0) await this.fill(choice(boxes, label), label, '', 'unchoice');
      }
    }
    if (policy.description !== '') await this.fill(this.descriptionField, fields.description, policy.description);
    this.#draft = policy;
  }

  /** [O] */
  async save(): Promise<void> {
    const policy = this.#draft;
    if (!policy) throw new FaultError('internal', { what: 'save before enter' }, 'failed');
    const stage = (boxes: Readonly<Record<string, string>>): string[] => Object.keys(boxes).filter((key) => policy.filters.includes(key));
    await this.submit(this.saveIcon, `[O] ${this.ui.icons.save}`, {
      rule: tmwRequests.superWhiteSave,
      expected: {
        policyName: [policy.name], useYn: ['Y'], policyType: ['A'], connFilter: stage(this.ui.filters.connection), smtpFilter: stage(this.ui.filters.smtp), description: [policy.description], id: [''],
      },
      free: ['popup'], before: '', after: { name: policy.name, filters: policy.filters },
    });
  }

  /** 정책 목록에서 해당 정책의 [삭제] 아이콘 클릭 */
  async removePolicy(name: string): Promise<void> {
    const { policyName, inUse } = this.ui.fields;
    const shown = await turnTo({ area: () => this.list, columns: [policyName, inUse], words: listWords(this.ui) }, policyName, (text) => text === name);
    const row = listRow(this.list, policyName, shown);
    await this.submit(control(row, this.ui.icons.remove), this.ui.icons.remove, {
      rule: tmwRequests.superWhiteDelete, expected: { id: [await rowKey(row)] }, before: { name }, after: undefined,
    });
  }
}
