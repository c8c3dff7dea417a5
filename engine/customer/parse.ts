/** From the text of a profile to a validated customer, or to all of its problems at once. */

import { noteOrigin } from './origins.ts';
import { parseProfile, type ProfileDocument } from './profile-document.ts';
import { numberSpellingProblems, problemsOfIssues } from './profile-issues.ts';
import { ruleFindings } from './profile-rules.ts';
import { shapeOf } from './profile-shape.ts';
import { APPLIANCE_KINDS, customerJsonSchema, customerSchema, type Customer } from './schema.ts';
import { localDay } from '../inputs/date.ts';
import type { Problem } from '../inputs/problem.ts';

/** What parsing depends on besides the text. */
export interface ParseOptions {
  /** Appliance kinds that the program knows; default tmse and tmw. */
  readonly kinds?: readonly string[];
  /** The day that dates are compared with, `YYYY-MM-DD`; default today. */
  readonly today?: string;
}

/** The outcome of parsing one profile; without a customer there is at least one problem. */
export interface ParsedCustomer {
  readonly customer: Customer | undefined;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly profile: ProfileDocument;
}

/** Parses and validates a profile's text; `file` names it in problems (`customers/acme.yaml`). */
export function parseCustomer(text: string, file: string, { kinds = APPLIANCE_KINDS, today = localDay() }: ParseOptions = {}): ParsedCustomer {
  const profile = parseProfile(text, file);
  if (profile.problems.length > 0) return { customer: undefined, problems: profile.problems, warnings: [], profile };
  const result = customerSchema(kinds).safeParse(profile.value);
  const shape = shapeOf(customerJsonSchema(kinds));
  const rules = ruleFindings(profile.value, profile.whereOf, today);
  const problems = inFileOrder([
    ...numberSpellingProblems(profile, shape),
    ...(result.success ? [] : problemsOfIssues(result.error.issues, profile, shape)),
    ...rules.problems,
  ]);
  if (!result.success || problems.length > 0) return { customer: undefined, problems, warnings: [], profile };
  noteOrigin(result.data, profile.whereOf);
  return { customer: result.data, problems, warnings: [...profile.warnings, ...rules.warnings], profile };
}

function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const line = ({ where }: Problem): number => Number.parseInt(/:(\d+)(?: |$)/.exec(where)?.[1] ?? '0', 10);
  return onePerPlace(problems).toSorted((a, b) => line(a) - line(b));
}

/** One value may be refused by the schema and by a rule; the first reason is enough. Several unknown keys of one place stay. */
function onePerPlace(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ where, code, params }) => {
    const key = code === 'profile.unknown-key' || code === 'profile.missing' ? `${where} ${code} ${String(params['key'])}` : where;
    return !seen.has(key) && seen.add(key);
  });
}
