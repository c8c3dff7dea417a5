import type { CalibrationOf } from '../engine/calibration/files.ts';
import { ProfileError, surveyCustomers, type ApplianceProfile, type LoadedCustomer } from '../engine/customer/load.ts';
import type { Concern } from '../engine/concern.ts';
import { sameKeys } from '../engine/customer/same-keys.ts';
import { wantedElsewhere } from '../engine/customer/shared-ips.ts';
import { resolveInputs, type Inputs, type NeededInput } from '../engine/customer/wanted-overrides.ts';
import type { Signer } from '../engine/evidence/signature.ts';
import type { Plan } from '../engine/plan.ts';
import type { RunRequest } from '../engine/run-request.ts';
import type { Runbook, RunbookInputs } from '../engine/runbook.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { applianceOf, kinds } from './appliances.ts';
import { checkFlags } from './flag-checks.ts';
import type { RunFlags, RunMode } from './flags.ts';
import type { Io } from './io.ts';
import { machineOf } from './machine.ts';
import type { OutputChoice } from './output-flags.ts';
import { asker } from './person-secret.ts';
import { readPlan } from './plan-file.ts';
import { productFacts } from './product.ts';
import { readingFlags, runbookReadings } from './readings.ts';
import { usualBook } from './books.ts';
import { refuseUnattended, vpnQuestion } from './attendance.ts';
import { calibrationLookup, calibrationOf } from './calibration-lookup.ts';
import { dotEnvOf, foldersOf, operatorOf } from './settings.ts';
import { refuseOtherMachine, type EarlierRun } from './rollback-order.ts';
import { findSubject } from './subject.ts';
import { signerOf } from './signer.ts';
import { trouble, troubleOf, WrongCommand, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** One run, complete and checked: nothing more is asked of the command before the browser opens. */
export interface Order {
  readonly request: RunRequest;
  readonly headless: boolean;
  readonly outputs: OutputChoice;
  readonly notices: readonly Trouble[];
  readonly flags: RunFlags;
  /** The runbook as it was asked for, for the commands that are suggested. */
  readonly book: string;
  readonly loaded: LoadedCustomer;
  readonly profile: ApplianceProfile;
  readonly inputs: Inputs;
  /** Signs the seal of the evidence. */
  readonly signer?: Signer;
  /** Whose calibration the run uses. */
  readonly calibration: CalibrationOf;
}

/**
 * Reads flags, profile, secrets and plan file.
 * @param earlier with mode `rollback`: the run to take back
 * @throws WrongCommand with every problem of all of them at once
 */
export const orderOf = async (mode: RunMode, wishedBook: string | undefined, flags: RunFlags, io: Io, lang: Lang, earlier?: EarlierRun): Promise<Order> => {
  const troubles: Trouble[] = [];
  const folders = foldersOf(flags, io.env);
  const dotEnv = await dotEnvOf(troubles);
  const plan = flags.plan === undefined ? undefined : await readPlan(flags.plan, troubles);
  const named = wishedBook ?? plan?.runbook;
  const customer = flags.customer ?? plan?.customer;
  const found = await findSubject({ customer, dir: folders.customers, appliance: flags.appliance ?? plan?.appliance, book: named ?? ((kind) => usualBook(kind, mode)) }, troubles);
  const operator = io.env['RUNBOOK_OPERATOR'] || undefined;
  const checked = checkFlags(mode, flags, io, operator, troubles);
  if (found.book) refuseOtherMode(mode, found.book, troubles);
  if (found.loaded) refuseOtherYes(flags, found.loaded.customer.id, troubles);
  if (found.loaded && found.profile) refuseUnattended(mode, found.loaded.customer, found.profile, io, troubles);
  if (earlier && found.loaded && found.profile) refuseOtherMachine(earlier, found.loaded.customer.id, found.profile, troubles);
  const resolved = found.loaded ? resolve(mode, found.loaded, found.profile, found.book, flags, plan, operator) : undefined;
  troubles.push(...(resolved?.problems ?? []).map(troubleOf));
  const machine = found.loaded && found.profile
    ? await machineOf({ customer: found.loaded.customer, file: found.loaded.file, profile: found.profile, appliance: applianceOf(found.profile.kind), dotEnv, env: io.env, ask: asker(io, lang, words.passwordFor), mode, confirm: vpnQuestion(found.loaded.customer.name, io, lang) })
    : undefined;
  troubles.push(...(machine?.troubles ?? []));
  const signer = await signerOf(flags, io.env, troubles);
  if (machine?.machine?.byHand && checked?.headless) troubles.push(trouble('by-hand-headless', '--headless', words.byHandHeadless));
  const calibration = found.loaded && found.profile ? calibrationOf(folders.calibrations, found.loaded, found.profile) : undefined;
  const lookup = calibration && calibrationLookup(calibration, troubles);
  if (troubles.length > 0 || !found.loaded || !found.profile || !found.book || !resolved?.inputs || !machine?.machine || !checked || !calibration || !lookup) throw new WrongCommand(troubles);

  const inputs = runbookInputs(resolved.inputs);
  const shared = await comparedWithOthers(inputs.sendingIps, found.loaded, found.profile, folders.customers, lang);
  if (shared.troubles.length > 0) throw new WrongCommand(shared.troubles);
  const { id, name } = found.loaded.customer;
  return {
    headless: checked.headless, outputs: checked.outputs, notices: [...found.loaded.warnings, ...resolved.notices].map(troubleOf), flags, book: named ?? usualBook(found.profile.kind, mode), loaded: found.loaded, profile: found.profile, inputs: resolved.inputs, calibration, ...(signer ? { signer } : {}),
    request: {
      mode, runbook: found.book, appliance: applianceOf(found.profile.kind), machine: machine.machine, customer: { id, name }, inputs, readings: runbookReadings(resolved.inputs.readings),
      who: { operator: operatorOf(operator, io.osUser), ...(flags.ticket ? { ticket: flags.ticket } : {}), ...(flags.requestedBy ? { requestedBy: flags.requestedBy } : {}) },
      lang, query: { ips: inputs.sendingIps, ...checked.query, ...(flags.showMailFields === undefined ? {} : { showMailFields: true }) }, runsDir: folders.runs, stateDir: folders.state, product: productFacts(), calibration: lookup,
      warnings: [...expiredWarnings(resolved.inputs, lang), ...shared.warnings], concerns: shared.concerns,
      recorders: { trace: flags.trace === true, ...(flags.showMailFields === undefined ? {} : { showMailFields: flags.showMailFields }) },
      ...(plan ? { plan } : {}), ...(earlier ? { recorded: earlier.recorded } : {}),
    },
  };
};

/** A log book only tells; a settings book has a plan. */
const refuseOtherMode = (mode: RunMode, book: Runbook, troubles: Trouble[]): void => {
  if (mode !== 'diagnose' && book.kind === 'log') troubles.push(trouble('log-book', book.id, words.logBookOnly));
};

const refuseOtherYes = ({ yes }: RunFlags, id: string, troubles: Trouble[]): void => {
  if (yes !== undefined && yes !== id) troubles.push(trouble('yes-mismatch', '--yes', { ko: () => words.yesMismatch.ko(yes, id), en: () => words.yesMismatch.en(yes, id) }));
};

const inputNames: readonly NeededInput[] = ['sendingIps', 'policy', 'filters', 'maxRecipients'];

/** Profile, flags, and with `--plan` the values of the plan where no flag says otherwise. */
const resolve = (
  mode: RunMode, { customer }: LoadedCustomer, profile: ApplianceProfile | undefined, book: Runbook | undefined, flags: RunFlags, plan: Plan | undefined, operator: string | undefined,
) => {
  const planned = plan?.inputs ?? {};
  const needs = mode === 'diagnose' ? [] : inputNames.filter((name) => book?.needs.includes(name));
  const overrides = {
    ips: flags.ip ?? planned.sendingIps,
    policy: flags.policy ?? planned.policy,
    filters: flags.filters ?? planned.filters,
    maxRecipients: flags.maxRecipients ?? planned.maxRecipients,
    reading: flags.reading ?? (plan && profile ? readingFlags(plan.readings, profile.readings ?? {}) : undefined),
    confirmedBy: operator,
  };
  return resolveInputs(customer, flags.appliance ?? plan?.appliance ?? profile?.id, overrides, { needs });
};

const runbookInputs = ({ sendingIps, policy, limitPolicy, description, filters, maxRecipients }: Inputs): RunbookInputs => ({
  sendingIps: sendingIps.map((one) => one.ip), policy, limitPolicy, description, filters, maxRecipients,
});

const expiredWarnings = ({ expired }: Inputs, lang: Lang): string[] => expired.map((one) => words.expiredIp[lang](one.ip, one.until ?? ''));

/**
 * What other profiles say of the same: a sending IP that another customer's wants too (a copied line, or a mailing service they share), and a machine that nothing tells from
 * theirs. Other profiles' own problems are not this run's, but that they could not be compared is said.
 */
const comparedWithOthers = async (ips: readonly string[], own: LoadedCustomer, profile: ApplianceProfile, dir: string, lang: Lang): Promise<{ readonly concerns: Concern[]; readonly warnings: readonly string[]; readonly troubles: Trouble[] }> => {
  const survey = await surveyCustomers(dir, { kinds }).catch((error: unknown) => {
    if (!(error instanceof ProfileError)) throw error;
    return { loaded: [], problems: error.problems };
  });
  const concerns = wantedElsewhere(ips, own.customer.id, survey.loaded).map(({ ip, customerName, where }): Concern => ({ code: 'shared-ip', params: { ip, customer: customerName, where } }));
  // The place of a problem begins with the file's name; line and field are of no use here.
  const unread = [...new Set(survey.problems.map(({ where }) => where.replace(/(\.ya?ml)(?::\d+)?(?: .*)?$/i, '$1')))];
  return { concerns, warnings: unread.length === 0 ? [] : [words.notCompared[lang](unread.join(', '))], troubles: notToldApart(`${own.customer.id}/${profile.id}`, survey.loaded) };
};

/** A machine that nothing tells from another profile's: the password of the one would be typed into the other (law 8). */
const notToldApart = (name: string, loaded: readonly LoadedCustomer[]): Trouble[] =>
  sameKeys(loaded).filter((one) => !one.toldApart && (one.first === name || one.second === name)).map(({ first, second, where }) => {
    const other = first === name ? second : first;
    return trouble('same-key', where, { ko: () => words.machine.sameKeyNotTold.ko(other), en: () => words.machine.sameKeyNotTold.en(other) });
  });
