import type { Locator, Page } from 'playwright';
import type { Outline } from './browser/outline.ts';
import type { DialogOwner } from './dialogs.ts';
import type { DialogRecord, Picture } from './events.ts';
import { FaultError } from './faults.ts';
import { holdsNow, putIn, requireTaken, type FieldKind, type Filled } from './filled.ts';
import type { Gate } from './gate.ts';
import { HandWork } from './pace/hand-work.ts';
import type { Turn } from './pace/turn.ts';
import type { ActionsParts } from './actions-parts.ts';
import type { Save } from './save.ts';
import { StepPictures } from './step-pictures.ts';
import { explain } from './playwright-errors.ts';

export type { FieldKind } from './filled.ts';

/** What one step did, for its event. */
export interface StepRecord {
  readonly typed: readonly { field: string; value: string }[];
  readonly picture: Picture | undefined;
  readonly dialogs: readonly DialogRecord[];
}

/** What the verbs of screens are made of: each touch is timed, pictured and recorded. One per run. */
export class Actions {
  readonly #parts: ActionsParts;
  readonly #pictures: StepPictures;
  readonly #dialogs: DialogOwner;
  readonly #gate: Gate;
  readonly #timeout: number;
  readonly #consoleError: () => Promise<string | undefined>;
  readonly #outline: Outline | undefined;
  readonly #hand: HandWork;
  #turn: Turn | undefined;
  #saveEnds: () => void = () => undefined;
  /** Fields filled since the form was opened: all are read back before the save click. */
  #form: Filled[] = [];
  #typed: { field: string; value: string }[] = [];

  constructor(parts: ActionsParts) {
    this.#parts = parts;
    this.#pictures = new StepPictures({ camera: parts.camera, outline: parts.outline, each: parts.stepPictures ?? true });
    this.#dialogs = parts.dialogs;
    this.#gate = parts.gate;
    this.#timeout = parts.timeoutMs;
    this.#consoleError = parts.consoleError;
    this.#outline = parts.outline;
    this.#hand = new HandWork(parts.dialogs, parts.gate);
  }

  /** For a look in another tab while a step is under way: touches neither the step's picture nor its form. */
  apart(): Actions {
    const { outline: _none, ...parts } = this.#parts;
    return new Actions(parts);
  }

  /** Longest wait for one click, fill or arrival, in milliseconds. */
  get timeoutMs(): number {
    return this.#timeout;
  }

  /** @throws FaultError `undeclared-dialog` for a dialog that came after the last step, out of the blue (F-02) */
  requireNoDialog(): void {
    this.#dialogs.requireTold();
  }

  /** A step failed by that dialog: its fault is told. */
  dialogTold(): void {
    this.#dialogs.told();
  }

  /** The fault for something that should be on screen and is not. */
  missing(what: string): FaultError {
    return new FaultError('not-found', { what });
  }

