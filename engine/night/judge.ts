import type { Nightly } from '../customer/schema.ts';
import type { SectionResult } from '../events.ts';
import { diffGoal, type Difference } from '../goal.ts';
import { coversIp } from '../inputs/covering.ts';
import { hasPassed } from '../inputs/date.ts';
import type { Section } from '../runbook.ts';
import { worst } from '../verdict.ts';
import type { Resolved } from '../walk/expand.ts';
import type { Check, CheckResult, Leftover, NightChange } from './target.ts';

type Noise = NonNullable<Nightly['noise']>;

/** What a run read and said of one machine. */
export interface Observed {
  readonly sections: readonly Resolved[];
  readonly results: readonly SectionResult[];
  /** The state of each screen that was read, by section. */
  readonly states: ReadonlyMap<string, unknown>;
}

/** What the profile says besides the wanted settings. */
export interface Known {
  readonly noise: Noise;
  /** Sending IPs that must not be on the console any more. */
  readonly retired: readonly Omit<Leftover, 'fields'>[];
  /** Every wanted IP has passed its `until`: the settings themselves are not wanted any more, only what is left of them counts. */
  readonly nothingWanted: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface Judged {
  readonly checks: readonly CheckResult[];
  readonly leftovers: readonly Leftover[];
  readonly unusedNoise: readonly string[];
}

/** The path of a difference as a noise entry names it; the items of a list are not part of it. */
export const fieldPath = (section: string, path: readonly string[]): string => [section, ...path].join('/');

const covers = (field: string, path: string): boolean => path === field || path.startsWith(`${field}/`);

/** A section as an expected check. */
export const checkOf = ({ id, title, slide }: Section): Check => ({ id, title, slide: `${slide.id}${slide.part ?? ''}` });

/** Judges each check by what was read: known differences are excused, sending IPs that should be gone are drift. */
export const judge = ({ sections, results, states }: Observed, { noise, retired, nothingWanted, today }: Known): Judged => {
  const valid = noise.filter((one) => !hasPassed(one.until, today));
  const used = new Set<string>();
  const left = retired.map((one): Leftover => ({ ...one, fields: sections.filter(({ section }) => !refusing.has(section.id)).flatMap(({ section }) => placesOf(states.get(section.id), one.ip, [section.id])) })).filter((one) => one.fields.length > 0);
  const checks = sections.map(({ section }): CheckResult => {
    const base = checkOf(section);
    const result = results.find((one) => one.section === section.id);
    if (!result) return { ...base, verdict: 'not-checked', changes: [], excused: [], note: 'not-reached' };
    const state = (states.get(section.id) ?? section.fresh) as Record<string, unknown> | undefined;
    // The walk made the changes from the same differences, in the same order.
    const differences: readonly Difference[] = state === undefined || result.verdict === 'held' ? [] : diffGoal(section.goal, state);
    const all = result.changes.map((change, i): NightChange => ({ field: fieldPath(section.id, differences[i]?.path ?? []), where: change.where, before: change.before, after: change.after }));
    const excused = all.filter((one) => {
      const found = valid.filter((entry) => covers(entry.field, one.field));
      for (const entry of found) used.add(entry.field);
      return found.length > 0;
    });
    const changes = all.filter((one) => !excused.includes(one) && !nothingWanted);
    const here = left.filter((one) => one.fields.some((field) => covers(section.id, field)));
    const settled = result.verdict === 'differs' && changes.length === 0 && result.note === undefined ? 'as-wanted' : result.verdict;
    const lookedAt = states.has(section.id) || result.verdict === 'not-checked' ? {} : { lookedAt: false as const };
    return { ...base, verdict: here.length > 0 ? worst([settled, 'differs']) : settled, changes, excused, ...(result.note === undefined ? {} : { note: result.note }), ...lookedAt };
  });
  // An entry for a screen that was not reached may still have its use.
  const missed = sections.map(({ section }) => section.id).filter((id) => !states.has(id));
  return { checks, leftovers: left, unusedNoise: noise.map((one) => one.field).filter((field) => !used.has(field) && !missed.some((id) => covers(id, field))) };
};

/** Screens whose lists keep senders out. */
const refusing: ReadonlySet<string> = new Set(['sending-ip-block']);

/** Lists that hold an address, or a range or network with it, by their path. An excluding policy keeps a sender out, so it is no leave to send. */
const placesOf = (value: unknown, ip: string, path: readonly string[]): string[] => {
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'string' && coversIp(item, ip))) return [path.join('/')];
    return value.flatMap((item: unknown) => placesOf(item, ip, [...path, nameOf(item)]));
  }
  if (value === null || typeof value !== 'object') return [];
  if ('kind' in value && value.kind === 'exclude') return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, ip, [...path, key]));
};

const nameOf = (item: unknown): string => (item !== null && typeof item === 'object' && 'name' in item && typeof item.name === 'string' ? item.name : '');
