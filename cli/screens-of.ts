import type { Runbook, RunbookInputs, Section } from '../engine/runbook.ts';
import { resolveSections } from '../engine/walk/expand.ts';

/** The screens that a runbook needs; without readings, every candidate of an open one. */
export const screensOf = (book: Runbook, inputs: RunbookInputs, readings: Readonly<Record<string, string>> = {}): readonly Section[] => {
  const all = [...resolveSections(book.sections(inputs), readings).map((one) => one.section), ...(book.observe ?? [])];
  return all.filter((one, i) => all.findIndex((other) => other.id === one.id) === i);
};

/** The same screen for an entry that is on the machine now: the wanted one, else any, since it is only looked at; undefined where none is. */
export const behindOf = (book: Runbook, inputs: RunbookInputs) => (section: Section, parentState: unknown): Section | undefined => {
  const names = policyNames(parentState);
  const policy = names.includes(inputs.policy) ? inputs.policy : names[0];
  return policy === undefined ? undefined : (screensOf(book, { ...inputs, policy }).find((one) => one.id === section.id) ?? section);
};

const policyNames = (state: unknown): readonly string[] => {
  const policies = typeof state === 'object' && state !== null && 'policies' in state ? state.policies : [];
  return Array.isArray(policies) ? policies.flatMap((one: unknown) => (typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string' ? [one.name] : [])) : [];
};
