import type { Locator } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import { sameState } from '../../engine/goal.ts';
import type { ExpectedFields, RequestRule } from '../../engine/relay/rules.ts';
import { choicesOf, formValues, valuesOf, type Choice } from '../parts/form-values.ts';
import { control, choice, listTable, part, rowCell, selectBox, textBox } from '../parts/find.ts';
import { cellText, readList, rowInView, type ListOrder, type ShownRow, type WholeList } from '../parts/table.ts';
import { optionsOf, shownIp } from '../parts/two-box.ts';
import { listWords } from './selectors.ts';
import { TmseScreen } from './tmse-screen.ts';

/** What the policies of both lists have in common. */
export interface TmsePolicy {
  readonly name: string;
  readonly enabled: boolean;
  readonly ips: readonly string[];
  readonly description: string;
}

/** A list of policies whose form is opened by [추가] or by a policy's name, and posts the whole policy with its whole list of IPs (guide TMSe-3; TMSe-2 in its style). */
export abstract class PolicyListScreen<Policy extends TmsePolicy, State extends { readonly policies: readonly Policy[] }> extends TmseScreen<State> {
  protected abstract readonly rule: RequestRule;
  protected abstract readonly rowDelete: RequestRule;
  /** The label of the form row with the list of IPs. */
  protected abstract readonly ipListLabel: string;
  protected abstract readonly columns: readonly string[];
  /** What the form will post when nothing but ours is changed; undefined until a form was opened. */
  #expected: Record<string, readonly string[]> | undefined;
  #before: Policy | undefined;

  get addButton(): Locator { return control(part(this.list, this.ui.areas.listArea), this.ui.buttons.add); }
  get policyForm(): Locator { return part(this.form, this.ui.areas.policyForm); }
  get nameField(): Locator { return textBox(this.form, this.ui.fields.policyName); }
  get descriptionField(): Locator { return textBox(this.form, this.ui.fields.description); }
  get useChoice(): Locator { return choice(rowCell(this.form, this.ui.fields.inUse), this.ui.fields.use); }
  get ipField(): Locator { return textBox(this.form, this.ipListLabel); }
  get ipList(): Locator { return selectBox(this.form, this.ipListLabel); }
  get moveButton(): Locator { return control(rowCell(this.form, this.ipListLabel), this.ui.buttons.move); }
  get takeOutButton(): Locator { return control(rowCell(this.form, this.ipListLabel), this.ui.buttons.takeOut); }
  get saveButton(): Locator { return control(this.form, this.ui.buttons.save); }
  get table(): Locator { return listTable(this.list, this.columns); }

  /** The policy that the form shows, as `read()` would return it. */
  protected abstract shownPolicy(): Promise<Policy>;

  /** [추가]. @throws FaultError `foreign-change` when the new form holds something that is not ours */
  async add(): Promise<void> {
    await this.openForm(this.addButton, this.ui.buttons.add, () => this.nameField);
    const { name, ips, description } = await this.shownCommon();
    if (name !== '' || ips.length > 0 || description !== '' || (await this.ipField.inputValue()) !== '') throw new FaultError('foreign-change', { screen: this.ui.fields.policyName }, 'differs');
    this.#before = undefined;
    this.#expected = await this.#postedNow();
  }

  /**
   * 등록한 정책 명 클릭: turns pages until the name is in view, and opens its form.
   * @throws FaultError `foreign-change` when the form shows another policy than was read
   */
  async openPolicy(name: string): Promise<void> {
    await this.readRows((rows) => rows.some((row) => this.nameIn(row) === name));
    await this.openForm(control(this.table, name), name, () => this.nameField);
    const known = this.known.policies.find((policy) => policy.name === name);
    const shown = await this.shownPolicy();
    if (!known || !sameState(known, shown)) throw new FaultError('foreign-change', { screen: name }, 'differs');
    this.#before = known;
    this.#expected = await this.#postedNow();
  }

