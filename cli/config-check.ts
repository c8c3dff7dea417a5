import { dirname } from 'node:path';
import { loadCustomer, surveyCustomers, ProfileError, type ApplianceProfile, type LoadedCustomer } from '../engine/customer/load.ts';
import { originOf } from '../engine/customer/origins.ts';
import { sameKeys, type SameKey } from '../engine/customer/same-keys.ts';
import { InputError, isProblem } from '../engine/inputs/problem.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { parseSecretReference, resolveSecret } from '../engine/secrets/reference.ts';
import { sourceName } from '../engine/secrets/secret.ts';
import { say as sayIn, type Lang } from '../engine/words/phrase.ts';
import { kinds } from './appliances.ts';
import type { Io } from './io.ts';
import { heldReadings } from './readings.ts';
import { dotEnvOf, foldersOf, operatorOf, type Folders } from './settings.ts';
import { requireTotpKey } from './totp-key.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import { words } from './words.ts';

interface CheckedSecret {
  readonly field: string;
  /** `ask:`, `by-hand:`, or where the value came from. */
  readonly source: string;
  /** Characters of the value; absent where it is asked for. */
  readonly length?: number;
}

interface CheckedAppliance {
  readonly id: string;
  readonly kind: string;
  readonly url: string;
  readonly secrets: readonly CheckedSecret[];
  readonly heldReadings: readonly string[];
}

/** The configuration as it is, without the value of any secret. */
export interface CheckedConfig {
  readonly folders: Folders;
  readonly operator: string | null;
  readonly env: readonly { readonly name: string; readonly length: number }[];
  readonly customers: readonly { readonly id: string; readonly name: string; readonly appliances: readonly CheckedAppliance[] }[];
  readonly troubles: readonly Trouble[];
  /** What was noticed and refuses nothing. */
  readonly notices: readonly Trouble[];
}

/** Reads profiles, `.env` and every secret they refer to. */
export const checkConfig = async (flags: { readonly customer?: string; readonly customers?: string }, io: Io): Promise<CheckedConfig> => {
  const troubles: Trouble[] = [];
  const folders = foldersOf(flags, io.env);
  const dotEnv = await dotEnvOf(troubles);
  const loaded = await profilesOf(flags.customer, folders.customers, troubles);
  const named = io.env['RUNBOOK_OPERATOR'];
  const customers = [];
  for (const one of loaded) {
    const appliances = [];
    for (const profile of one.customer.appliances) appliances.push(await checkAppliance(one, profile, dotEnv, io, troubles));
    customers.push({ id: one.customer.id, name: one.customer.name, appliances });
  }
  const pairs = sameKeys(loaded);
  const keyTrouble = ({ first, where, toldApart }: SameKey): Trouble => trouble('same-key', where, { ko: () => sameKeyWords(toldApart).ko(first), en: () => sameKeyWords(toldApart).en(first) });
  troubles.push(...pairs.filter((one) => !one.toldApart).map(keyTrouble));
  const notices = [...loaded.flatMap((one) => one.warnings.map(troubleOf)), ...pairs.filter((one) => one.toldApart).map(keyTrouble)];
  return { notices, folders, operator: named ? operatorOf(named, io.osUser) : null, env: [...dotEnv].map(([name, value]) => ({ name, length: value.length })), customers, troubles };
};

const sameKeyWords = (toldApart: boolean) => (toldApart ? words.machine.sameKey : words.machine.sameKeyNotTold);

const profilesOf = async (customer: string | undefined, dir: string, troubles: Trouble[]): Promise<readonly LoadedCustomer[]> => {
  try {
    if (customer !== undefined) return [await loadCustomer(/[\\/]|\.ya?ml$/i.test(customer) ? { file: customer } : { id: customer, dir }, { kinds })];
    const { loaded, problems } = await surveyCustomers(dir, { kinds });
    troubles.push(...problems.map(troubleOf));
    return loaded;
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    troubles.push(...error.problems.map(troubleOf));
    return [];
  }
};

/** Every reference to a secret of an appliance, by its path in the profile. */
const secretFields = ({ signIn, route }: ApplianceProfile): { readonly field: string; readonly text: string }[] => {
  const { verifyAs, applyAs } = signIn;
  const all = [
    ['signIn.password', signIn.password], ['signIn.totp', signIn.totp], ['signIn.verifyAs.password', verifyAs?.password], ['signIn.verifyAs.totp', verifyAs?.totp],
    ['signIn.applyAs.password', applyAs?.password], ['signIn.applyAs.totp', applyAs?.totp], ['route.password', route && 'password' in route ? route.password : undefined],
  ] as const;
  return all.flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]));
};

const checkAppliance = async ({ customer, file }: LoadedCustomer, profile: ApplianceProfile, dotEnv: ReadonlyMap<string, string>, io: Io, troubles: Trouble[]): Promise<CheckedAppliance> => {
  const { id, kind, url, readings } = profile;
  const references = secretFields(profile);
  const place = (field: string): string => originOf(customer, ['appliances', customer.appliances.indexOf(profile), ...field.split('.')]);
  const secrets: CheckedSecret[] = [];
  for (const { field, text } of references) {
    const reference = parseSecretReference(text, place(field));
    if (isProblem(reference)) troubles.push(troubleOf(reference));
    else if (reference.kind === 'ask' || reference.kind === 'by-hand') secrets.push({ field, source: text });
    else {
      try {
        const secret = await resolveSecret(reference, { env: dotEnv, processEnv: io.env, baseDir: dirname(file) });
        if (field.endsWith('.totp')) requireTotpKey(secret);
        secrets.push({ field, source: sourceName(secret.source), length: secret.reveal().length });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        troubles.push(...error.problems.map((one) => troubleOf({ ...one, where: `${place(field)} ${one.where}` })));
      }
    }
  }
  return { id, kind, url, secrets, heldReadings: heldReadings(kind, readings ?? {}) };
};

export const configText = ({ folders, operator, env, customers, troubles }: CheckedConfig, lang: Lang): string => {
  const say = sayIn(lang);
  const { look } = words;
  const lines = [
    say(look.folders, folders.customers, folders.runs, folders.state),
    operator === null ? say(look.operatorUnset) : say(look.operatorIs, plainText(operator)),
    ...env.map((one) => say(look.envEntry, one.name, one.length)),
    ...customers.flatMap((one) => [
      say(look.profile, one.id, plainText(one.name)),
      ...one.appliances.flatMap(({ id, kind, url, secrets, heldReadings: held }) => [
        say(look.appliance, id, kind, url),
        ...secrets.map(({ field, source, length }) => (length === undefined ? say(look.secretAsked, field, source) : say(look.secret, field, source, length))),
        ...(held.length === 0 ? [] : [say(look.heldReadings, held.join(', '))]),
      ]),
    ]),
    ...(troubles.length === 0 ? [say(look.configGood, customers.length)] : []),
  ];
  return lines.map((one) => `${one}\n`).join('');
};
