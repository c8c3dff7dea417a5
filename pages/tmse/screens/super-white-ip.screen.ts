import type { Locator } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import type { Labelled, Reading } from '../../../engine/screen.ts';
import { choice, part, rowCell } from '../../parts/find.ts';
import { filterKeys, listed } from '../../parts/filters.ts';
import { ticked, valuesOf } from '../../parts/form-values.ts';
import { cellLines, cellText, type ShownRow } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { PolicyListScreen, type TmsePolicy } from '../policy-list.screen.ts';
import { tmseRequests } from '../requests.ts';

export interface WhitePolicy extends TmsePolicy {
  readonly kind: 'allow' | 'exclude';
  /** Canonical filter keys; a label that no version names stays as it is shown. */
  readonly filters: readonly string[];
}

export interface SuperWhiteIpState {
  /** 사용 여부: the switch of the whole feature. */
  readonly enabled: boolean;
  readonly policies: readonly WhitePolicy[];
}

/** What the form of a new policy is filled with. */
export type NewWhitePolicy = Pick<WhitePolicy, 'name' | 'filters' | 'ips' | 'description'>;

/** 필터 관리 > 스팸 고급 필터 > Super White IP (guide TMSe-2; path: vendor's help, fields: as TMW's). */
export class SuperWhiteIpScreen extends PolicyListScreen<WhitePolicy, SuperWhiteIpState> {
  protected readonly rule = tmseRequests.superWhiteSave;
  protected readonly rowDelete = tmseRequests.superWhiteDelete;
  protected readonly ipListLabel = this.ui.fields.ip;
  protected readonly columns = [this.ui.fields.policyName, this.ui.fields.policyType, this.ui.fields.filters, this.ui.fields.ip];

  get featureOn(): Locator { return choice(rowCell(part(this.list, this.ui.areas.switchForm), this.ui.fields.featureUse), this.ui.fields.use); }

  override labelled(): readonly Labelled[] {
    const boxes = this.#stages.flatMap(([row, labels]) => Object.values(labels).map((label): Labelled => ({ label, place: 'form', locator: choice(rowCell(this.form, row), label), needed: false })));
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
    const { rows, proof } = await this.readRows();
    return { state: { enabled: await this.featureOn.isChecked(), policies: rows.map((row) => this.#policyIn(row)) }, proof, shows: this.table, entry: (name) => this.rowOf(name) };
  }

  /** 정보 입력(정책명, 사용여부, 허용할 필터, 발송 IP): only the wanted filters are ticked. */
  async enter(policy: NewWhitePolicy): Promise<void> {
    const { fields } = this.ui;
    await this.enterCommon(policy);
    await this.tick(fields.policyType, fields.allow, 'policyType');
    for (const [row, labels] of this.#stages) {
      for (const [key, label] of Object.entries(labels)) {
        if (policy.filters.includes(key)) await this.fill(choice(rowCell(this.form, row), label), label, '', 'choice');
      }
    }
    await this.#expectFilters(policy.filters);
  }

  protected async shownPolicy(): Promise<WhitePolicy> {
    const { fields } = this.ui;
    const allow = await choice(rowCell(this.form, fields.policyType), fields.allow).isChecked();
    return { ...(await this.shownCommon()), kind: allow ? 'allow' : 'exclude', filters: await this.#tickedKeys() };
  }

  /** @throws FaultError `value-not-taken` when other boxes are ticked than the wanted ones */
  async #expectFilters(wanted: readonly string[]): Promise<void> {
    const taken = await this.#tickedKeys();
    if (taken.toSorted().join() !== wanted.toSorted().join()) throw new FaultError('value-not-taken', { field: this.ui.fields.filters, meant: wanted.join(', '), taken: taken.join(', ') }, 'failed');
    const values = await Promise.all(this.#stages.map(async ([row, labels]) =>
      valuesOf(await this.choicesIn(row), Object.entries(labels).filter(([key]) => wanted.includes(key)).map(([, label]) => label))));
    this.expect({ filter: values.flat() });
  }

  async #tickedKeys(): Promise<string[]> {
    const stages = await Promise.all(this.#stages.map(async ([row, labels]) => filterKeys(ticked(await this.choicesIn(row)), labels)));
    return stages.flat();
  }

  /** The form's two rows of check boxes, each with its labels by canonical key. */
  get #stages(): readonly (readonly [row: string, labels: Readonly<Record<string, string>>])[] {
    const { fields, filters } = this.ui;
    return [[fields.connectionFilters, filters.connection], [fields.smtpFilters, filters.smtp]];
  }

  #policyIn(row: ShownRow): WhitePolicy {
    const { fields, filters } = this.ui;
    return {
      name: this.nameIn(row), enabled: cellText(row, fields.inUse) === fields.use, kind: cellText(row, fields.policyType) === fields.allow ? 'allow' : 'exclude',
      filters: filterKeys(listed(cellText(row, fields.filters)), { ...filters.connection, ...filters.smtp }),
      ips: cellLines(row, fields.ip).flatMap(listed).map(shownIp), description: cellText(row, fields.description),
    };
  }
}