  /** Moves one IP into the form's list. */
  async addIp(ip: string): Promise<void> {
    await this.fill(this.ipField, this.ipListLabel, ip);
    await this.click(this.moveButton, this.ui.buttons.move);
    await this.#untilHeld([...this.#expectedIps, ip], ip);
    this.context.actions.handedOn(this.ipListLabel, this.ipList);
    this.expect({ ip: [...this.#expectedIps, ip], ipInput: [''] });
  }

  /** Takes one IP out of the form's list. @throws FaultError `not-found` when the list does not hold it */
  async takeOutIp(ip: string): Promise<void> {
    const raw = this.#expectedIps.find((one) => shownIp(one) === ip);
    if (raw === undefined) throw new FaultError('not-found', { what: ip }, 'failed');
    const after = this.#expectedIps.filter((one) => one !== raw);
    await this.context.actions.choose(this.ipList, raw);
    await this.click(this.takeOutButton, this.ui.buttons.takeOut);
    await this.#untilHeld(after, ip);
    this.expect({ ip: after });
  }

  /** 정책 목록에서 해당 정책의 [삭제] 버튼 클릭 */
  async removePolicy(name: string): Promise<void> {
    const { policies } = this.known;
    await this.removeRow(this.#order, this.ui.fields.policyName, (text) => text === name, this.rowDelete, { before: policies.find((one) => one.name === name), after: '' });
  }

  /** [저장]: what the form held when it was opened leaves, with ours, and nothing else. */
  async save(): Promise<void> {
    if (!this.#expected) throw new FaultError('internal', { what: 'save before a form was opened' }, 'failed');
    const expected: ExpectedFields = this.#expected;
    await this.submit(this.saveButton, this.ui.buttons.save, { rule: this.rule, expected, before: this.#before ?? '', after: expected });
    this.#expected = undefined;
  }

  /** Fills the fields of a new policy that both forms have. The list comes first, so that the step's picture, taken at its end, shows the whole form. */
  protected async enterCommon({ name, ips, description }: Pick<TmsePolicy, 'name' | 'ips' | 'description'>): Promise<void> {
    const { fields } = this.ui;
    for (const ip of ips) await this.addIp(ip);
    await this.fill(this.nameField, fields.policyName, name);
    await this.tick(fields.inUse, fields.use, 'useYn');
    if (description !== '') await this.fill(this.descriptionField, fields.description, description);
    this.expect({ policyName: [name], description: [description] });
  }

  /** Chooses one of a row's radio buttons. */
  protected async tick(row: string, label: string, field: string): Promise<void> {
    await this.fill(choice(rowCell(this.form, row), label), `${row}: ${label}`, '', 'choice');
    this.expect({ [field]: valuesOf(await this.choicesIn(row), [label]) });
  }

  protected choicesIn(row: string): Promise<Choice[]> {
    return choicesOf(rowCell(this.form, row));
  }

  /** Says what of the form we changed. */
  protected expect(ours: ExpectedFields): void {
    this.#expected = { ...this.#expected, ...ours };
  }

  protected readRows(stop?: (rows: readonly ShownRow[]) => boolean): Promise<WholeList> {
    return readList({ ...this.#order, ...(stop ? { stop } : {}) });
  }

  /** A policy's row, in view. */
  protected rowOf(name: string): Promise<Locator> {
    return rowInView(this.#order, this.ui.fields.policyName, name, (text) => text === name);
  }

  protected nameIn(row: ShownRow): string {
    return cellText(row, this.ui.fields.policyName);
  }

  /** What the form shows of a policy, but for what only one of the two has. */
  protected async shownCommon(): Promise<TmsePolicy> {
    return {
      name: await shownText(this.nameField), enabled: await this.useChoice.isChecked(), ips: (await this.#held()).map(shownIp), description: await shownText(this.descriptionField),
    };
  }

  get #order(): ListOrder {
    return { area: () => this.list, columns: this.columns, words: listWords(this.ui) };
  }

  #held(): Promise<string[]> {
    return optionsOf(this.ipList);
  }

  get #expectedIps(): readonly string[] {
    return this.#expected?.['ip'] ?? [];
  }

  async #untilHeld(ips: readonly string[], meant: string): Promise<void> {
    const fault = new FaultError('value-not-taken', { field: this.ipListLabel, meant, taken: '' }, 'failed');
    await this.context.actions.until(async () => (await this.#held()).join() === ips.join(), fault);
  }

  /** Only fields that the rule names: another one is not known, and the relay will not let it out. */
  async #postedNow(): Promise<Record<string, readonly string[]>> {
    const names = this.rule.fields.map((name) => name.replace(/\?$/, ''));
    const values = await formValues(this.policyForm);
    return Object.fromEntries(names.map((name) => [name, values[name] ?? []]));
  }
}

/** A text field as a list cell shows it: white space folded. */
const shownText = async (field: Locator): Promise<string> => (await field.inputValue()).normalize('NFC').replace(/\s+/g, ' ').trim();
