import type { Page } from 'playwright';
import type { Actions } from '../actions.ts';
import type { ReadAdminLog } from '../admin-log.ts';
import { overrideFields, type Overrides } from '../calibration/override.ts';
import type { Camera } from '../camera.ts';
import type { Mode } from '../events.ts';
import type { Gate } from '../gate.ts';
import type { Journal } from '../journal.ts';
import type { LogQuery } from '../log-query.ts';
import type { Pace } from '../pace/pace.ts';
import type { Relay } from '../relay/relay.ts';
import type { Section } from '../runbook.ts';
import type { AnyScreen, MachineFacts, Screen, ScreenContext } from '../screen.ts';
import type { Session } from '../session.ts';
import type { Lang } from '../words/phrase.ts';

/** Times in milliseconds; a person's profile or a test may set them. */
export interface Waits {
  /** One click, fill or arrival. */
  readonly actionMs: number;
  /** One step as a whole (F-02). */
  readonly stepMs: number;
  /** From the save click until the request appears. */
  readonly sentMs: number;
  /** From the request until its answer. */
  readonly answerMs: number;
  /** Bounded polling of the proof (F-30). */
  readonly proveMs: number;
  /** How long a reading of the screen counts as now for the save that follows; 0: each save reads once more (F-93). */
  readonly freshMs: number;
}

export const usualWaits: Waits = { actionMs: 10_000, stepMs: 60_000, sentMs: 10_000, answerMs: 60_000, proveMs: 15_000, freshMs: 0 };

/** What every part of the walk works with. */
export interface WalkParts {
  readonly mode: Mode;
  readonly lang: Lang;
  readonly tab: Page;
  readonly session: Session<unknown>;
  readonly journal: Journal;
  readonly actions: Actions;
  readonly camera: Camera;
  readonly gate: Gate;
  readonly relay: Relay;
  readonly machine: MachineFacts;
  readonly waits: Waits;
  readonly query?: LogQuery;
  /** Undeclared writes caused by our own clicks since the last call. */
  readonly undeclared: () => string[];
  readonly signal: AbortSignal;
  /** The console's own record of administrators' work, and the account that is ours in it. */
  readonly adminLog?: { readonly account: string; readonly read: ReadAdminLog<unknown> | undefined };
  /** The person's choices; none where nobody is asked line by line and nothing is shown. */
  readonly pace?: Pace;
}

/** A screen of a section, on this tab. State is plain data of unknown shape here; the section's goal knows it. */
export const screenOf = (parts: WalkParts, section: Section): Screen<Record<string, unknown>> => screenWith(parts, section, parts.session);

/** The same with labels and calibrated elements other than the session's own. @throws FaultError `calibration` when one of them names no field of the screen */
export const screenWith = (parts: WalkParts, section: Section, { ui, elements }: { readonly ui: unknown; readonly elements: Overrides }): Screen<Record<string, unknown>> => {
  const context: ScreenContext = {
    tab: parts.tab, ui, actions: parts.actions, machine: parts.machine, elements, ...(parts.query ? { query: parts.query } : {}),
  };
  const screen: AnyScreen = new section.screen(context as ScreenContext<never>);
  overrideFields(screen, section.id, elements);
  return screen as Screen<Record<string, unknown>>;
};
