import type { Appliance } from '../engine/appliance.ts';
import { rspamd } from '../pages/rspamd/appliance.ts';
import { tmse } from '../pages/tmse/appliance.ts';
import { tmw } from '../pages/tmw/appliance.ts';

/** Every product kind. */
export const appliances: readonly Appliance[] = [tmse, tmw, rspamd];

/** Their kinds, which a profile may name. */
export const kinds: readonly string[] = appliances.map((one) => one.kind);

/** @throws Error for a kind that no profile can name */
export const applianceOf = (kind: string): Appliance => {
  const found = appliances.find((one) => one.kind === kind);
  if (!found) throw new Error(`unknown appliance kind: ${kind}`);
  return found;
};
