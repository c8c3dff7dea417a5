import type { ApplianceProfile, LoadedCustomer } from '../engine/customer/load.ts';
import { FaultError } from '../engine/faults.ts';
import type { Route } from '../engine/relay/rules.ts';
import { marksOf, type MachineMarks } from '../engine/state/marks.ts';
import { exitCodes, stoppedByPerson } from '../engine/verdict.ts';
import { describeFault } from '../engine/words/faults.ts';
import { applianceOf } from './appliances.ts';
import type { Cli } from './cli.ts';
import { routeOf } from './machine.ts';
import { asker } from './person-secret.ts';
import { dotEnvOf, foldersOf, operatorOf } from './settings.ts';
import { findSubject } from './subject.ts';
import { trouble, WrongCommand, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** What a command about a machine has to say. */
export interface Told {
  readonly text: string;
  readonly document: object;
  readonly exitCode: number;
}

export interface MachineFlags {
  readonly customer?: string;
  readonly customers?: string;
  readonly appliance?: string;
  readonly json?: boolean;
  readonly yes?: string;
  readonly calibrations?: string;
}

/** A machine as its profile names it, and the folder where machines are recorded. */
export interface MachinePlace {
  readonly stateDir: string;
  readonly profile: ApplianceProfile;
  readonly customer: string;
  /** The person who says it. */
  readonly by: string;
  readonly route: Route;
  readonly loaded: LoadedCustomer;
  readonly calibrations: string;
}

/** Finds the machine that the flags mean; neither its key nor its password may be missing reasons. @throws WrongCommand with every problem */
export const placeOf = async ({ io, lang }: Cli, flags: MachineFlags): Promise<MachinePlace> => {
  const troubles: Trouble[] = [];
  const folders = foldersOf(flags, io.env);
  const dotEnv = await dotEnvOf(troubles);
  const { loaded, profile } = await findSubject({ customer: flags.customer, dir: folders.customers, appliance: flags.appliance }, troubles);
  if (loaded && !profile) troubles.push(trouble('choose-appliance', '--appliance', words.machine.chooseAppliance));
  const { yes } = flags;
  if (loaded && yes !== undefined && yes !== loaded.customer.id) {
    const { id } = loaded.customer;
    troubles.push(trouble('yes-mismatch', '--yes', { ko: () => words.yesMismatch.ko(yes, id), en: () => words.yesMismatch.en(yes, id) }));
  }
  if (troubles.length > 0 || !loaded || !profile) throw new WrongCommand(troubles);
  const route = await routeOf({ customer: loaded.customer, file: loaded.file, profile, appliance: applianceOf(profile.kind), dotEnv, env: io.env, ask: asker(io, lang, words.passwordFor), mode: 'verify' }, troubles);
  if (!route || troubles.length > 0) throw new WrongCommand(troubles);
  const operator = io.env['RUNBOOK_OPERATOR'] || undefined;
  return { stateDir: folders.state, profile, customer: loaded.customer.id, by: operatorOf(operator, io.osUser), route, loaded, calibrations: folders.calibrations };
};

/** What the machine is recognised by: key and label of the profile, unless those that were seen are given. */
export const placeMarks = ({ profile, customer, route }: MachinePlace, { pin, label }: { readonly pin?: string | undefined; readonly label?: string | undefined } = { pin: profile.tls?.pin, label: profile.machine.label }): MachineMarks =>
  marksOf({
    url: profile.url, route, profile: `${customer}/${profile.id}`, ...(profile.hosts ? { hosts: profile.hosts } : {}), ...(pin === undefined ? {} : { pin }), ...(label === undefined ? {} : { label }),
  });

/** The state folder's own faults end a command like any other fault: sentence, next action, exit code. */
export const orFault = async ({ lang }: Cli, work: () => Told | Promise<Told>): Promise<Told> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { fault } = error;
    const { sentence, next } = describeFault(fault, lang);
    const exitCode = fault.code === 'stopped' ? stoppedByPerson : exitCodes[fault.verdict];
    return { text: `${sentence} ${next}`, document: { exitCode, fault: { ...fault, sentence, next } }, exitCode };
  }
};
