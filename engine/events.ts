import type { Concern } from './concern.ts';
import type { Difference } from './goal.ts';
import type { RelayCounts } from './relay/rules.ts';
import type { Choice } from './pace/question.ts';
import type { SaveOutcome } from './save.ts';
import type { Verdict } from './verdict.ts';
import type { Fault, FaultCode } from './faults.ts';

/** The one stream of typed events of a run. The journal writes each as one JSON line, with `n`, `at` (UTC ISO) and `ms` (since the start, monotonic) added. */

export type Mode = 'diagnose' | 'plan' | 'apply' | 'verify' | 'rollback' | 'calibrate' | 'rehearse';
/** Modes that may save. */
export const mayWrite = (mode: Mode): boolean => mode === 'apply' || mode === 'rollback';

export type Phase = 'survey' | 'converge' | 'prove';
export type StepOutcome = 'done' | 'already-so' | 'by-hand' | 'not-reached' | 'failed' | 'held';
export type StepVerb = 'look' | 'open' | 'act' | 'check' | 'ask';
/** State of a guide line: legible, joined, reconstructed (guide.md), inferred (E-1 on TMW), or a procedure that is not in the guide. */
export type LineState = 'legible' | 'joined' | 'reconstructed' | 'inferred' | 'procedure';

/** Rectangle in CSS pixels of the picture. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** One picture as it was taken, untouched; `box` is what the step touched. `page` is the picture's own size in pixels. */
export interface Picture {
  readonly file: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly box?: Box;
  /** Several elements of one step (the fields of a form), in the order they were touched. */
  readonly boxes?: readonly { readonly box: Box }[];
  /** What the box is, in words: the control's label. */
  readonly target?: string;
  /** What earlier lines of the section touched (menu, tab, [추가]) and what stands in this picture too, where it stood at that moment. */
  readonly earlier?: readonly { readonly ref: string; readonly box: Box }[];
  /** What the tab showed at that moment, by its text: the console's location line, and whether a sign-in page was in any frame. */
  readonly shown?: { readonly location?: string; readonly signIn?: true };
}

export interface DialogRecord {
  readonly kind: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
  readonly text: string;
  readonly answer: 'accepted' | 'dismissed' | 'gone';
  readonly declared: boolean;
  readonly at: string;
}

/** One named element as a calibration walk found it. */
export interface InspectedElement {
  readonly name: string;
  /** What it is looked for by. */
  readonly label: string;
  readonly found: number;
  /** False for what a console may lack without harm. */
  readonly needed: boolean;
  /** Where it was found instead, or how a person said it is found. */
  readonly instead?: string;
}

/** One want that does not hold, or one value that is changed. Values are shown as text. */
export interface Change {
  readonly section: string;
  /** Path inside the state, in words of the screen, e.g. `정책 "급여메일" › 대상 IP`. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  /** `add` and `set` are cured by the guide's steps or by an edit procedure; `conflict` is for a person. */
  readonly kind: 'add' | 'set' | 'conflict';
  /** Needs its own approval: a page-level value or a relay entry. */
  readonly approval?: 'page-level' | 'relay';
}

export interface SectionResult {
  readonly section: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
  readonly note?: string;
}

/** What the log says of one sending IP over the period read. */
export interface LogFinding {
  readonly ip: string;
  readonly stage: 'connection' | 'smtp';
  readonly reason: string;
  /** Filter kind key by the table of consoles.md, or `unknown`. */
  readonly kind: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly remedy: string;
}

/** How the password was handled, as far as this program can know. Times are UTC, ISO. */
export interface SecretHandling {
  /** Kind of the password's reference (`ask`, `env`, `file`, `exec`), or `by-hand`; undefined when the run ended before one was fetched. */
  readonly source?: string;
  readonly typedBy: 'program' | 'person' | 'nobody';
  /** No picture and no trace in this time; `to` is missing when they stayed off until the end. */
  readonly recordersOff: { readonly from: string; readonly to?: string };
  readonly headed: boolean;
  /** A trace was asked for; it began after the sign-in. */
  readonly trace: boolean;
  /** Why sender, recipient and subject are shown in pictures of mail logs; masked when unset. */
  readonly mailFieldsShown?: string;
}

