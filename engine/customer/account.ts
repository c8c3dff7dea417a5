/** Which account a run signs in with, and what only a person may answer for. Pure; whoever has a person asks. */

import type { Mode } from '../events.ts';
import type { ApplianceProfile } from './schema.ts';

/** The account of one run. `password` and `totp` are references to secrets. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly totp?: string | undefined;
  readonly account: 'shared' | 'dedicated';
  /** Where it stands below `signIn`: '' for the common one. */
  readonly at: '' | 'verifyAs' | 'applyAs';
}

type SignsIn = Pick<ApplianceProfile, 'signIn'>;

/** Runs that only read use `verifyAs`, runs that write `applyAs`; where there is none, the common account. */
export const accountFor = ({ signIn }: SignsIn, mode: Mode): Account => {
  const at = mode === 'apply' || mode === 'rollback' ? 'applyAs' : 'verifyAs';
  const separate = signIn[at];
  return separate ? { ...separate, at } : { user: signIn.user, password: signIn.password, totp: signIn.totp, account: signIn.account, at: '' };
};

/** What a person answers for before anything is opened: that the VPN leads to this customer, that nobody works with the shared account now. */
export type Question = { readonly about: 'machine' } | { readonly about: 'account'; readonly user: string };

export type Attendance =
  | { readonly kind: 'ok' }
  | { readonly kind: 'ask'; readonly questions: readonly Question[] }
  /** Nobody is there to be asked: one reason for each question. */
  | { readonly kind: 'refuse'; readonly reasons: readonly ('shared-unattended' | 'unknown-machine')[] };

/**
 * Whether nothing tells which machine this is before a password is typed: no key over plain http, and no label to be shown on the sign-in page (law 8). A label that
 * turns out not to be shown there is met at the sign-in, by `Machine.confirmMachine`.
 */
export const isAnybody = ({ url, machine }: Pick<ApplianceProfile, 'url' | 'machine'>): boolean => /^http:/i.test(url) && machine.label === undefined;

/** The one rule about people: what this run asks of one, or why it must not go on without. */
export const attendance = (profile: SignsIn & Pick<ApplianceProfile, 'url' | 'machine'>, { mode, interactive }: { readonly mode: Mode; readonly interactive: boolean }): Attendance => {
  const { account, user } = accountFor(profile, mode);
  const [anybody, shared] = [isAnybody(profile), account === 'shared'];
  if (!anybody && !shared) return { kind: 'ok' };
  if (!interactive) return { kind: 'refuse', reasons: [...(shared ? ['shared-unattended' as const] : []), ...(anybody ? ['unknown-machine' as const] : [])] };
  return { kind: 'ask', questions: [...(anybody ? [{ about: 'machine' } as const] : []), ...(shared ? [{ about: 'account', user } as const] : [])] };
};
