/** Paths inside a profile. */

/** A path inside a profile, from the top. */
export type ProfilePath = readonly (string | number)[];

/** True for the values that are, or may wrongly be, a secret: they are never quoted in a message. */
export function isSecretPath(path: ProfilePath): boolean {
  return path.some((key) => typeof key === 'string' && /^(?:password|passwd|pw|secret|token|totp)$/i.test(key));
}

/** `appliances[0].wanted.sendingIps[1].ip`. */
export function pathText(path: ProfilePath): string {
  return path.map((key, index) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z]\w*$/.test(key) ? `${index > 0 ? '.' : ''}${key}` : `["${key}"]`;
  }).join('');
}

/** The value at a path of an unproven value, or undefined; own properties only. */
export function valueAt(value: unknown, path: ProfilePath): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    return (inner as Record<string | number, unknown>)[key];
  }, value);
}
