import type { SignedIn, SignInForm } from '../appliance.ts';
import type { Undeclared } from '../dialogs.ts';
import { FaultError } from '../faults.ts';
import { explain } from '../playwright-errors.ts';
import { signInForm, type Answer } from './arrival.ts';
import { signInByHand } from './by-hand.ts';
import { passToConsole } from './passage.ts';
import { requireNotStopped, unlessStopped, type SessionParts } from './parts.ts';
import { putSecret } from './secret-field.ts';
import { sendOnce, type Request, type Sent } from './send.ts';

/** A session as it was opened, and where its password came from. */
export interface Opened {
  readonly signedIn: SignedIn;
  readonly source: string;
}

/**
 * Signs in on the page that is on screen, with one attempt (law 5).
 * @param onArmed called with the sign-in's request before it can leave: what becomes of it decides whether there may be a session to give back, whatever the page shows
 * @param first the session that was had before, whose machine this must be
 * @throws FaultError with the named reason; nothing was typed when the machine is another one or unproven
 */
export const signIn = async <Ui>(parts: SessionParts<Ui>, answer: Answer, onArmed: (request: Request) => void, first?: SignedIn): Promise<Opened> => {
  const { target } = parts;
  const form = await signInForm(parts, answer);
  requireLabel(parts, form.label, first);
  target.requireAllowed();
  await requireProven(parts, form, first !== undefined);
  let earlier: Undeclared | undefined;
  const watched = (request: Request): void => {
    onArmed(request);
    void request.sent.then(() => {
      earlier = parts.dialog();
    });
  };
  const { sent, source } = target.byHand ? { sent: await signInByHand(parts, form, 'by-hand', watched), source: 'by-hand' } : await typeIn(parts, form, watched);
  if (sent?.kind === 'refused' || sent?.kind === 'not-sent') throw new FaultError('sign-in-form', { detail: sent.kind === 'refused' ? sent.reason : sent.kind });
  if (sent?.kind !== 'answered') throw new FaultError('sign-in-dropped');
  const signedIn = await passToConsole(parts, { answer, status: sent.status, earlier });
  requireLabel(parts, signedIn.label, first);
  if (signedIn.user !== target.user) throw new FaultError('other-user', { expected: target.user, shown: signedIn.user });
  return { signedIn, source };
};

const typeIn = async <Ui>(parts: SessionParts<Ui>, form: SignInForm, onArmed: (request: Request) => void): Promise<{ sent: Sent; source: string }> => {
  const { target, limitMs } = parts;
  const password = await unlessStopped(parts, target.password);
  requireQuiet(parts);
  await explain('sign-in', async () => form.user?.fill(target.user, { timeout: limitMs }));
  if (!(await putSecret(form.password, password.reveal()))) {
    // Never bypassed: a person may do what the plug-in allows (F-49).
    if (!target.headed) throw new FaultError('keyboard-plugin');
    return { sent: await signInByHand(parts, form, 'keyboard-plugin', onArmed), source: 'by-hand' };
  }
  const write = {
    intentId: 'sign-in', rule: form.rule, secret: true, free: form.free,
    expected: { ...(form.fields.user === undefined ? {} : { [form.fields.user]: [target.user] }), [form.fields.password]: [password.reveal()] },
  };
  requireQuiet(parts);
  requireNotStopped(parts);
  const sent = await sendOnce(parts, write, () => explain('sign-in', () => form.submit.click({ timeout: limitMs, noWaitAfter: true })), onArmed);
  return { sent, source: password.source.kind };
};

/** Nothing is typed under a dialog that nobody declared (law 3). @throws FaultError `undeclared-dialog` */
const requireQuiet = ({ dialog }: SessionParts<unknown>): void => {
  const met = dialog();
  if (met) throw new FaultError('undeclared-dialog', { ...met });
};

/** @throws FaultError `other-machine` where a label is expected, by the profile or by the session that was had before, and another one is shown (law 8) */
export const requireLabel = ({ target }: SessionParts<unknown>, shown: string | undefined, first?: SignedIn): void => {
  const expected = target.label ?? first?.label;
  if (expected !== undefined && shown !== undefined && shown !== expected) throw new FaultError('other-machine', { expected, shown });
};

/** The expected label on the sign-in page proves the machine; else whoever knows which VPN is connected says so. @throws FaultError `machine-unproven` */
const requireProven = async <Ui>(parts: SessionParts<Ui>, form: SignInForm, again: boolean): Promise<void> => {
  const { target: { confirmMachine, label } } = parts;
  if (!confirmMachine || (label !== undefined && form.label !== undefined)) return;
  if (!(await unlessStopped(parts, () => confirmMachine(again)))) throw new FaultError('machine-unproven');
};
