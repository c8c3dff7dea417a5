import type { Appliance } from '../appliance.ts';
import type { Camera } from '../camera.ts';
import type { SectionResult } from '../events.ts';
import type { Fault } from '../faults.ts';
import type { Section } from '../runbook.ts';
import type { Miss, Pointer } from './ask.ts';
import type { Judging } from './judging.ts';
import type { LiveCalibration } from './live.ts';

/** What is looked for, and who helps. */
export interface InspectionOrder {
  readonly sections: readonly Section[];
  readonly appliance: Pick<Appliance, 'landmarks'>;
  readonly live: LiveCalibration;
  readonly camera: Pick<Camera, 'shoot'>;
  /** Points at what was not found; without one, misses are only told. */
  readonly pointer?: Pointer;
  readonly witness: { readonly by: string; readonly on: string };
  /** Pictures of what was found, and the texts seen; a rehearsal does without. */
  readonly pictures: boolean;
  /** Longest wait for one element, in milliseconds. */
  readonly patienceMs: number;
  /** The questions about requests that nobody declared. */
  readonly judging?: Judging;
  /** Told what was found so far when the walk ends early. */
  readonly partly?: (inspected: Inspected) => Promise<void>;
  /** The section of a screen that stands behind an entry of another one, for an entry that is there now. */
  readonly behind?: (section: Section, parentState: unknown) => Section | undefined;
}

/** What a walk over the screens found. */
export interface Inspected {
  readonly results: readonly SectionResult[];
  readonly found: number;
  /** The whole text of each screen and form that was reached, for what else can be read from them. */
  readonly rawTexts: readonly string[];
  readonly missing: readonly Miss[];
  /** Screens and forms that could not be reached, with the reason. */
  readonly notReached: readonly { readonly section: string; readonly title: string; readonly place: 'list' | 'form'; readonly fault: Fault; readonly afterSave: boolean }[];
}
