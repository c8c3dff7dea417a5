import type { Fields } from './form-fields.ts';
import type { RequestRule } from './rules.ts';

/** One request as the rules see it. */
export interface Asked {
  readonly method: string;
  /** Comparable path, see `comparablePath`. */
  readonly path: string;
}

/**
 * A path as rules compare it: percent codes of ordinary characters undone, double slashes and path parameters
 * (`;jsessionid=…`, F-76) cut, so that another spelling of a path is not another path.
 */
export function comparablePath(path: string): string {
  return path
    .replaceAll(/%([0-9A-Fa-f]{2})/g, (code, hex: string) => {
      const char = String.fromCharCode(Number.parseInt(hex, 16));
      return /[A-Za-z0-9._~-]/.test(char) ? char : code.toUpperCase();
    })
    .replaceAll(/;[^/]*/g, '')
    .replaceAll(/\/{2,}/g, '/');
}

/** Method and path alone; the path pattern must cover the whole path. */
export function sameTarget(rule: RequestRule, asked: Asked): boolean {
  return rule.method === asked.method && samePath(rule, asked);
}

/** The path alone: old consoles take one method for another. */
export function samePath(rule: Pick<RequestRule, 'path'>, asked: Pick<Asked, 'path'>): boolean {
  if (typeof rule.path === 'string') return rule.path === asked.path;
  // Not a sticky or global copy: those remember where they stopped.
  return new RegExp(`^(?:${rule.path.source})$`, rule.path.flags.replaceAll(/[gy]/g, '')).test(asked.path);
}

/** Method, path, the exact set of field names and the fixed values: a declared read or an ambient request. */
export function fits(rule: RequestRule, asked: Asked, fields: Fields): boolean {
  return sameTarget(rule, asked)
    && unknownName(rule, fields) === undefined
    && missingName(rule, fields) === undefined
    && wrongFixed(rule, fields) === undefined;
}

/** A field name the rule does not know. */
export function unknownName(rule: RequestRule, fields: Fields): string | undefined {
  const known = new Set(rule.fields.map(bare));
  return [...fields.keys()].find(name => !known.has(name) && !Object.hasOwn(rule.fixed ?? {}, name));
}

/** A field name the rule requires and the request lacks. */
export function missingName(rule: RequestRule, fields: Fields): string | undefined {
  return rule.fields.find(name => !name.endsWith('?') && !fields.has(name));
}

/** A field whose fixed value does not stand there exactly once. */
export function wrongFixed(rule: RequestRule, fields: Fields): string | undefined {
  return Object.entries(rule.fixed ?? {}).find(([name, value]) => {
    const values = fields.get(name);
    return values?.length !== 1 || values[0]?.text !== value;
  })?.[0];
}

function bare(name: string): string {
  return name.endsWith('?') ? name.slice(0, -1) : name;
}
