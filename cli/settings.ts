import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../engine/inputs/problem.ts';
import { isBlank } from '../engine/inputs/visible.ts';
import { loadEnvFile } from '../engine/secrets/env-file.ts';
import { troubleOf, type Trouble } from './trouble.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Folders, by flag, else by environment, else beside the working folder. */
export interface Folders {
  readonly customers: string;
  readonly runs: string;
  readonly state: string;
  /** What was found out about consoles, one file per version or customer. */
  readonly calibrations: string;
}

export const foldersOf = (flags: { readonly customers?: string; readonly runs?: string; readonly calibrations?: string }, env: Env): Folders => ({
  customers: resolve(flags.customers || env['RUNBOOK_CUSTOMERS'] || 'customers'),
  runs: resolve(flags.runs || env['RUNBOOK_RUNS'] || 'runs'),
  state: resolve(env['RUNBOOK_STATE'] || '.state'),
  calibrations: resolve(flags.calibrations || env['RUNBOOK_CALIBRATIONS'] || 'calibrations'),
});

const dotEnvName = '.env';

/** Our own settings. Each may stand in the environment or in `.env`; the environment wins. */
const settingNames: readonly string[] = [
  'OPERATOR', 'CUSTOMERS', 'RUNS', 'STATE', 'CALIBRATIONS', 'LANG', 'BROWSER', 'SIGN', 'KEEP_PICTURES', 'KEEP_JOURNALS', 'METRICS', 'WEBHOOK', 'WEBHOOK_FORMAT', 'WEBHOOK_KEY',
  'NIGHTLY_CUSTOMERS', 'NIGHTLY_TAG', 'NIGHTLY_BOOKS',
].map((one) => `RUNBOOK_${one}`);

/**
 * The environment with those of our settings that only `.env` holds. Everything that reads a setting reads it here: two engineers whose state folder stood in `.env`
 * would else share no lock. What is wrong with `.env` goes into `troubles`.
 */
export const withSettings = async (env: Env, troubles: Trouble[]): Promise<Env> => {
  const more = [...(await dotEnvOf(troubles))].filter(([name]) => settingNames.includes(name) && !env[name]);
  return more.length === 0 ? env : { ...env, ...Object.fromEntries(more) };
};

/** The values of `.env` in the working folder; none when there is no such file. Its problems go into `troubles`. */
export const dotEnvOf = async (troubles: Trouble[]): Promise<ReadonlyMap<string, string>> => {
  if (!existsSync(dotEnvName)) return new Map();
  try {
    return await loadEnvFile(dotEnvName, settingNames);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    troubles.push(...error.problems.map(troubleOf));
    return new Map();
  }
};

/** Consoles share the account `admin`, so our record names the person: RUNBOOK_OPERATOR, and the system account it was said under. */
export const operatorOf = (named: string | undefined, osUser: string): string => (named === undefined || isBlank(named) || named === osUser ? osUser : `${named} (${osUser})`);
