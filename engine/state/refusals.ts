import { join } from 'node:path';
import { z } from 'zod';
import { FaultError } from '../faults.ts';
import { isoOf, systemClock, type Clock } from './clock.ts';
import { readRecord, removeRecord, replaceFile } from './state-file.ts';
import { keyOf, namesIn, stateFolder } from './state-folder.ts';

const refusal = z.object({
  machine: z.string(),
  user: z.string(),
  at: z.iso.datetime(),
  runDir: z.string(),
});

/** A sign-in that a machine refused. Nothing here comes from the password, not even a hash: a short password could be found from one. */
export type Refusal = z.output<typeof refusal>;

/** Which account of which machine. Names that differ in case only count as one account: many consoles take them so, and a lock-out is worse than a question. */
export interface AccountOf {
  readonly stateDir: string;
  /** The machine's id as `identify` gives it. */
  readonly machine: string;
  readonly user: string;
}

/**
 * Remembers that a machine refused a sign-in, for every later run of everybody until `rearm` (F-39).
 * @throws FaultError `state-folder` when it could not be kept
 */
export const rememberRefusal = (of: AccountOf & { readonly runDir: string; readonly clock?: Clock }): void => {
  const { stateDir, machine, user, runDir, clock = systemClock } = of;
  stateFolder(stateDir, 'refusals');
  replaceFile(pathOf(of), { machine, user, at: isoOf(clock.now()), runDir } satisfies Refusal);
};

/** What is remembered of an account. A record that cannot be read is a refusal of unknown time. @throws FaultError `state-folder` when it cannot be opened */
export const refusalOf = (of: AccountOf): Refusal | undefined => refusalAt(pathOf(of), of.machine, of.user);

const refusalAt = (path: string, machine: string, user: string): Refusal | undefined => {
  const found = readRecord(path, refusal);
  if (found.kind === 'absent') return undefined;
  return found.kind === 'value' ? found.value : { machine, user, at: '?', runDir: '?' };
};

/**
 * To be asked before a password is typed.
 * @throws FaultError `rearm-needed` {user, at, runDir} when the last sign-in was refused and nobody has said `runbook rearm` since; `state-folder`
 */
export const requireNoRefusal = (of: AccountOf): void => {
  const found = refusalOf(of);
  if (found) throw new FaultError('rearm-needed', { user: of.user, at: found.at, runDir: found.runDir });
};

/** Every account that a machine has refused and nobody has seen to. A record that cannot be read has no name to show. @throws FaultError `state-folder` */
export const refusalsOn = (stateDir: string, machine: string): Refusal[] => recordsOn(stateDir, machine).flatMap((path) => refusalAt(path, machine, '?') ?? []);

/**
 * `runbook rearm`: a person has seen to the account. Without a user, all accounts of the machine.
 * @returns how many refusals are forgotten
 * @throws FaultError `state-folder`
 */
export const rearm = (stateDir: string, machine: string, user?: string): number => {
  if (user !== undefined) return removeRecord(pathOf({ stateDir, machine, user })) ? 1 : 0;
  return recordsOn(stateDir, machine).filter((path) => removeRecord(path)).length;
};

const recordsOn = (stateDir: string, machine: string): string[] => {
  const dir = join(stateDir, 'refusals');
  return namesIn(dir, new RegExp(`^${keyOf(machine)}\\.[0-9a-f]+\\.json$`)).map((name) => join(dir, name));
};

const pathOf = ({ stateDir, machine, user }: AccountOf): string => join(stateDir, 'refusals', `${keyOf(machine)}.${accountKey(user)}.json`);

/** The file name part of an account; shared with the codes an account has used. */
export const accountKey = (user: string): string => keyOf(user.normalize('NFC').toLowerCase());