/** One line of the console's own 관리자 작업 로그. */
export interface AdminLogLine {
  readonly time: string;
  readonly administrator: string;
  readonly from: string;
  readonly menu: string;
  readonly work: string;
}

export type AdminLogRead =
  | { readonly kind: 'read'; readonly lines: readonly (AdminLogLine & { readonly account: 'ours' | 'other' })[]; readonly complete: boolean; readonly saves: number }
  | { readonly kind: 'none'; readonly why: string };

export interface EvidenceGap {
  readonly kind: 'picture' | 'korean-font' | 'disk-full' | 'trace';
  readonly detail: string;
}

export type RunEvent =
  | {
      readonly type: 'run-started'; readonly runId: string; readonly mode: Mode; readonly runbook: string; readonly title: string;
      readonly customer: { readonly id: string; readonly name: string };
      readonly appliance: { readonly id: string; readonly kind: string; readonly url: string; readonly expectedLabel?: string };
      readonly operator: string; readonly ticket?: string; readonly requestedBy?: string; readonly lang: 'ko' | 'en';
      readonly versions: { readonly product: string; readonly commit?: string; readonly lock?: string; readonly node: string; readonly playwright: string; readonly browser: string; readonly guide?: string };
      readonly inputs: Readonly<Record<string, unknown>>; readonly readings: Readonly<Record<string, string>>; readonly headed: boolean;
      /** False where only readings and a step that fails are pictured. */
      readonly stepPictures?: boolean;
    }
  | {
      readonly type: 'signed-in'; readonly user: string; readonly source: string; readonly label: string; readonly version: string; readonly consoleClock?: string;
      /** Nobody has walked the screens of this version: what is read is marked. */
      readonly untried?: true;
      /** The session ended before the first write and was opened once more. */
      readonly reopened?: true;
    }
  /** A calibration is in use: which, by whom, what it names; `reviewer` is null while nobody else has looked at it. */
  | {
      readonly type: 'calibrated'; readonly file: string; readonly hash: string; readonly author: string; readonly reviewer: string | null;
      readonly names: readonly string[]; readonly requests: number;
    }
  /** What was found of the named elements of one screen as it stood then. */
  | {
      readonly type: 'inspected'; readonly section: string; readonly title: string; readonly place: 'layout' | 'list' | 'form'; readonly elements: readonly InspectedElement[];
      readonly picture?: Picture; readonly seen: readonly string[]; readonly note?: string;
    }
  /** A page or layer between sign-in and console that the profile declares: its button was pressed. */
  | { readonly type: 'page-passed'; readonly page: string; readonly text: string; readonly press: string }
  /** The run waits for what a person does in the browser window. */
  | { readonly type: 'person-asked'; readonly what: 'sign-in'; readonly seconds: number }
  | {
      readonly type: 'section-started'; readonly section: string; readonly title: string; readonly phase: Phase; readonly slide: string;
      readonly chapter?: string; readonly slideTitle?: string; readonly lead?: string; readonly part?: string; readonly systemAdmin?: 'legible' | 'assumed';
    }
  | {
      readonly type: 'step-started'; readonly section: string; readonly ref: string; readonly text: string; readonly state: LineState; readonly verb: StepVerb;
      readonly phase: Phase; readonly n: number; readonly of: number; readonly guideNote?: string; readonly remark?: string;
    }
  | {
      readonly type: 'step-finished'; readonly section: string; readonly ref: string; readonly text: string; readonly state: LineState; readonly verb: StepVerb;
      readonly phase: Phase; readonly outcome: StepOutcome; readonly typed: readonly { readonly field: string; readonly value: string }[];
      readonly tookMs: number; readonly picture?: Picture; readonly dialogs: readonly DialogRecord[]; readonly note?: string;
      readonly guideNote?: string; readonly remark?: string;
    }
  | {
      readonly type: 'reading'; readonly section: string; readonly phase: Phase; readonly state: unknown;
      readonly proof: string; readonly hash: string; readonly picture?: Picture;
    }
  /** What the person chose for a line, and where they were asked. */
  | { readonly type: 'choice'; readonly section: string; readonly ref: string; readonly choice: Choice; readonly by: 'panel' | 'terminal'; readonly why?: FaultCode }
  /** While a person worked in the browser, a save that is not the declared one was held back. */
  | { readonly type: 'request-held'; readonly section: string; readonly ref: string; readonly request: string; readonly detail?: string }
  /** `differences` are the values behind the words of `changes`, in the same order. */
  | { readonly type: 'section-differs'; readonly section: string; readonly changes: readonly Change[]; readonly differences?: readonly Difference[] }
  | { readonly type: 'concern'; readonly section: string; readonly concern: Concern }
  | { readonly type: 'section-held'; readonly section: string; readonly title: string; readonly reading: string; readonly candidates: readonly string[] }
  | { readonly type: 'finding'; readonly finding: LogFinding }
  | { readonly type: 'log-read'; readonly list: string; readonly from: string; readonly to: string; readonly rows: number; readonly pages: number; readonly complete: boolean }
  | { readonly type: 'ip-log'; readonly ip: string; readonly blocked: number; readonly normal: number; readonly complete: boolean }
  | { readonly type: 'planned'; readonly planHash: string; readonly changes: readonly Change[]; readonly expected: readonly string[]; readonly warnings: readonly string[] }
  | { readonly type: 'approval'; readonly outcome: 'given' | 'refused' | 'missing'; readonly by: string; readonly how: string }
  | {
      readonly type: 'intent'; readonly intent: string; readonly section: string; readonly ref: string; readonly rule: string; readonly method: string; readonly path: string;
      readonly before: unknown; readonly after: unknown;
      /** Only a form's draft on the server: no setting of the machine. */
      readonly draft?: true;
    }
  /** Its request is about to be passed on: without this line nothing of it has reached the machine. */
  | { readonly type: 'write-sent'; readonly intent: string }
  | { readonly type: 'write-outcome'; readonly intent: string; readonly outcome: SaveOutcome }
  | { readonly type: 'resolved'; readonly section: string; readonly intents: readonly string[]; readonly outcome: 'changed' | 'failed' | 'unknown'; readonly how: string }
  | { readonly type: 'section-ended'; readonly result: SectionResult }
  | { readonly type: 'fault'; readonly fault: Fault; readonly section?: string; readonly ref?: string }
  /** How secrets were treated; written when the recorders go on, or at the end when they never did. */
  | { readonly type: 'secret-handling'; readonly handling: SecretHandling }
  /** The console's own record of administrators' work: what came into it between the first act and the end, or why it could not be read. */
  | { readonly type: 'admin-log'; readonly log: AdminLogRead }
  /** Lines of that record about screens that a check found different; `why`: it could not be read. */
  | { readonly type: 'who-changed'; readonly lines: readonly AdminLogLine[]; readonly why?: string }
  /** What the evidence lacks, in the words of whatever noticed it. */
  | { readonly type: 'evidence-gap'; readonly gaps: readonly EvidenceGap[] }
  | { readonly type: 'relay'; readonly counts: RelayCounts }
  /** Dialogs behind the end of the last step: they stand in no step's record. */
  | { readonly type: 'late-dialogs'; readonly dialogs: readonly DialogRecord[] }
  | { readonly type: 'signed-out'; readonly outcome: 'signed-out' | 'failed' | 'not-signed-in'; readonly detail?: string }
  | { readonly type: 'run-ended'; readonly verdict: Verdict; readonly exitCode: number; readonly sections: readonly SectionResult[]; readonly sentence: string; readonly next?: string };

/** An event as it stands in the journal. */
export type JournalLine = RunEvent & {
  readonly n: number; readonly at: string; readonly ms: number;
  /** SHA-256 of the line before (evidence/chain.ts); journals of the first version have none. */
  readonly prev?: string;
};

/** A reader of the stream. Only the journal's failure stops a run. */
export interface EventReader {
  readonly name: string;
  on(line: JournalLine): void;
}
