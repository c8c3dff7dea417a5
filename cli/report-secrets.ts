import { dirname } from 'node:path';
import type { ApplianceProfile, LoadedCustomer } from '../engine/customer/load.ts';
import { readJournal } from '../engine/evidence/read-journal.ts';
import { InputError, isProblem } from '../engine/inputs/problem.ts';
import { parseSecretReference, resolveSecret } from '../engine/secrets/reference.ts';
import type { Io } from './io.ts';
import { dotEnvOf, foldersOf } from './settings.ts';
import { findSubject } from './subject.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import { words } from './words.ts';

export interface SecretsFlags {
  readonly customer?: string;
  readonly customers?: string;
  readonly appliance?: string;
}

/** Every reference to a secret that a run on this appliance may have used. */
const referencesOf = ({ signIn, route }: ApplianceProfile): string[] =>
  [signIn, signIn.verifyAs, signIn.applyAs].flatMap((one) => [one?.password, one?.totp]).concat(route && 'password' in route ? [route.password] : []).filter((one) => one !== undefined);

/**
 * Puts in force what the profile of a run's machine says of its secrets, so that new files are searched for them: those that need no person. What cannot be had is a
 * trouble: a search that silently knows less would be taken for one that knows all.
 */
export const loadSecretsOf = async (dir: string, flags: SecretsFlags, { env }: Pick<Io, 'env'>, troubles: Trouble[]): Promise<void> => {
  const head = await readJournal(dir).then(({ lines }) => lines.find((line) => line.type === 'run-started')).catch(() => undefined);
  const dotEnv = await dotEnvOf(troubles);
  const { loaded, profile } = await findSubject({ customer: flags.customer, dir: foldersOf(flags, env).customers, appliance: flags.appliance ?? head?.appliance.id }, troubles);
  if (loaded && !profile) troubles.push(trouble('choose-appliance', '--appliance', words.machine.chooseAppliance));
  if (loaded && head && loaded.customer.id !== head.customer.id) {
    const { id } = loaded.customer;
    troubles.push(trouble('other-run-customer', '--customer', { ko: () => words.evidence.otherCustomer.ko(head.customer.id, id), en: () => words.evidence.otherCustomer.en(head.customer.id, id) }));
  }
  if (loaded && profile && troubles.length === 0) await load(loaded, profile, dotEnv, env, troubles);
};

const load = async ({ file }: LoadedCustomer, profile: ApplianceProfile, dotEnv: ReadonlyMap<string, string>, processEnv: Io['env'], troubles: Trouble[]): Promise<void> => {
  for (const text of new Set(referencesOf(profile))) {
    const reference = parseSecretReference(text);
    if (isProblem(reference)) troubles.push(troubleOf(reference));
    if (isProblem(reference) || reference.kind === 'ask' || reference.kind === 'by-hand') continue;
    try {
      await resolveSecret(reference, { env: dotEnv, processEnv, baseDir: dirname(file) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      troubles.push(...error.problems.map(troubleOf));
    }
  }
};
