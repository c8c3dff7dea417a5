import type { Frame, Locator, Page } from 'playwright';
import type { Actions, FieldKind } from './actions.ts';
import type { Place } from './calibration/calibration.ts';
import type { Overrides } from './calibration/override.ts';
import type { LogQuery } from './log-query.ts';
import type { Save } from './save.ts';

/** What a screen is given when a section begins. */
export interface ScreenContext<Ui = unknown> {
  readonly tab: Page;
  /** Labels, frames and requests of this appliance, resolved for version, language and layout at sign-in. */
  readonly ui: Ui;
  readonly actions: Actions;
  /** Facts of this machine that change how a value is written, from the profile. */
  readonly machine: MachineFacts;
  /** Elements that a calibration finds in its own way; fields of screens are taken over where the screen is made, menu entries by the screen itself. */
  readonly elements?: Overrides;
  /** What a log screen looks for; only in runs that read logs. */
  readonly query?: LogQuery;
}

/** What the profile says of a machine's habits; anything unset is found out or left to the appliance's default. */
export interface MachineFacts {
  readonly innerSave?: 'posts' | 'silent';
}

/** Something that a screen finds by its label alone. */
export interface Labelled {
  readonly label: string;
  readonly place: 'list' | 'form';
  readonly locator: Locator;
  /** False for what a console may lack without harm: a filter that nobody asks for. */
  readonly needed: boolean;
}

/** Plain data of one screen with the proof that all of it was read. */
export interface Reading<State> {
  readonly state: State;
  /** How completeness was proven, in words: total shown = rows read, pages read. */
  readonly proof: string;
  /** The element that shows it best; marked in the picture when it can be seen. */
  readonly shows?: Locator;
  /** Brings one entry of the list (by its name or address), or one field, into view, turning pages where needed; the picture of a change marks it. */
  readonly entry?: (key: string) => Promise<Locator>;
}

/**
 * One admin screen as the guide names it. Fields find, verbs act, `read()` returns plain data. No judging inside, except proof of arrival.
 * State is what `read()` returns; Ui is the appliance's resolved labels.
 */
export abstract class Screen<State extends object, Ui = unknown> {
  protected readonly context: ScreenContext<Ui>;
  /** The state the next save is computed from: read by the walk just before the section acts. */
  before: State | undefined;

  constructor(context: ScreenContext<Ui>) {
    this.context = context;
  }

  /** Menu clicks as in the guide, then proof of arrival. @throws FaultError `not-arrived` */
  abstract goTo(): Promise<void>;

  /** Every page of the list, canonical values. @throws FaultError `list-incomplete` */
  abstract read(): Promise<Reading<State>>;

  /** What is found by its label and is no field: heads of a list's table, choices of a form. Asked by calibration. */
  labelled(): readonly Labelled[] {
    return [];
  }

  /** Where a calibrated element stands; a screen with roots of its own says which they are. */
  rootOf(_place: Place): Locator {
    return this.tab.locator('html');
  }

  protected get ui(): Ui {
    return this.context.ui;
  }

  protected get tab(): Page {
    return this.context.tab;
  }

  /** The state the walk read before acting. @throws when a save is asked for without one */
  protected get known(): State {
    if (!this.before) throw new Error(`${this.constructor.name}: no state was read before this act`);
    return this.before;
  }

  protected click(control: Locator, label: string): Promise<void> {
    return this.context.actions.click(control, label);
  }

  protected fill(field: Locator, name: string, value: string, kind: FieldKind = 'text'): Promise<void> {
    return this.context.actions.fill(field, name, value, kind);
  }

  /** The only way to send a write: the relay lets exactly this declared request out, once. */
  protected submit(control: Locator, label: string, save: Save): Promise<void> {
    return this.context.actions.submit(control, label, save);
  }

  /** The frame of that name, or the main frame where the console uses none; looked up at each use (F-11). */
  protected frame(names: readonly string[]): Frame {
    return this.tab.frames().find((frame) => names.includes(frame.name())) ?? this.tab.mainFrame();
  }
}

export type AnyScreen = Screen<object, unknown>;

export type ScreenClass<S extends AnyScreen> = new (context: ScreenContext<never>) => S;
