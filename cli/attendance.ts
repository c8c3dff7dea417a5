import { accountFor, attendance } from '../engine/customer/account.ts';
import type { ApplianceProfile, Customer } from '../engine/customer/load.ts';
import { originOf } from '../engine/customer/origins.ts';
import { FaultError } from '../engine/faults.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { RunMode } from './flags.ts';
import type { Io } from './io.ts';
import { trouble, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** What only a person may answer for is refused where nobody is. */
export const refuseUnattended = (mode: RunMode, customer: Customer, profile: ApplianceProfile, io: Io, troubles: Trouble[]): void => {
  const found = attendance(profile, { mode, interactive: io.person !== undefined });
  if (found.kind !== 'refuse') return;
  const place = (...keys: readonly string[]): string => originOf(customer, ['appliances', customer.appliances.indexOf(profile), ...keys]);
  const { at } = accountFor(profile, mode);
  for (const reason of found.reasons) {
    if (reason === 'shared-unattended') troubles.push(trouble(reason, place('signIn', ...(at === '' ? [] : [at]), 'account'), words.sharedUnattended));
    else troubles.push(trouble(reason, place('url'), words.unknownMachineUnattended));
  }
};

/**
 * Asks a person whether the VPN is this customer's, once for the first sign-in however often it is called. `again` asks anew: while an approval waited somebody may have connected another VPN. False
 * where nobody can be asked.
 * @throws FaultError `stopped` when the person leaves the question
 */
export const vpnQuestion = (customer: string, io: Io, lang: Lang): ((again?: boolean) => Promise<boolean>) => {
  let answer: Promise<boolean> | undefined;
  return (again = false) => {
    if (again) answer = undefined;
    return (answer ??= sure(io, lang, words.vpnQuestion[lang](customer)));
  };
};

const sure = async (io: Io, lang: Lang, question: string): Promise<boolean> => {
  const person = io.person?.(lang);
  if (!person) return false;
  const answer = await person.yes(question);
  if (answer === undefined) throw new FaultError('stopped');
  return answer;
};

/** What is asked about: which machine, by which profile. */
interface Attended {
  readonly request: { readonly machine: { readonly confirmMachine?: () => Promise<boolean> } };
  readonly profile: ApplianceProfile;
}

/** Asks what the profile leaves to a person, before anything is opened; false when an answer is no. @throws FaultError `stopped` */
export const confirmAttended = async ({ request, profile }: Attended, mode: RunMode, io: Io, lang: Lang): Promise<boolean> => {
  const found = attendance(profile, { mode, interactive: io.person !== undefined });
  for (const question of found.kind === 'ask' ? found.questions : []) {
    const agreed = question.about === 'machine' ? await request.machine.confirmMachine?.() : await sure(io, lang, words.sharedQuestion[lang](question.user));
    if (agreed !== true) return false;
  }
  return found.kind !== 'refuse';
};
