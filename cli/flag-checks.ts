import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { freeTextProblem } from '../engine/customer/field.ts';
import { parseWholeNumber } from '../engine/inputs/number.ts';
import { isBlank } from '../engine/inputs/visible.ts';
import { parsePeriod, queryEnds } from '../engine/log/period.ts';
import type { LogQuery } from '../engine/log-query.ts';
import { acceptable, isAcceptable } from './acceptance.ts';
import { mayWrite, paces, usualPages, usualPeriod, type RunFlags, type RunMode } from './flags.ts';
import type { Io } from './io.ts';
import { outputChoice, type OutputChoice } from './output-flags.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** What the flags alone decide. */
export interface CheckedFlags {
  readonly headless: boolean;
  readonly outputs: OutputChoice;
  readonly query: Omit<LogQuery, 'ips'>;
}

/** Checks every flag that needs no profile; undefined when one is wrong. */
export const checkFlags = (mode: RunMode, flags: RunFlags, io: Io, operator: string | undefined, troubles: Trouble[]): CheckedFlags | undefined => {
  const before = troubles.length;
  if (mayWrite(mode)) requireWho(flags, operator, troubles);
  for (const [flag, text] of [['RUNBOOK_OPERATOR', operator], ['--ticket', flags.ticket], ['--requested-by', flags.requestedBy], ['--acknowledge', flags.acknowledge]] as const) {
    const problem = text === undefined ? undefined : freeTextProblem(text, flag);
    if (problem) troubles.push(troubleOf(problem));
  }
  if (flags.showMailFields !== undefined) {
    const problem = isBlank(flags.showMailFields) ? undefined : freeTextProblem(flags.showMailFields, '--show-mail-fields');
    if (problem) troubles.push(troubleOf(problem));
    if (isBlank(flags.showMailFields)) troubles.push(trouble('show-mail-fields', '--show-mail-fields', words.evidence.noReason));
  }
  for (const one of flags.accept ?? []) if (!isAcceptable(one)) troubles.push(trouble('accept', '--accept', { ko: () => words.acceptUnknown.ko(one, acceptable.join(', ')), en: () => words.acceptUnknown.en(one, acceptable.join(', ')) }));
  if (flags.out !== undefined && !existsSync(dirname(resolve(flags.out)))) troubles.push(trouble('out', `--out ${flags.out}`, { ko: () => words.outUnwritable.ko('ENOENT'), en: () => words.outUnwritable.en('ENOENT') }));
  const headless = headlessOf(flags, io, troubles);
  const outputs = outputChoice(flags, troubles);
  checkPace(flags, io, troubles);
  const query = queryOf(flags, io, troubles);
  return troubles.length === before && query ? { headless, outputs, query } : undefined;
};

/** Who, for whom, by which ticket: consoles share one account, so nothing is changed without it. */
const requireWho = (flags: RunFlags, operator: string | undefined, troubles: Trouble[]): void => {
  if (operator === undefined) troubles.push(trouble('no-operator', 'RUNBOOK_OPERATOR', words.noOperator));
  if (flags.ticket === undefined) troubles.push(trouble('no-ticket', '--ticket', words.noTicket));
  if (flags.requestedBy === undefined) troubles.push(trouble('no-requester', '--requested-by', words.noRequester));
};

/** A window only where a person runs it and a display exists; asked for without one, it is refused before anything opens. */
const headlessOf = (flags: RunFlags, io: Io, troubles: Trouble[]): boolean => {
  if (flags.headless && flags.headed) troubles.push(trouble('headed-and-headless', '--headed', words.headedAndHeadless));
  if (flags.headed && !io.display) troubles.push(trouble('no-display', '--headed', words.noDisplay));
  if (flags.headless) return true;
  return !(flags.headed ?? (io.display && io.stdinTty && io.stdoutTty));
};

/** Lines are asked about only where somebody can answer: who sits at the terminal may answer in the panel too. */
const checkPace = (flags: RunFlags, io: Io, troubles: Trouble[]): void => {
  const { pace } = flags;
  if (pace !== undefined && !paces.includes(pace)) troubles.push(trouble('pace', '--pace', { ko: () => words.paceUnknown.ko(pace, paces.join(', ')), en: () => words.paceUnknown.en(pace, paces.join(', ')) }));
  if (flags.step && !io.person) troubles.push(trouble('step-unattended', '--step', words.stepUnattended));
};

const queryOf = (flags: RunFlags, io: Io, troubles: Trouble[]): Omit<LogQuery, 'ips'> | undefined => {
  const period = parsePeriod(flags.period ?? usualPeriod, io.now());
  if (!period.ok) troubles.push(trouble('period', '--period', period.problem));
  const pages = parseWholeNumber(flags.pages ?? String(usualPages), { min: 1, max: 10_000 }, '--pages');
  if (!pages.ok) troubles.push(troubleOf(pages.problem));
  return period.ok && pages.ok ? { ...queryEnds(period.period), pageBudget: pages.value } : undefined;
};
