import type { Locator } from 'playwright';
import { FaultError } from '../../engine/faults.ts';
import type { ExpectedFields, RequestRule } from '../../engine/relay/rules.ts';
import { control, rowCell, selectBox, textBox } from '../parts/find.ts';
import { optionsOf, shownIp } from '../parts/two-box.ts';
import { moveRule } from './requests.ts';
import { TmwScreen } from './tmw-screen.ts';

/** A screen whose form is the classic two-box widget: IP input, [>>], 대상 IP 리스트, [O] (guide TMW-2 (2/2), TMW-3). */
export abstract class TwoBoxScreen<State extends object> extends TmwScreen<State> {
  /** The request of this form's [O]. */
  protected abstract readonly boxSave: RequestRule;
  /** What the form's list holds now, as the console writes it: what it held when it was opened, then what was moved in or out. */
  #held: readonly string[] = [];
  #moved: readonly string[] = [];
  #removed: readonly string[] = [];

  get addIcon(): Locator { return control(this.list, this.ui.icons.add); }
  get ipField(): Locator { return textBox(this.form, this.ui.fields.targetList); }
  get targetList(): Locator { return selectBox(this.form, this.ui.fields.targetList); }
  get moveIcon(): Locator { return control(rowCell(this.form, this.ui.fields.targetList), this.ui.icons.move); }
  get backIcon(): Locator { return control(rowCell(this.form, this.ui.fields.targetList), this.ui.icons.back); }
  get saveIcon(): Locator { return control(this.form, this.ui.icons.save); }

  /** A stored list as it must be after everything that was moved in and out by this screen, over all its forms. */
  protected afterMoves(stored: readonly string[]): readonly string[] {
    return [...stored.filter((ip) => !this.#removed.includes(ip)), ...this.#moved];
  }

  /** [+]: opens the form. */
  async add(): Promise<void> {
    await this.openForm(this.addIcon, `[+] ${this.ui.icons.add}`, () => this.ipField);
    this.#held = await optionsOf(this.targetList);
  }

  /** IP 입력 */
  async enterIp(ip: string): Promise<void> {
    await this.fill(this.ipField, this.ui.fields.ip, ip);
  }

  /** [>>]: moves the entered IP into 대상 IP 리스트. On some machines this posts a draft. */
  async moveIn(ip: string): Promise<void> {
    await this.#move('add', ip, [...this.#held, ip], this.moveIcon, `[>>] ${this.ui.icons.move}`);
    this.context.actions.handedOn(this.ui.fields.ip);
    this.#moved = [...this.#moved, ip];
  }

  /** Chooses an IP in 대상 IP 리스트. */
  async chooseTarget(ip: string): Promise<void> {
    await this.context.actions.choose(this.targetList, this.#raw(ip));
  }

  /** [<<]: takes the chosen IP out of 대상 IP 리스트. */
  async moveOut(ip: string): Promise<void> {
    const raw = this.#raw(ip);
    await this.#move('remove', raw, this.#held.filter((one) => one !== raw), this.backIcon, `[<<] ${this.ui.icons.back}`);
    this.#removed = [...this.#removed, ip];
  }

  /** [O] of the form: the whole list and these fields leave, nothing else. `stored` is the list that the form must have been opened with. */
  protected async saveBox(fields: ExpectedFields, stored: readonly string[], orElse?: () => Promise<unknown>): Promise<void> {
    const after = this.afterMoves(stored);
    if (this.#held.map(shownIp).join() !== after.join()) throw new FaultError('foreign-change', { screen: this.ui.fields.targetList }, 'differs');
    await this.submit(this.saveIcon, `[O] ${this.ui.icons.save}`, {
      rule: this.boxSave, expected: { ...fields, ipList: this.#held, ip: [''], op: [''] }, free: ['popup'], before: stored, after, ...(orElse ? { orElse } : {}),
    });
  }

  async #move(op: 'add' | 'remove', ip: string, after: readonly string[], control: Locator, label: string): Promise<void> {
    const fault = new FaultError('value-not-taken', { field: this.ui.fields.targetList, meant: ip, taken: '' }, 'failed');
    const holds = (): Promise<void> => this.context.actions.until(async () => (await optionsOf(this.targetList)).join() === after.join(), fault);
    await this.submit(control, label, {
      rule: moveRule(this.boxSave), expected: { op: [op], ip: [ip], ipList: this.#held }, free: ['popup', 'memo', 'form', 'id', 'maxRcpt'], before: this.#held, after, draft: true, orElse: holds,
    });
    await holds();
    this.#held = after;
  }

  /** An address as this console writes it in its list. */
  #raw(ip: string): string {
    const raw = this.#held.find((one) => shownIp(one) === ip);
    if (raw === undefined) throw new FaultError('not-found', { what: ip }, 'failed');
    return raw;
  }
}
