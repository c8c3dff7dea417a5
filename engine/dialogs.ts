import type { BrowserContext, Dialog } from 'playwright';
import { DialogWatch } from './dialog-watch.ts';
import type { DialogRecord } from './events.ts';
import { FaultError } from './faults.ts';

/** A dialog that a profile or an appliance declares: kind, text and the answer that is given. */
export interface DeclaredDialog {
  readonly kind: 'alert' | 'confirm';
  /** The whole text, compared with white space folded. */
  readonly text: string;
  readonly answer: 'accept' | 'dismiss';
  /** The id of the save's rule that it belongs to: it counts while that save is under way, and anywhere else nobody has declared it. Of a profile's it is not known. */
  readonly save?: string;
}

/** Another text of the dialog that a save shows, agreed to while that save is under way and at no other time. */
export interface SaveDialog {
  /** The id of the save's rule. */
  readonly save: string;
  readonly kind: 'alert' | 'confirm';
  readonly text: string;
}

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The one owner of dialogs of a browser context, popups and frames included (F-01, F-04). */
export class DialogOwner {
  readonly #declared: readonly DeclaredDialog[];
  #records: DialogRecord[] = [];
  /** How many of the records the step now walked has in its own. */
  #taken = 0;
  #pending = 0;
  readonly #answers = new Set<Promise<void>>();
  #undeclared: Undeclared | undefined;
  /** The same until somebody has written it down: a look that may fail can swallow what `check()` throws. */
  #untold: Undeclared | undefined;
  #watch: DialogWatch | undefined;
  #ofSaves: readonly SaveDialog[] = [];
  #save: string | undefined;

  constructor(context: BrowserContext, declared: readonly DeclaredDialog[]) {
    this.#declared = declared;
    context.on('dialog', (dialog) => {
      const answer = this.#answer(dialog).finally(() => this.#answers.delete(answer));
      this.#answers.add(answer);
    });
  }

  /** True while a dialog is open: no picture can be taken then (F-06). */
  get open(): boolean {
    return this.#pending > 0;
  }

  /** A person works in the browser until the returned end: dialogs that nobody declared are theirs to answer, and are recorded. */
  handOver(context: BrowserContext): () => void {
    const watch = new DialogWatch(context);
    this.#watch = watch;
    return () => {
      if (this.#watch === watch) this.#watch = undefined;
      watch.end();
    };
  }

  /** What a calibration of this console says of the dialogs of its saves; takes the place of what was said before. */
  declare(ofSaves: readonly SaveDialog[]): void {
    this.#ofSaves = ofSaves;
  }

  /** A save is under way until the returned end: its own dialogs count, and one that nobody declared is told with its name. */
  duringSave(rule: string): () => void {
    this.#save = rule;
    return () => {
      if (this.#save === rule) this.#save = undefined;
    };
  }

  /** Resolves once every dialog that was met so far is answered; while a person works, theirs may stay open. */
  async settled(): Promise<void> {
    await Promise.all(this.#answers);
  }

  /** A step begins. What came at the sign-in, on the way or behind the end of the last step, and stands in no record yet, goes into this one's. */
  begin(): void {
    this.#records.splice(0, this.#taken);
    this.#taken = 0;
  }

  /** For the record of the step now walked; may be asked again. */
  taken(): readonly DialogRecord[] {
    this.#taken = this.#records.length;
    return [...this.#records];
  }

  /** What came behind the end of the last step. */
  rest(): readonly DialogRecord[] {
    return this.#records.slice(this.#taken);
  }

  /** True from the moment an undeclared dialog was met until its fault is told. */
  get interrupted(): boolean {
    return this.#untold !== undefined;
  }

  /** That dialog, in the console's own words. */
  get interruption(): Undeclared | undefined {
    return this.#undeclared;
  }

  /** @throws FaultError `undeclared-dialog` once for a dialog that nobody declared (law 3) */
  check(): void {
    const undeclared = this.#undeclared;
    this.#undeclared = undefined;
    if (undeclared) throw new FaultError('undeclared-dialog', { ...undeclared }, 'failed');
  }

  /** Before a save: nothing leaves while a dialog is untold that nobody declared. @throws FaultError `undeclared-dialog`, as often as it is asked */
  requireNone(): void {
    if (this.#untold) throw new FaultError('undeclared-dialog', { ...this.#untold }, 'failed');
  }

  /** @throws FaultError `undeclared-dialog` for one that was met and never told, whatever `check()` has thrown meanwhile; once */
  requireTold(): void {
    const untold = this.#untold;
    this.told();
    if (untold) throw new FaultError('undeclared-dialog', { ...untold }, 'failed');
  }

  /** The dialog's fault stands in the journal, or is on its way there. */
  told(): void {
    this.#undeclared = undefined;
    this.#untold = undefined;
  }

  /** Never throws: a person may have answered in the window first, or the frame may be gone (F-05). */
  async #answer(dialog: Dialog): Promise<void> {
    this.#pending += 1;
    const kind = dialog.type() as DialogRecord['kind'];
    const text = dialog.message();
    const declared = this.#declarationOf(kind, text);
    const accept = kind === 'beforeunload' || declared?.answer === 'accept';
    let answer: DialogRecord['answer'] = accept ? 'accepted' : 'dismissed';
    const record = (): DialogRecord => ({ kind, text, answer, declared: declared !== undefined || kind === 'beforeunload', at: new Date().toISOString() });
    if (this.#watch && !declared && kind !== 'beforeunload') {
      answer = await this.#watch.closed(dialog);
      // Left open at the end of the person's turn: it would hold up the page and every picture of it.
      if (answer === 'gone') await dialog.dismiss().then(() => { answer = 'dismissed'; }, () => undefined);
      this.#records.push(record());
      this.#pending -= 1;
      return;
    }
    if (!declared && kind !== 'beforeunload') {
      const undeclared = { kind, text, ...(this.#save === undefined ? {} : { save: this.#save }) };
      this.#undeclared ??= undeclared;
      this.#untold ??= undeclared;
    }
    await (accept ? dialog.accept() : dialog.dismiss()).catch(() => {
      answer = 'gone';
    });
    this.#records.push(record());
    this.#pending -= 1;
  }

  #declarationOf(kind: DialogRecord['kind'], text: string): Pick<DeclaredDialog, 'answer'> | undefined {
    const reads = (one: { readonly kind: string; readonly text: string }): boolean => one.kind === kind && folded(one.text) === folded(text);
    return this.#declared.find((one) => reads(one) && (one.save === undefined || one.save === this.#save)) ?? (this.#ofSaves.some((one) => one.save === this.#save && reads(one)) ? { answer: 'accept' } : undefined);
  }
}

/** A dialog that nobody declared, and the save that was under way. */
export interface Undeclared {
  readonly kind: DialogRecord['kind'];
  readonly text: string;
  readonly save?: string;
}
