import type { Fault, FaultCode } from '../faults.ts';

/** What kind of thing went wrong, for the card that a person reads while the browser stays open. */
export type CauseKind = 'network' | 'tls' | 'sign-in' | 'right' | 'version' | 'selector' | 'dialog' | 'value' | 'console' | 'change' | 'relay' | 'record' | 'browser' | 'other';

export interface Cause {
  readonly kind: CauseKind;
  /** What was tried to find it out, best known first. */
  readonly probed: readonly ('reachable' | 'unreachable' | 'session' | 'no-session')[];
}

/** Cheap looks that decide between causes; none of them changes anything. */
export interface Probes {
  /** Dials the machine along its route: undefined when it answers as expected, else what is wrong with the way. */
  readonly way: () => Promise<'network' | 'tls' | undefined>;
  /** The session's own word: a fault code when it ended or something stands in the way. */
  readonly session: () => Promise<FaultCode | undefined>;
}

/** A code without a kind does not compile. */
const kindOf: Readonly<Record<FaultCode, CauseKind>> = {
  unreachable: 'network', 'name-unresolved': 'network', 'connection-refused': 'network', 'connect-timeout': 'network', proxy: 'network',
  route: 'network', 'no-answer': 'network', 'sign-in-dropped': 'network', 'code-dropped': 'network', 'save-unresolved': 'network',
  'tls-version': 'tls', certificate: 'tls', 'key-changed': 'tls',
  'sign-in-form': 'sign-in', 'sign-in-refused': 'sign-in', 'signed-out': 'sign-in', 'notice-page': 'sign-in', 'password-expired': 'sign-in',
  'no-secret': 'sign-in', 'rearm-needed': 'sign-in', 'other-sign-in-form': 'sign-in', 'keyboard-plugin': 'sign-in', 'person-needed': 'sign-in',
  'machine-unproven': 'sign-in', 'trust-needed': 'sign-in', 'other-user': 'sign-in', 'account-locked': 'sign-in', 'already-signed-in': 'sign-in', 'banner-page': 'sign-in',
  'code-needed': 'sign-in', 'code-refused': 'sign-in', 'unknown-page': 'sign-in', 'other-machine': 'sign-in',
  'no-right': 'right', 'access-denied': 'right',
  'unknown-version': 'version', 'other-version': 'version', 'other-charset': 'version', calibration: 'version', 'calibration-unreviewed': 'version',
  'not-arrived': 'selector', 'not-found': 'selector', 'screen-absent': 'selector', ambiguous: 'selector', covered: 'selector', 'list-incomplete': 'selector',
  'popup-blocked': 'selector',
  'undeclared-dialog': 'dialog', 'missing-dialog': 'dialog',
  'value-not-taken': 'value', 'odd-text': 'value',
  'console-error': 'console', 'page-error': 'console', 'step-timeout': 'console', 'not-saved': 'console', 'changes-pending': 'console',
  'changed-since-plan': 'change', 'foreign-change': 'change', 'not-new': 'change', 'duplicate-present': 'change', 'open-intent': 'change',
  approval: 'change', locked: 'change',
  'undeclared-write': 'relay', 'write-refused': 'relay', 'other-origin': 'relay',
  journal: 'record', 'journal-changed': 'record', evidence: 'record', 'state-folder': 'record', 'no-space': 'record', leak: 'record',
  'browser-missing': 'browser', 'browser-unproven': 'browser',
  stopped: 'other', internal: 'other',
};

/** Faults that only say that something did not come: the way and the session may explain them. */
const vague: ReadonlySet<FaultCode> = new Set(['not-found', 'not-arrived', 'list-incomplete', 'page-error', 'step-timeout', 'not-saved', 'save-unresolved', 'no-answer', 'internal']);

/** Decides what kind of cause a fault has; what is vague is probed: first the way to the machine, then the session. A probe that fails itself decides nothing. */
export const causeOf = async ({ code }: Fault, probes: Probes): Promise<Cause> => {
  if (!vague.has(code)) return { kind: kindOf[code], probed: [] };
  const way = await probes.way().catch(() => undefined);
  if (way) return { kind: way, probed: ['unreachable'] };
  const session = await probes.session().catch(() => undefined);
  if (session) return { kind: kindOf[session], probed: ['reachable', 'no-session'] };
  return { kind: kindOf[code], probed: ['reachable', 'session'] };
};
