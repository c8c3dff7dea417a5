import { createHash } from 'node:crypto';
import { z } from 'zod';
import { concernCodes, isNotice, type Concern, type Notice } from './concern.ts';
import type { Change } from './events.ts';
import type { RunbookInputs } from './runbook.ts';
import { changesOf } from './walk/changes.ts';
import type { Surveyed } from './walk/survey.ts';
import type { Lang } from './words/phrase.ts';

const text = z.string();
const texts = z.array(text);

/** A plan comes from a file that people can edit: each part is looked at, and passed on as it stands. */
const part = <T>(shape: z.ZodType) => z.custom<T>((value) => shape.safeParse(value).success);

const inputs = part<Readonly<Partial<RunbookInputs>>>(
  z.strictObject({ sendingIps: texts, policy: text, limitPolicy: text, description: text, filters: texts, maxRecipients: z.number().int() }).partial(),
);
const concern = part<Concern>(z.strictObject({ code: z.enum(concernCodes), params: z.record(text, text) }));
const change = part<Change>(z.strictObject({ section: text, where: text, before: text, after: text, kind: z.enum(['add', 'set', 'conflict']), approval: z.enum(['page-level', 'relay']).optional() }));

/** All readings and changes of one run, bound to one machine. What `plan --out` writes and `apply --plan` binds. */
export const planSchema = z.strictObject({
  format: z.literal('terrace-runbooks/plan/1'),
  madeAt: z.string(),
  customer: z.string(),
  appliance: z.string(),
  url: z.string(),
  label: z.string(),
  runbook: z.string(),
  inputs,
  readings: z.record(z.string(), z.string()),
  /** Hash of the calibration that the screens were read with. */
  calibration: z.string().optional(),
  concerns: z.array(concern),
  sections: z.array(z.strictObject({ section: z.string(), title: z.string(), stateHash: z.string(), expectedNew: z.boolean(), held: z.boolean(), changes: z.array(change) })),
});

export type Plan = z.infer<typeof planSchema>;

/** What a plan is made for; the rest comes from the survey. */
export type PlanHead = Omit<Plan, 'format' | 'madeAt' | 'sections' | 'concerns'>;

/** `risks` are concerns that no screen told but the log. */
export const makePlan = (head: PlanHead, surveyed: readonly Surveyed[], lang: Lang, risks: readonly Concern[] = []): Plan => ({
  format: 'terrace-runbooks/plan/1',
  madeAt: new Date().toISOString(),
  ...head,
  concerns: [...surveyed.flatMap((one) => one.concerns), ...risks],
  sections: surveyed.map(({ resolved: { section, held }, hash, expectedNew, differences }) => ({
    section: section.id, title: section.title, stateHash: hash, expectedNew, held: held !== undefined, changes: held ? [] : changesOf(section, differences, lang),
  })),
});

/** Names a plan by what it binds; two plans that read and want the same have the same hash. */
export const planHash = (plan: Plan): string => createHash('sha256').update(JSON.stringify({ ...plan, madeAt: '' })).digest('hex').slice(0, 16);

/** What of a plan no longer holds, as the names of the parts that differ; empty means it still binds. */
export const planMismatch = (given: Plan, now: Plan): string[] => {
  const heads = (['customer', 'appliance', 'url', 'label', 'runbook', 'calibration'] as const).filter((key) => given[key] !== now[key]);
  const inputs = JSON.stringify([given.inputs, given.readings]) === JSON.stringify([now.inputs, now.readings]) ? [] : ['inputs'];
  const ids = (plan: Plan) => plan.sections.map((one) => one.section).join();
  if (ids(given) !== ids(now)) return [...heads, ...inputs, 'sections'];
  return [...heads, ...inputs, ...given.sections.filter((one, i) => one.stateHash !== now.sections[i]?.stateHash).map((one) => one.title)];
};

/** What needs its own approval besides the plan's: changes that reach beyond this sender, and concerns. */
export type SpecialApproval = 'page-level' | 'relay' | Exclude<Concern['code'], Notice>;

/** The approvals a plan needs besides its own, each once. */
export const specialApprovals = (plan: Plan): ReadonlySet<SpecialApproval> =>
  new Set([...plan.sections.flatMap((one) => one.changes.flatMap((change) => (change.approval ? [change.approval] : []))), ...plan.concerns.flatMap(({ code }): SpecialApproval[] => (isNotice(code) ? [] : [code]))]);
