import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import picomatch from 'picomatch';
import { surveyCustomers, type LoadedCustomer } from '../../engine/customer/load.ts';
import { describeProblem, type Problem } from '../../engine/inputs/problem.ts';
import type { Scope } from '../../engine/night/night-folder.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import { kinds } from '../appliances.ts';
import { foldersOf, type Folders } from '../settings.ts';
import type { NightFlags } from './flags.ts';

/** A profile that cannot be read: the file's name and its problems. */
export interface BadProfile {
  readonly id: string;
  readonly problems: readonly string[];
}

/** Whom the command means. */
export interface Selection {
  readonly folders: Folders;
  readonly scope: Scope;
  readonly loaded: readonly LoadedCustomer[];
  readonly bad: readonly BadProfile[];
  /** The folder has profiles at all. */
  readonly anyProfile: boolean;
}

/** `--customers` names the folder of profiles, or is a pattern of ids: what is no folder and no path is a pattern. */
const isPattern = (text: string): boolean => !/[\\/]/.test(text) && !(existsSync(text) && statSync(text).isDirectory());

/** Whether `verify` is asked for many machines instead of one. */
export const isFleet = ({ all, tag, onlyFailed, customers, customer }: NightFlags): boolean =>
  all === true || tag !== undefined || onlyFailed === true || (customer === undefined && customers !== undefined && isPattern(customers));

/**
 * Reads the profiles that the flags mean. A profile with problems stays in sight: it is expected and cannot be checked.
 * @throws ProfileError when the folder itself cannot be read
 */
export const select = async (flags: NightFlags, env: Readonly<Record<string, string | undefined>>, lang: Lang): Promise<Selection> => {
  const pattern = flags.customers !== undefined && isPattern(flags.customers) ? flags.customers : undefined;
  const { customers: _, ...rest } = flags;
  const folders = foldersOf(pattern === undefined ? flags : rest, env);
  const { loaded, problems } = await surveyCustomers(folders.customers, { kinds });
  const bad = badProfiles(problems, lang);
  const matchesId = pattern === undefined ? () => true : picomatch(pattern);
  const wanted = (one: LoadedCustomer): boolean =>
    matchesId(one.customer.id) && (flags.customer === undefined || one.customer.id === flags.customer) && (flags.tag ?? []).every((tag) => one.customer.tags?.includes(tag) === true);
  const parts = [...(pattern === undefined ? [] : [`--customers ${pattern}`]), ...(flags.customer === undefined ? [] : [`--customer ${flags.customer}`]), ...(flags.tag ?? []).map((tag) => `--tag ${tag}`)];
  return {
    folders,
    scope: parts.length === 0 ? { kind: 'all' } : { kind: 'part', what: parts.join(' ') },
    loaded: loaded.filter(wanted),
    // Tags of a profile that cannot be read are not known: it belongs to every part that its id belongs to.
    bad: bad.filter((one) => matchesId(one.id) && (flags.customer === undefined || one.id === flags.customer)),
    anyProfile: loaded.length + bad.length > 0,
  };
};

/** Problems by the file they stand in; the place of a problem begins with the file's name. */
const badProfiles = (problems: readonly Problem[], lang: Lang): BadProfile[] => {
  const byFile = new Map<string, string[]>();
  for (const one of problems) {
    const file = /^.*?\.ya?ml(?=:\d|\s|$)/i.exec(one.where)?.[0] ?? one.where;
    const id = basename(file).replace(/\.ya?ml$/i, '');
    byFile.set(id, [...(byFile.get(id) ?? []), `${one.where}: ${describeProblem(one, lang)}`]);
  }
  return [...byFile].map(([id, texts]) => ({ id, problems: texts }));
};
