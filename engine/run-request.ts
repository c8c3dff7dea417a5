import type { Appliance } from './appliance.ts';
import type { LoadedCalibration } from './calibration/calibration.ts';
import type { Concern } from './concern.ts';
import type { DeclaredDialog } from './dialogs.ts';
import type { EvidenceGap, Mode, SectionResult } from './events.ts';
import type { Fault } from './faults.ts';
import type { LogQuery } from './log-query.ts';
import type { Plan } from './plan.ts';
import type { RunSecrets } from './redaction/run-secrets.ts';
import type { RecorderWish } from './recorders.ts';
import type { RelayOptions, Route, Trust } from './relay/rules.ts';
import type { Runbook, RunbookInputs } from './runbook.ts';
import type { MachineFacts } from './screen.ts';
import type { Secret } from './secrets/secret.ts';
import type { DeclaredPage } from './session/declared-page.ts';
import type { Verdict } from './verdict.ts';
import type { WalkParts, Waits } from './walk/parts.ts';
import type { RecordedChange } from './walk/recorded.ts';
import type { Walked } from './walk/walked.ts';
import type { Lang } from './words/phrase.ts';

/** The machine a run goes to, as its profile says. */
export interface Machine {
  readonly id: string;
  readonly url: string;
  readonly label?: string;
  readonly trust: Trust;
  readonly route: Route;
  readonly hosts?: Readonly<Record<string, string>>;
  readonly legacyTls?: boolean;
  readonly charset: 'utf-8' | 'euc-kr';
  readonly lang?: 'ko' | 'en';
  readonly version?: string;
  readonly user: string;
  /** Not called with `byHand`. */
  readonly password: () => Promise<Secret>;
  /** The person types account and password in the browser window. */
  readonly byHand?: boolean;
  /** The key of the second factor: base32 or an `otpauth://totp/` address. */
  readonly totp?: () => Promise<Secret>;
  /** Pages between sign-in and console that may be passed. */
  readonly pages?: readonly DeclaredPage[];
  /** Asked before the password is typed where the sign-in page does not prove the machine over plain http (law 8); false where nobody can be asked. */
  readonly confirmMachine?: (again?: boolean) => Promise<boolean>;
  readonly dialogs: readonly DeclaredDialog[];
  /** Labels of columns and fields whose values are in no picture and, as far as nothing rests on them, not in the journal. */
  readonly masks?: readonly string[];
  readonly facts: MachineFacts;
}

/** Everything one run is asked to do; complete and checked before a browser opens. */
export interface RunRequest {
  readonly mode: Mode;
  readonly runbook: Runbook;
  readonly appliance: Appliance;
  readonly machine: Machine;
  readonly customer: { readonly id: string; readonly name: string };
  readonly inputs: RunbookInputs;
  readonly readings: Readonly<Record<string, string>>;
  readonly who: { readonly operator: string; readonly ticket?: string; readonly requestedBy?: string };
  readonly lang: Lang;
  readonly query: LogQuery;
  readonly runsDir: string;
  readonly stateDir: string;
  readonly product: { readonly version: string; readonly commit?: string; readonly lock?: string; readonly playwright: string; readonly guide?: string };
  readonly plan?: Plan;
  readonly warnings?: readonly string[];
  /** What is to be decided before the first act and stands on no screen: a sending IP of another customer too. */
  readonly concerns?: readonly Concern[];
  /** With mode `rollback`: what an earlier run's journal proves it changed. */
  readonly recorded?: readonly RecordedChange[];
  readonly waits?: Partial<Waits>;
  readonly recorders?: RecorderWish;
  /** Free space to be found before anything is dialled, in bytes; `neededBytes` unless given. */
  readonly needed?: number;
  /** False: one picture per screen, of its reading, and of a step that fails; for runs that only read. */
  readonly stepPictures?: boolean;
  /** With mode `verify`: where something differs, the console's own record is asked who changed it. */
  readonly whoChanged?: boolean;
  /** What was found out about this machine, or about its version, beyond the appliance's labels; without a version, the machine's own whatever version it was made on. */
  readonly calibration?: (version: string | undefined) => LoadedCalibration | undefined;
  /** Walks the screens in its own way instead of the runbook's: calibration and rehearsal. Never armed. */
  readonly inspection?: Inspection;
}

/** A walk that only looks at how screens are found. */
export interface Inspection {
  readonly walk: (parts: WalkParts) => Promise<Walked>;
  /** Asked for each request that nobody declared, which is held meanwhile. */
  readonly judge?: RelayOptions['judge'];
}

export interface RunOutcome {
  readonly runId: string;
  readonly dir: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly sentence: string;
  readonly results: readonly SectionResult[];
  readonly fault?: Fault;
  readonly plan?: Plan;
  /** What its evidence is searched for before it is sealed. */
  readonly secrets: RunSecrets;
  /** What the evidence lacks; with a verdict that was good it makes `withheld`. */
  readonly gaps?: readonly EvidenceGap[];
}
