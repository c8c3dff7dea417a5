import { dirname } from 'node:path';
import type { Appliance } from '../engine/appliance.ts';
import { accountFor, type Account } from '../engine/customer/account.ts';
import { displayName, type ApplianceProfile, type Customer } from '../engine/customer/load.ts';
import { originOf } from '../engine/customer/origins.ts';
import type { Mode } from '../engine/events.ts';
import { InputError, isProblem, problem } from '../engine/inputs/problem.ts';
import type { Route, Trust } from '../engine/relay/rules.ts';
import type { Machine } from '../engine/run-request.ts';
import { parseSecretReference, resolveSecret, type SecretReference, type SecretSurroundings } from '../engine/secrets/reference.ts';
import type { Secret } from '../engine/secrets/secret.ts';
import { bareKey } from '../engine/state/marks.ts';
import { commandLine } from './command-line.ts';
import { requireTotpKey } from './totp-key.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** What a machine is made from. */
export interface MachineParts {
  readonly customer: Customer;
  /** The customer's file; `file:` secrets are relative to its folder. */
  readonly file: string;
  readonly profile: ApplianceProfile;
  readonly appliance: Appliance;
  /** Values of `.env`, asked before the environment. */
  readonly dotEnv: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks a person without echo; undefined when nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Decides which account is used. */
  readonly mode: Mode;
  /** Whether this is the customer's machine, where nothing on the sign-in page proves it. Left out, nothing has to (a console of our own). */
  readonly confirm?: (again?: boolean) => Promise<boolean>;
}

/** The machine of a profile, or everything that stands against it. Secrets are fetched now, those by `ask:` when the machine asks for them. */
export const machineOf = async (parts: MachineParts): Promise<{ readonly machine?: Machine; readonly troubles: readonly Trouble[] }> => {
  const { profile, appliance } = parts;
  const account = accountFor(profile, parts.mode);
  const troubles: Trouble[] = [];
  const trust = trustOf(parts, troubles);
  const byHand = account.password === 'by-hand:';
  const password = byHand ? nobodysPassword : await secretOf(parts, { text: account.password, keys: keysOf(account, 'password'), what: account.user }, troubles);
  const totp = account.totp === undefined ? undefined : await secretOf(parts, { text: account.totp, keys: keysOf(account, 'totp'), what: `OTP ${account.user}`, check: requireTotpKey }, troubles);
  const route = await routeOf(parts, troubles);
  if (troubles.length > 0 || !trust || !password || !route) return { troubles };
  const { variants } = profile;
  return {
    troubles,
    machine: {
      id: profile.id, url: profile.url, trust, route, password, user: account.user,
      charset: variants?.charset ?? appliance.charset,
      dialogs: profile.dialogs ?? [], pages: profile.signIn.pages ?? [],
      facts: variants?.innerSave === undefined ? {} : { innerSave: variants.innerSave },
      ...(profile.masks ? { masks: profile.masks } : {}),
      ...(byHand ? { byHand } : {}), ...(totp ? { totp } : {}), ...(parts.confirm ? { confirmMachine: parts.confirm } : {}),
      ...(profile.machine.label === undefined ? {} : { label: profile.machine.label }),
      ...(profile.hosts ? { hosts: profile.hosts } : {}),
      ...(profile.tls?.legacy ? { legacyTls: true } : {}),
      ...(variants?.lang === undefined ? {} : { lang: variants.lang }),
      ...(variants?.version === undefined ? {} : { version: variants.version }),
    },
  };
};

/** With `by-hand:` the person types in the browser window, and no value is ever known to us. */
const nobodysPassword: Fetch = () => Promise.reject(new Error('by-hand: has no password'));

/** The path of an account's field in the profile. */
const keysOf = ({ at }: Account, field: string): string[] => ['signIn', ...(at === '' ? [] : [at]), field];

/** Where a field of this appliance stands in its file. */
const placeOf = ({ customer, profile }: MachineParts, ...keys: readonly string[]): string => {
  const index = customer.appliances.findIndex((one) => one.id === profile.id);
  return originOf(customer, ['appliances', index, ...keys]);
};

/** What a profile says proves its machine; undefined where nothing does. */
export const provenBy = ({ url, tls }: Pick<ApplianceProfile, 'url' | 'tls'>): Trust | undefined => {
  if (/^http:/i.test(url)) return { kind: 'plain' };
  if (tls?.pin !== undefined) return { kind: 'pin', spki: bareKey(tls.pin) };
  return tls?.system ? { kind: 'system' } : undefined;
};

const trustOf = (parts: MachineParts, troubles: Trouble[]): Trust | undefined => {
  const trust = provenBy(parts.profile);
  if (trust) return trust;
  // By its file, which is right whatever folder the customer was found in.
  const command = commandLine('trust', '--customer', displayName(parts.file), '--appliance', parts.profile.id);
  troubles.push(trouble('no-trust', placeOf(parts, 'tls'), { ko: () => words.noTrust.ko(command), en: () => words.noTrust.en(command) }));
  return undefined;
};

type Fetch = () => Promise<Secret>;

interface Wanted {
  readonly text: string;
  readonly keys: readonly string[];
  /** Whose secret it is, for the question. */
  readonly what: string;
  /** Refuses a value that cannot be what it is for. @throws InputError */
  readonly check?: (secret: Secret) => void;
}

const checkedSecret = async (reference: SecretReference, surroundings: SecretSurroundings, check: Wanted['check']): Promise<Secret> => {
  const secret = await resolveSecret(reference, surroundings);
  check?.(secret);
  return secret;
};

/** A function that gives the secret; a person is asked once. */
const secretOf = async (parts: MachineParts, { text, keys, what, check }: Wanted, troubles: Trouble[]): Promise<Fetch | undefined> => {
  const place = placeOf(parts, ...keys);
  const question = `${parts.customer.name} — ${what} @ ${parts.profile.url}`;
  const reference = parseSecretReference(text, place);
  if (isProblem(reference)) {
    troubles.push(troubleOf(reference));
    return undefined;
  }
  const surroundings = { env: parts.dotEnv, processEnv: parts.env, baseDir: dirname(parts.file), ask: parts.ask, question };
  if (reference.kind === 'ask' && parts.ask) {
    let known: Promise<Secret> | undefined;
    return () => (known ??= checkedSecret(reference, surroundings, check));
  }
  try {
    const secret = await checkedSecret(reference, surroundings, check);
    return () => Promise.resolve(secret);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    troubles.push(...error.problems.map((one) => troubleOf({ ...one, where: `${place} ${one.where}` })));
    return undefined;
  }
};

export const routeOf = async (parts: MachineParts, troubles: Trouble[]): Promise<Route | undefined> => {
  const { route } = parts.profile;
  if (!route || route.kind === 'direct') return { kind: 'direct' };
  if (route.kind === 'local-forward') return route;
  const { kind, host, port, user, password } = route;
  if (password === undefined) return { kind, host, port, ...(user === undefined ? {} : { user }) };
  if (user === undefined) {
    troubles.push(troubleOf(problem('profile.missing', placeOf(parts, 'route', 'password'), { key: 'route.user' })));
    return undefined;
  }
  const fetched = await secretOf(parts, { text: password, keys: ['route', 'password'], what: `${kind} ${user}` }, troubles);
  // A proxy's password is needed before the first byte, so it is asked for now.
  const secret = await fetched?.();
  return secret && { kind, host, port, user, password: () => secret.reveal() };
};
