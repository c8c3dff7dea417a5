import type { ApplianceProfile } from '../engine/customer/load.ts';
import { keepLook } from '../engine/night/twin.ts';
import type { RunRequest } from '../engine/run-request.ts';
import { exitCodes } from '../engine/verdict.ts';
import { resolveSections } from '../engine/walk/expand.ts';
import { bookName, usualBook } from './books.ts';
import type { Finished } from './execute.ts';

/** A check reads every screen of the usual runbook and compares it: a verify, or an apply that was proven by reading. A diagnosis, a plan or a single slide is none. */
export const isCheck = ({ mode, runbook, inputs, readings, appliance }: Pick<RunRequest, 'mode' | 'runbook' | 'inputs' | 'readings' | 'appliance'>, { outcome, record }: Pick<Finished, 'outcome' | 'record'>): boolean => {
  if (mode !== 'verify' && !(mode === 'apply' && exitCodes[outcome.verdict] === 0)) return false;
  if (bookName(runbook.id).name !== usualBook(appliance.kind, 'verify') || outcome.fault) return false;
  return resolveSections(runbook.sections(inputs), readings).every(({ section: { id, optional, fresh } }) => {
    const result = outcome.results.find((one) => one.section === id);
    return result !== undefined && result.verdict !== 'not-checked' && (record.states.has(id) || optional === true || fresh !== undefined);
  });
};

/** Keeps what a run read of its machine's settings as the machine's twin. Logs are no settings. @throws the file system's error */
export const keepTwin = async (request: RunRequest, profile: ApplianceProfile, finished: Finished): Promise<void> => {
  const { outcome, record, verdict } = finished;
  if (request.runbook.kind === 'log') return;
  const sections = new Set(outcome.results.map((one) => one.section));
  await keepLook(request.runsDir, {
    customer: request.customer.id, appliance: profile.id, kind: profile.kind, at: new Date().toISOString(), runId: outcome.runId, mode: request.mode, verdict, version: record.version,
    states: Object.fromEntries([...record.states].filter(([section]) => sections.has(section))), isCheck: isCheck(request, finished), who: record.whoChanged, wantedIps: profile.wanted.sendingIps.map((one) => one.ip),
  });
};
