import type { Appliance } from '../../engine/appliance.ts';
import type { Runbook } from '../../engine/runbook.ts';
import { testInputs } from '../../fixtures/run-on.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmseBlockedMail from '../../runbooks/tmse/blocked-mail.runbook.ts';
import tmseBulkMail from '../../runbooks/tmse/bulk-mail.runbook.ts';
import tmwBlockedMail from '../../runbooks/tmw/blocked-mail.runbook.ts';
import tmwBulkMail from '../../runbooks/tmw/bulk-mail.runbook.ts';
import type { Choice } from './choices.ts';

export type Kind = 'tmse' | 'tmw';

export interface Chapter {
  readonly appliance: Appliance;
  readonly diagnose: Runbook;
  readonly chapter: Runbook;
}

export const chapters: Readonly<Record<Kind, Chapter>> = {
  tmse: { appliance: tmse, diagnose: tmseBlockedMail, chapter: tmseBulkMail },
  tmw: { appliance: tmw, diagnose: tmwBlockedMail, chapter: tmwBulkMail },
};

const { policy, limitPolicy, filters, maxRecipients = 0 } = testInputs;
const [ip = ''] = testInputs.sendingIps;

/** Puts what a choice says already exists onto the console. */
export const seedExisting = (simulator: Simulator, exists: string): void => {
  const { state } = simulator;
  if (exists === 'nothing') return;
  const ours = exists === 'other-ip' ? '203.0.113.25' : ip;
  const passed = exists === 'other-filters' ? ['rbl', ...filters] : filters;
  simulator.seed({ superWhite: { policies: [...state.superWhite.policies, { id: 'p900', name: policy, enabled: true, kind: 'allow', filters: passed as never, ips: [ours], description: '' }] } });
  const limits = [...state.maxRecipients.policies, { id: 'm900', name: limitPolicy, enabled: true, limit: maxRecipients, ips: [ours], description: '' }];
  if (exists === 'other-filters') return;
  simulator.seed({ maxRecipients: { policies: limits } });
  if (exists !== 'all') return;
  simulator.seed({ connectionAllow: [...state.connectionAllow, { id: 'c900', ip, memo: '' }], maxRecipients: { limit: simulator.kind === 'tmw' ? maxRecipients : state.maxRecipients.limit, listed: [...state.maxRecipients.listed, ip] } });
};

/** The saves that the guide asks for in that situation: one per slide on TMSe; on TMW slide 1, 2a, 2b, 3 inner (when it posts), 3 outer. */
export const savesFor = (kind: Kind, choice: Choice): number => {
  const tmwLimit = choice['inner'] === 'inner-silent' ? 1 : 2;
  const counts: Record<string, [tmse: number, tmw: number]> = { nothing: [3, 3 + tmwLimit], 'other-ip': [3, 2 + tmwLimit], all: [0, 0], 'other-filters': [2, 1 + tmwLimit] };
  return counts[choice['exists'] ?? '']?.[kind === 'tmse' ? 0 : 1] ?? Number.NaN;
};

/** The verdicts of diagnose, plan, apply, verify, apply again. */
export const verdictsFor = (choice: Choice): string[] => {
  const found: Record<string, string[]> = {
    nothing: ['differs', 'changed', 'as-wanted', 'as-wanted'], 'other-ip': ['differs', 'changed', 'as-wanted', 'as-wanted'],
    all: ['as-wanted', 'as-wanted', 'as-wanted', 'as-wanted'], 'other-filters': ['differs', 'differs', 'differs', 'differs'],
  };
  return ['recorded', ...(found[choice['exists'] ?? ''] ?? [])];
};

/** What must stand on the console at the end, whatever stood there before. */
export const isAsWanted = (simulator: Simulator, choice: Choice): Record<string, unknown> => {
  const { state } = simulator;
  const own = state.superWhite.policies.filter((one) => one.name === policy);
  return {
    allowed: state.connectionAllow.filter((row) => row.ip === ip).length, relay: state.relayAllow.filter((row) => row.ip === ip).length, policies: own.length, ips: own[0]?.ips.includes(ip),
    filters: choice['exists'] === 'other-filters' ? undefined : [...(own[0]?.filters ?? [])].sort().join(),
    limit: simulator.kind === 'tmw' ? state.maxRecipients.limit : state.maxRecipients.policies.find((one) => one.name === limitPolicy)?.limit,
    listed: simulator.kind === 'tmw' ? state.maxRecipients.listed.filter((one) => one === ip).length : state.maxRecipients.policies.find((one) => one.name === limitPolicy)?.ips.filter((one) => one === ip).length,
  };
};

export const wantedState = (choice: Choice): Record<string, unknown> => ({
  allowed: 1, relay: 0, policies: 1, ips: true, filters: choice['exists'] === 'other-filters' ? undefined : [...filters].sort().join(), limit: maxRecipients, listed: 1,
});