  /** Waits for a sign of the console; a look only, so it may be repeated. @throws the given fault after the timeout */
  async until(look: () => Promise<boolean>, otherwise: FaultError): Promise<void> {
    const end = performance.now() + this.#timeout;
    while (!(await look().catch(() => false))) {
      this.#dialogs.check();
      if (performance.now() > end) throw otherwise;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Begins a step; `ref` names its picture. With `way` the picture also tells where it shows what earlier steps of the section clicked. With a turn, a person may be asked about it and may do it. */
  begin(section: string, ref: string, { way = false, turn }: { readonly way?: boolean; readonly turn?: Turn | undefined } = {}): void {
    this.#hand.back();
    this.#turn = turn;
    this.#typed = [];
    this.#pictures.begin(section, ref, way);
    this.#dialogs.begin();
    this.#saveEnds();
    this.#gate.begin(section, ref);
  }

  /** Between steps (the way to a screen, the proof) nothing is pictured but the reading itself. */
  quiet(): void {
    this.begin('', '');
  }

  /** Ends a step: a step that touched nothing is pictured as it is. */
  async end(tab: Page): Promise<StepRecord> {
    await this.#handBack();
    await this.#pictures.end(tab, !this.#dialogs.open);
    return this.#record();
  }

  /** A picture of what a reading rests on, with the elements that show it scrolled into view (F-78). */
  async show(tab: Page, elements: readonly Locator[]): Promise<Picture | undefined> {
    return this.#dialogs.open ? undefined : this.#pictures.reading(tab, elements, this.#timeout);
  }

  /** What is known of a step that failed half-way. A run without step pictures shows at least where it failed. */
  async failed(tab: Page): Promise<StepRecord> {
    await this.#handBack();
    await this.#pictures.failed(tab, !this.#dialogs.open);
    return this.#record();
  }

  /** Forgets the fields of the last form: a new one is being opened. */
  newForm(): void {
    this.#form = [];
  }

  /** One click. The picture is taken with the element in view just before it, because afterwards it may be gone. */
  async click(control: Locator, label: string): Promise<void> {
    if (await this.#ours(control, label)) {
      await this.#pictures.click(control, label);
      this.#dialogs.check();
      await explain(label, () => control.click({ timeout: this.#timeout }));
    } else {
      await this.#hand.click(this.#turn, label);
    }
    this.#dialogs.check();
  }

  /** Puts a value into a field and reads it back; a person's value is read as soon as it stands there. */
  async fill(field: Locator, name: string, value: string, kind: FieldKind = 'text'): Promise<void> {
    const filled = { field, name, value, kind };
    const ours = kind === 'unchoice' && !this.#turn?.byHand ? true : await this.#ours(this.#turn && field, name);
    this.#dialogs.check();
    if (ours) await putIn(filled, this.#timeout, this.#turn?.showMs ? slowKeyMs : 0);
    else await this.#hand.fill(this.#turn, filled);
    this.#dialogs.check();
    // A field that only the person can find is compared by the relay when it leaves (law 4).
    if (!ours && !(await holdsNow(filled))) return;
    this.#form = [...this.#form.filter((other) => other.name !== name), filled];
    if (kind !== 'unchoice') this.#typed.push({ field: name, value: kind === 'choice' ? '✓' : value });
    await requireTaken(filled, this.#timeout);
    if (kind !== 'unchoice') this.#pictures.fill(field, name);
  }

  /** Chooses an option by its whole label; sends nothing by itself. */
  async choose(select: Locator, option: string): Promise<void> {
    if (!(await this.#ours(this.#turn && select, option))) return this.#hand.fill(this.#turn, { field: select, name: option, value: option, kind: 'select' });
    await explain(option, () => select.selectOption({ label: option }, { timeout: this.#timeout }));
  }

  /** Searches a list by the console's own search and waits until the list is that of this search. */
  async search(box: Locator, text: string, go: Locator, label: string): Promise<void> {
    await explain(label, async () => {
      if (await this.#ours(this.#turn && box, label)) await box.fill(text, { timeout: this.#timeout });
      else await this.#hand.fill(this.#turn, { field: box, name: label, value: text, kind: 'text' });
      const mark = await box.elementHandle({ timeout: this.#timeout });
      await this.click(go, label);
      // The answer is a new document (or a new box); until then the old rows are still on screen.
      await this.until(async () => !(await mark?.evaluate((element) => element.isConnected).catch(() => false)) && (await box.inputValue()) === text, this.missing(label));
    });
  }

  /**
   * Forgets a field that the console empties by itself once it was handed on (the input beside [>>]).
   * @param to the list that took it, where the step's picture is to mark it
   */
  handedOn(name: string, to?: Locator): void {
    this.#form = this.#form.filter((filled) => filled.name !== name);
    if (to) this.#pictures.fill(to, name);
  }

  /** Sends one declared write: reads every field back, then hands the click to the gate. By hand, the gate waits for the person's own. */
  async submit(control: Locator, label: string, save: Save): Promise<void> {
    if (!save.draft) for (const filled of this.#form) await requireTaken(filled, this.#timeout);
    if (await this.#ours(control, label)) {
      await this.#pictures.click(control, label);
      this.#saveEnds = this.#dialogs.duringSave(save.rule.id);
      await this.#gate.send(control.page(), save, () => explain(label, () => control.click({ timeout: this.#timeout, noWaitAfter: true })));
    } else {
      this.#saveEnds = this.#dialogs.duringSave(save.rule.id);
      await this.#gate.send(control.page(), save, (sent) => this.#hand.save(this.#turn, label, save, sent), true);
    }
    this.#dialogs.check();
    if (!save.draft) await this.#requireNoError();
    if (!save.draft) this.newForm();
  }

  /** The console's own error in the answer ends the step early and is quoted; what the machine holds is still decided by reading (F-28). */
  async #requireNoError(): Promise<void> {
    const text = await this.#consoleError();
    if (text !== undefined) throw new FaultError('console-error', { text }, 'failed');
  }

  /** Brings an element into view and outlines it; then whether we touch it, or the person does. One that cannot be found is theirs if they take it. Nothing is touched over a dialog that nobody declared. */
  async #ours(element: Locator | undefined, label: string): Promise<boolean> {
    const turn = this.#turn;
    while (element && !turn?.byHand) {
      try {
        await this.#scrollTo(element, label);
        await this.#outline?.show(element);
        break;
      } catch (error) {
        if (!turn || !(error instanceof FaultError)) throw error;
        await turn.trouble(error);
      }
    }
    const ours = turn ? await turn.ours() : true;
    this.#dialogs.check();
    if (ours) this.#hand.back();
    else this.#hand.take(element?.page());
    return ours;
  }

  /** The person's turn is over; a dialog that they left open is answered, and belongs to this step. */
  async #handBack(): Promise<void> {
    this.#hand.back();
    await this.#dialogs.settled();
  }

  /** A look, so it may be repeated: the document may be replaced under our hands (F-11). */
  async #scrollTo(control: Locator, label: string): Promise<void> {
    const end = performance.now() + this.#timeout;
    for (;;) {
      try {
        await explain(label, () => control.scrollIntoViewIfNeeded({ timeout: this.#timeout }));
        return;
      } catch (error) {
        if (!(error instanceof FaultError) || error.fault.code !== 'page-error' || error.fault.params['detail'] !== 'replaced' || performance.now() > end) throw error;
      }
    }
  }

  #record(): StepRecord {
    return { typed: this.#typed, picture: this.#pictures.taken, dialogs: this.#dialogs.taken() };
  }
}

/** Milliseconds between keys when people watch. */
const slowKeyMs = 45;
