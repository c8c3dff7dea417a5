import type { Concern } from './concern.ts';
import type { Goal } from './goal.ts';
import type { Slide } from './guide.ts';
import type { StepVerb } from './events.ts';
import type { AnyScreen, Screen, ScreenClass } from './screen.ts';

/** The values a runbook is built from; parsed and complete before a browser opens. */
export interface RunbookInputs {
  readonly sendingIps: readonly string[];
  readonly policy: string;
  /** Name of the detailed policy of slide 3 on TMSe. */
  readonly limitPolicy: string;
  readonly description: string;
  /** Canonical filter keys to pass. */
  readonly filters: readonly string[];
  readonly maxRecipients: number | undefined;
}

/** One verb on one screen for one guide line. The verb is the safety class. */
export interface Step<S extends AnyScreen = AnyScreen> {
  readonly verb: StepVerb;
  readonly ref: string;
  readonly run: (screen: S) => Promise<void>;
}

/** Steps repeated for each missing item of a list of the goal. */
export interface StepsForMissing<S extends AnyScreen = AnyScreen> {
  readonly forMissing: string;
  readonly steps: (item: string) => readonly Step<S>[];
}

/** Steps walked only when items of that list are missing. */
export interface StepsIfMissing<S extends AnyScreen = AnyScreen> {
  readonly ifMissing: string;
  readonly steps: readonly StepItem<S>[];
}

export type StepItem<S extends AnyScreen = AnyScreen> = Step<S> | StepsForMissing<S> | StepsIfMissing<S>;

type StateOf<S> = S extends Screen<infer State> ? State : never;

/** A procedure of our own, shown as '가이드에 없는 절차'. */
export interface Procedure<S extends AnyScreen = AnyScreen> {
  readonly slide: Slide;
  readonly steps: readonly StepItem<S>[];
}

/** The way back: for an entry that the run made, and for items and values that it added or set. */
export interface Undo<S extends AnyScreen = AnyScreen> {
  readonly entry?: (name: string) => Procedure<S>;
  /** @param expected the state that must be read afterwards: single values are entered from it */
  readonly items?: (expected: StateOf<S>) => Procedure<S>;
}

interface SectionSpec<S extends AnyScreen> {
  readonly slide: Slide;
  readonly goal: Goal<StateOf<S>>;
  readonly steps: readonly StepItem<S>[];
  /** Where the section begins, when its first line presupposes a screen (TMW-2 (2/2)). Touches nothing. */
  readonly enter?: (screen: S) => Promise<void>;
  /** The way to the screen for the proof, where the screen's own `goTo()` needs to be told more (which policy, which tab). */
  readonly goTo?: (screen: S) => Promise<void>;
  /** Cures differences marked `edit`. */
  readonly edit?: Procedure<S>;
  /** The screen exists only after that section of the same runbook has made its entry. */
  readonly within?: string;
  /** With `within`: the name of the entry whose own screen it is. */
  readonly of?: string;
  /** With `within`: the state of a screen that has just come to exist. */
  readonly fresh?: StateOf<S>;
  /** The screen may be missing from a machine's menu; then it is said that it was not looked at. Only for screens that are never written. */
  readonly optional?: true;
  /** What of the state would make the goal empty or too wide. */
  readonly concerns?: (state: StateOf<S>) => readonly Concern[];
  /** Aims the walk back at the recorded before-state. */
  readonly undo?: Undo<S>;
}

/** One screen's part of a runbook. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly screen: ScreenClass<AnyScreen>;
  readonly slide: Slide;
  readonly goal: Goal<Record<string, unknown>>;
  readonly steps: readonly StepItem[];
  readonly enter?: (screen: AnyScreen) => Promise<void>;
  readonly goTo?: (screen: AnyScreen) => Promise<void>;
  readonly edit?: Procedure;
  readonly within?: string;
  readonly of?: string;
  readonly fresh?: Record<string, unknown>;
  readonly optional?: true;
  readonly concerns?: (state: Record<string, unknown>) => readonly Concern[];
  readonly undo?: Undo;
}

/** Sections that depend on what a screen means on this machine (guide.md, readings). */
export interface ByReading {
  readonly reading: ReadingName;
  readonly choices: Readonly<Record<string, readonly (Section | ByReading)[] | HeldBecause>>;
}

/** A reading under which the guide's steps must not be run, with the reason's key in words/. */
export interface HeldBecause {
  readonly held: 'block-list';
  readonly sections: readonly Section[];
}

export type ReadingName = 'sending-permission' | 'max-recipients-list' | 'max-recipients-number';

export interface Runbook {
  readonly id: string;
  readonly appliance: string;
  readonly title: string;
  readonly slides: readonly Slide[];
  /** What the inputs must hold before a browser opens. */
  readonly needs: readonly (keyof RunbookInputs)[];
  /** Log lists that a plan looks at for each sending IP (차단 n / 정상 n / 기록 없음). */
  readonly observe?: readonly Section[];
  readonly kind: 'settings' | 'log';
  readonly sections: (inputs: RunbookInputs) => readonly (Section | ByReading)[];
}

const step =
  (verb: StepVerb) =>
  <S extends AnyScreen>(ref: string, run: (screen: S) => Promise<void>): Step<S> => ({ verb, ref, run });

/** Changes nothing on the machine. */
export const look = step('look');
/** Opens a form; sends no write. */
export const open = step('open');
/** Changes the machine, or fills what a save will send. */
export const act = step('act');
/** The goal must hold now. */
export const check = step('check');
/** A person does it. */
export const ask = step('ask');

/** Steps repeated for each item that is missing from the list `field` of the goal. */
export const forMissing = <S extends AnyScreen>(field: string, steps: (item: string) => readonly Step<S>[]): StepsForMissing<S> => ({ forMissing: field, steps });

/** Steps walked only when items are missing from the list `field` of the goal. */
export const ifMissing = <S extends AnyScreen>(field: string, steps: readonly StepItem<S>[]): StepsIfMissing<S> => ({ ifMissing: field, steps });

/** One screen's part. The compiler refuses a verb that the screen lacks and a goal on a field that it cannot read. */
export const section = <S extends AnyScreen>(id: string, title: string, screen: ScreenClass<S>, spec: SectionSpec<S>): Section =>
  ({ id, title, screen, ...spec }) as unknown as Section;

/** Sections chosen by what the profile says a screen means; unset means held. */
export const byReading = (reading: ReadingName, choices: ByReading['choices']): ByReading => ({ reading, choices });

export const runbook = (definition: Runbook): Runbook => definition;
