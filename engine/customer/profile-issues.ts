/** Turns what the schema refuses into problems of the catalogue, with file, line and field; each place once. */

import type { z } from 'zod';
import type { ProfileDocument } from './profile-document.ts';
import { isSecretPath, pathText, valueAt, type ProfilePath } from './profile-path.ts';
import type { ProfileShape } from './profile-shape.ts';
import { parseSendingIp } from '../inputs/ip.ts';
import { parseWholeNumber, RECIPIENTS_RANGE } from '../inputs/number.ts';
import { isProblem, problem, type Problem } from '../inputs/problem.ts';
import { parseSecretReference } from '../secrets/reference.ts';

type Issue = z.core.$ZodIssue;

/** The problems of the schema's issues. `shape` tells the keys and ranges that remedies name. */
export function problemsOfIssues(issues: readonly Issue[], profile: ProfileDocument, shape: ProfileShape): readonly Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, [], profile, shape));
}

/** Whole numbers whose spelling YAML would accept and people would not: 1e3, 0x10, +5, 007, 3000.0. */
export function numberSpellingProblems(profile: ProfileDocument, shape: ProfileShape): readonly Problem[] {
  return numberPaths(profile.value, []).flatMap((path) => {
    const [source, range] = [profile.sourceAt(path), shape.range(path)];
    if (source === undefined || range === undefined) return [];
    const parsed = parseWholeNumber(source, range, profile.whereOf(path));
    return parsed.ok ? [] : [parsed.problem];
  });
}

function numberPaths(value: unknown, path: ProfilePath): readonly ProfilePath[] {
  if (typeof value === 'number') return [path];
  if (Array.isArray(value)) return value.flatMap((one, index) => numberPaths(one, [...path, index]));
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => numberPaths(one, [...path, key])) : [];
}

function problemsOf(issue: Issue, base: ProfilePath, profile: ProfileDocument, shape: ProfileShape): readonly Problem[] {
  const path: ProfilePath = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const where = profile.whereOf(path);
  const value = valueAt(profile.value, path);
  switch (issue.code) {
    case 'custom': {
      const found: unknown = issue.params?.['problem'];
      if (!isProblem(found)) break;
      return [found.code === 'secret.literal' ? literal(where) : { ...found, where }];
    }
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(key, path, profile, shape.keys(path)));
    case 'invalid_type': return [wrongType(issue.expected, value, path, profile, shape)];
    case 'invalid_value': return [oneOf(issue.values, value, where)];
    case 'too_small':
    case 'too_big': return [outOfBounds(value, path, where, shape)];
    case 'invalid_union': {
      if ('discriminator' in issue && 'options' in issue && Array.isArray(issue.options)) return [oneOf(issue.options, value, where)];
      const deepest = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0));
      if (deepest !== undefined) return deepest.flatMap((inner) => problemsOf(inner, path, profile, shape));
      const values = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      return [oneOf(values, value, where)];
    }
    default:
  }
  return [problem('profile.wrong-type', where, { expected: issue.code })];
}

function wrongType(expected: string, value: unknown, path: ProfilePath, profile: ProfileDocument, shape: ProfileShape): Problem {
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
    const parsed = parseWholeNumber(source ?? String(value), shape.range(path) ?? RECIPIENTS_RANGE, where);
    return parsed.ok ? problem('profile.wrong-type', where, { expected: '숫자(따옴표 없이) / number without quotes' }) : parsed.problem;
  }
  return problem('profile.wrong-type', where, { expected });
}

function outOfBounds(value: unknown, path: ProfilePath, where: string, shape: ProfileShape): Problem {
  if (typeof value === 'number') return problem('number.range', where, { value, ...(shape.range(path) ?? RECIPIENTS_RANGE) });
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
