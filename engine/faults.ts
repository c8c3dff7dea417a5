import type { Verdict } from './verdict.ts';

/** Named, explained failures. Words stand in words/faults.ts, one entry per code. */
export type FaultCode =
  // before and around the console
  | 'unreachable' | 'name-unresolved' | 'connection-refused' | 'connect-timeout' | 'tls-version' | 'certificate' | 'key-changed' | 'proxy' | 'route'
  | 'browser-missing' | 'other-machine' | 'other-origin' | 'unknown-version' | 'other-version' | 'calibration' | 'calibration-unreviewed' | 'browser-unproven' | 'locked'
  // sign-in and session
  | 'sign-in-form' | 'sign-in-refused' | 'sign-in-dropped' | 'signed-out' | 'access-denied' | 'no-right' | 'notice-page' | 'password-expired' | 'no-secret' | 'rearm-needed'
  | 'no-answer' | 'other-sign-in-form' | 'keyboard-plugin' | 'person-needed' | 'machine-unproven' | 'trust-needed' | 'other-user' | 'account-locked'
  | 'already-signed-in' | 'banner-page' | 'code-needed' | 'code-refused' | 'code-dropped' | 'unknown-page'
  // screens
  | 'not-arrived' | 'not-found' | 'screen-absent' | 'ambiguous' | 'covered' | 'list-incomplete' | 'page-error' | 'step-timeout' | 'undeclared-dialog' | 'missing-dialog' | 'value-not-taken'
  | 'other-charset' | 'odd-text' | 'console-error' | 'popup-blocked'
  // writes
  | 'undeclared-write' | 'write-refused' | 'changed-since-plan' | 'foreign-change' | 'duplicate-present' | 'not-saved' | 'save-unresolved' | 'not-new' | 'open-intent' | 'approval' | 'changes-pending'
  // evidence and files
  | 'journal' | 'journal-changed' | 'evidence' | 'leak' | 'no-space' | 'state-folder' | 'stopped' | 'internal';

export interface Fault {
  readonly code: FaultCode;
  /** Values for the sentence; console texts among them are data and are shown escaped. Never a secret. */
  readonly params: Readonly<Record<string, string>>;
  /** What this fault means for the section where it happened, before any save was sent. */
  readonly verdict: Verdict;
}

/** The only error the walk expects; anything else becomes `internal`. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(code: FaultCode, params: Record<string, string> = {}, verdict: Verdict = 'not-checked', cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'FaultError';
    this.fault = { code, params, verdict };
  }
}
