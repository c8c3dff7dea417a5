/** Turns what the schema refuses into problems of the catalogue, with file, line and field; each place once. */

import type { z } from 'zod';
import type { ProfileDocument } from './profile-document.ts';
import { isSecretPath, pathText, valueAt, type ProfilePath } from './profile-path.ts';
import { parseSendingIp } from '../inputs/ip.ts';
import { parseWholeNumber, RECIPIENTS_RANGE, type NumberRange } from '../inputs/number.ts';
import { isProblem, problem, type Problem } from '../inputs/problem.ts';
import { parseSecretReference } from '../secrets/reference.ts';

type Issue = z.core.$ZodIssue;

const PORT_RANGE: NumberRange = { min: 1, max: 65_535 };

/** The problems of the schema's issues. `knownKeys` tells which keys an object may have, for the remedy of an unknown one. */
export function problemsOfIssues(issues: readonly Issue[], profile: ProfileDocument, knownKeys: (path: ProfilePath) => readonly string[]): readonly Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, [], profile, knownKeys));
}

/** Numbers whose spelling YAML would accept and people would not: 1e3, 0x10, +5, 007, 3000.0. */
export function numberSpellingProblems(profile: ProfileDocument, paths: readonly ProfilePath[]): readonly Problem[] {
  return paths.flatMap((path) => {
    const source = profile.sourceAt(path);
    if (source === undefined || /^(?:0|[1-9][0-9]*)$/.test(source)) return [];
    const parsed = parseWholeNumber(source, rangeOf(path), profile.whereOf(path));
    return parsed.ok ? [] : [parsed.problem];
  });
}

function problemsOf(issue: Issue, base: ProfilePath, profile: ProfileDocument, knownKeys: (path: ProfilePath) => readonly string[]): readonly Problem[] {
  const path: ProfilePath = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const where = profile.whereOf(path);
  const value = valueAt(profile.value, path);
  switch (issue.code) {
    case 'custom': {
      const found: unknown = issue.params?.['problem'];
      if (!isProblem(found)) break;
      return [found.code === 'secret.literal' ? literal(where) : { ...found, where }];
    }
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(key, path, profile, knownKeys(path)));
    case 'invalid_type': return [wrongType(issue.expected, value, path, profile)];
    case 'invalid_value': return [oneOf(issue.values, value, where)];
    case 'too_small':
    case 'too_big': return [outOfBounds(value, path, where)];
    case 'invalid_union': {
      if ('discriminator' in issue && 'options' in issue && Array.isArray(issue.options)) return [oneOf(issue.options, value, where)];
      const deepest = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0));
      if (deepest !== undefined) return deepest.flatMap((inner) => problemsOf(inner, path, profile, knownKeys));
      const values = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      return [oneOf(values, value, where)];
    }
    default:
  }
  return [problem('profile.wrong-type', where, { expected: issue.code })];
}

function wrongType(expected: string, value: unknown, path: ProfilePath, profile: ProfileDocument): Problem {
  const where = profile.whereOf(path);
  if (value === undefined) return problem('profile.missing', where, { key: pathText(path.slice(-1)) || 'id' });
  if (isSecretPath(path)) return literal(where);
  const source = profile.sourceAt(path);
  if (path.at(-1) === 'ip' && typeof value === 'number' && source !== undefined) {
    const parsed = parseSendingIp(source, where);
    if (!parsed.ok) return parsed.problem;
  }
  if (expected === 'string' && source !== undefined) {
    if (value === null && !/^(?:~|null)$/i.test(source)) return problem('text.empty', where, {});
    return problem(typeof value === 'number' ? 'yaml.not-a-string' : 'yaml.ambiguous', where, { value: source });
  }
  if ((expected === 'number' || expected === 'int') && (typeof value === 'string' || typeof value === 'number')) {
    const parsed = parseWholeNumber(source ?? String(value), rangeOf(path), where);
    return parsed.ok ? problem('profile.wrong-type', where, { expected: '숫자(따옴표 없이) / number without quotes' }) : parsed.problem;
  }
  return problem('profile.wrong-type', where, { expected });
}

function outOfBounds(value: unknown, path: ProfilePath, where: string): Problem {
  if (typeof value === 'number') return problem('number.range', where, { value, ...rangeOf(path) });
  return problem('profile.too-few', where, { key: pathText(path.slice(-1)) });
}

function oneOf(values: readonly unknown[], value: unknown, where: string): Problem {
  const known = values.map(String).join(', ');
  if (value === undefined) return problem('profile.missing', where, { key: /([A-Za-z]+)$/.exec(where)?.[1] ?? known });
  const shown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…';
  return problem('profile.one-of', where, { value: shown, known });
}

/**
 * A key is quoted only when it looks like one and has a value: `password:hunter2` without a blank, or `{user: admin, hunter2}`, is a key with a secret inside. Where
 * passwords stand (`signIn`, `route`) none is.
 */
function unknownKey(key: string, path: ProfilePath, profile: ProfileDocument, known: readonly string[]): Problem {
  const full: ProfilePath = [...path, key];
  const where = profile.whereOf(full);
  const isName = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(key) && valueAt(profile.value, full) !== null;
  if (isName && !path.includes('signIn') && !path.includes('route')) return problem('profile.unknown-key', where, { key, known: known.join(', ') });
  const place = `${where.slice(0, where.length - pathText(full).length)}${pathText(path)}`.trim();
  return problem('profile.unknown-key', place, { key: '…', known: known.join(', ') });
}

function literal(where: string): Problem {
  const read = parseSecretReference('', where);
  return isProblem(read) ? read : problem('secret.literal', where, { line: 'password: \'ask:\'' });
}

function rangeOf(path: ProfilePath): NumberRange {
  return path.at(-1) === 'port' ? PORT_RANGE : RECIPIENTS_RANGE;
}
