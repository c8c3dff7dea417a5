import type { Locator } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import { sameState } from '../../../engine/goal.ts';
import type { Reading } from '../../../engine/screen.ts';
import { control, part } from '../../parts/find.ts';
import { isExact } from '../exact-text.ts';
import { mapState, withLine, withoutLine, type MapState } from '../map-text.ts';
import { mapCalled } from '../maps.ts';
import { rspamdMapSave } from '../requests.ts';
import { RspamdScreen } from '../rspamd-screen.ts';

/** Configuration > Lists: the map of sending IPs whose mail is accepted. Its [Save changes] posts the whole text. */
export class AllowedSendersScreen extends RspamdScreen<MapState> {
  #name = '';
  /** The console's own number of the map, which the save must carry. */
  #id = '';
  /** The text that the editor holds. */
  #text = '';
  /** The machine's text when the editor was last opened, and whether that is it byte for byte. */
  #opened = { text: '', exact: false };

  get basicChoice(): Locator { return part(this.list, this.ui.areas.basicEditor); }
  get editor(): Locator { return part(this.form, this.ui.areas.editor); }
  get saveButton(): Locator { return control(part(this.form, this.ui.areas.saveGroup), this.ui.buttons.save); }

  /** [Configuration] */
  async openConfiguration(): Promise<void> {
    const { menu, areas } = this.ui;
    await this.openTab(menu.configuration, areas.configuration, areas.mapRow);
  }

  /** Lists: the map of that name is there, once. */
  async findMap(name: string): Promise<void> {
    await mapCalled(this.list, this.ui, name);
    this.#name = name;
  }

  async goTo(): Promise<void> {
    await this.openConfiguration();
  }

  async goToMap(name: string): Promise<void> {
    await this.openConfiguration();
    await this.findMap(name);
  }

  /** The map as the machine gives it out. The editor stays open, so that the picture shows it. */
  async read(): Promise<Reading<MapState>> {
    await this.#open();
    return { state: mapState(this.#text), proof: `${Buffer.byteLength(this.#text)} bytes`, shows: this.editor };
  }

  /** Opens the map in the plain editor; the other one colours the text while it is typed. @throws FaultError `no-right`, `foreign-change`, `value-not-taken` */
  async openEditor(): Promise<void> {
    this.context.actions.newForm();
    await this.#open();
    if (!(await this.saveButton.isVisible())) throw new FaultError('no-right', { text: this.#name });
    // Nothing was read yet where the screen is only looked at; a save asks for the reading.
    if (this.before && !sameState(mapState(this.#text), this.before)) throw this.#foreign();
    if (!this.#opened.exact) throw new FaultError('odd-text', { what: this.#name }, 'failed');
  }

  /** A line of its own below the last one. */
  async addLine(ip: string): Promise<void> {
    await this.#write(withLine(this.#text, ip));
  }

  /** Takes a line out that a run had added. */
  async removeLine(line: string): Promise<void> {
    await this.#write(withoutLine(this.#text, line));
  }

  /**
   * [Save changes]. It posts the whole text, and minutes may lie between the opening and here where people watch: the map is read once more just before, or what
   * somebody else wrote meanwhile would be taken away. @throws FaultError `foreign-change`
   */
  async save(): Promise<void> {
    const { save } = this.ui.buttons;
    const [ours, before] = [this.#text, this.#opened.text];
    await this.#open();
    if (this.#text !== before || !this.#opened.exact) throw this.#foreign();
    await this.#write(ours);
    await this.submit(this.saveButton, save, { rule: rspamdMapSave, expected: { 'header:map': [this.#id], 'body': [this.#text] }, before: this.known, after: mapState(this.#text) });
  }

  #foreign(): FaultError {
    return new FaultError('foreign-change', { screen: this.#name }, 'differs');
  }

  async #write(text: string): Promise<void> {
    this.#text = text;
    await this.fill(this.editor, this.ui.lists, text);
  }

  async #open(): Promise<void> {
    const { areas, buttons } = this.ui;
    await this.closeDialog();
    await this.click(this.basicChoice, buttons.basic);
    const { uri, link } = await mapCalled(this.list, this.ui, this.#name);
    const response = await this.answerTo('/getmap', () => this.click(link, uri));
    await this.context.actions.until(() => this.editor.isVisible(), this.context.actions.missing(uri));
    await this.atRest();
    const shown = await part(this.form, areas.dialogTitle).innerText();
    if (shown !== uri) throw new FaultError('not-arrived', { expected: uri, shown });
    this.#id = (await response.request().allHeaders())['map'] ?? '';
    this.#text = await this.editor.inputValue();
    this.#opened = { text: this.#text, exact: await isExact(this.#text, response) };
  }
}
