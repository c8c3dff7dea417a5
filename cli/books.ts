import type { Mode } from '../engine/events.ts';
import type { Runbook } from '../engine/runbook.ts';
import { runbooks } from '../runbooks/index.ts';

/** `tmw/super-white-ip` taken apart; the kind is undefined for a bare name. */
export const bookName = (text: string): { readonly kind: string | undefined; readonly name: string } => {
  const slash = text.indexOf('/');
  return slash < 0 ? { kind: undefined, name: text } : { kind: text.slice(0, slash), name: text.slice(slash + 1) };
};

/** The runbook of that name for a kind of appliance. */
export const bookFor = (name: string, kind: string): Runbook | undefined => runbooks.find((one) => one.id === `${kind}/${name}`);

/** Runbooks by a whole id, or by a bare name on every appliance. */
export const booksNamed = (text: string): readonly Runbook[] => {
  const { kind, name } = bookName(text);
  return runbooks.filter((one) => one.id === text || (kind === undefined && bookName(one.id).name === name));
};

/** The runbook that is meant on an appliance of this kind where none is named: a diagnosis looks at refused mail, everything else at all settings that bulk mail needs. */
export const usualBook = (kind: string, mode: Mode): string => {
  const settings = bookFor('bulk-mail', kind) ?? runbooks.find((one) => one.appliance === kind && one.kind === 'settings');
  return mode === 'diagnose' || !settings ? 'blocked-mail' : bookName(settings.id).name;
};

export const bookIds = (): string => runbooks.map((one) => one.id).join(', ');
