/**
 * Profiles from a folder: `<id>.yaml`, one customer each. The id is the file's name; ids are unique with case and Unicode form put aside
 * (cases F-59, F-98), and an id can never walk out of the folder (case F-118).
 */

import { readdir } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { slugProblem } from './field.ts';
import { parseCustomer, type ParseOptions } from './parse.ts';
import type { Customer } from './schema.ts';
import { InputError, isProblem, problem, type Problem } from '../inputs/problem.ts';
import { decodeText, readBytes, systemCode } from '../inputs/text-file.ts';

export type { ApplianceProfile, Customer, FilterKey, Readings, Wanted } from './schema.ts';

/** Larger than any profile; stops a wrong path early. */
const FILE_BYTES = 1_048_576;

/** A validated customer, its file (absolute; its folder is the base of `file:` secrets) and what was noticed on the way. */
export interface LoadedCustomer {
  readonly customer: Customer;
  readonly file: string;
  readonly warnings: readonly Problem[];
}

/** Thrown with every problem of every profile read; each names file, line, field and remedy, none the value of a secret. */
export class ProfileError extends InputError {
  override readonly name = 'ProfileError';
}

/** Which customer: by id in a folder, or by file. */
export type CustomerChoice = { readonly id: string; readonly dir: string } | { readonly file: string };

/** Loads one profile. Other files of the folder are not read, but a second one whose name differs only in case or form is refused. */
export async function loadCustomer(choice: CustomerChoice, options: ParseOptions = {}): Promise<LoadedCustomer> {
  const file = 'file' in choice ? resolve(choice.file) : await fileOfId(choice.id, choice.dir);
  const { loaded, problems } = await readProfile(file, options);
  if (loaded === undefined) throw new ProfileError(problems);
  return loaded;
}

/** Loads all profiles of a folder, in order of their ids. Throws ProfileError when any has a problem. */
export async function loadCustomers(dir: string, options: ParseOptions = {}): Promise<readonly LoadedCustomer[]> {
  const { loaded, problems } = await surveyCustomers(dir, options);
  if (problems.length > 0) throw new ProfileError(problems);
  return loaded;
}

/** Reads all profiles of a folder and tells what is right and what is not, so that one bad file does not hide the others. */
export async function surveyCustomers(dir: string, options: ParseOptions = {}): Promise<{ loaded: readonly LoadedCustomer[]; problems: readonly Problem[] }> {
  const files = await profileFiles(dir);
  const results = await Promise.all(files.map((name) => readProfile(resolve(dir, name), options)));
  return {
    loaded: results.flatMap(({ loaded }) => (loaded === undefined ? [] : [loaded])),
    problems: [...clashes(files, dir), ...results.flatMap(({ problems }) => problems)],
  };
}

async function fileOfId(id: string, dir: string): Promise<string> {
  const bad = slugProblem(id, '--customer');
  if (bad !== undefined) throw new ProfileError([bad]);
  const files = await profileFiles(dir);
  const same = files.filter((name) => folded(name) === id);
  const problems = clashes(same, dir);
  if (problems.length > 0) throw new ProfileError(problems);
  const [name] = same.filter((one) => stem(one) === id);
  if (name !== undefined) return resolve(dir, name);
  throw new ProfileError([problem('profile.not-found', '--customer', { id, known: files.map(stem).join(', ') || '–' })]);
}

async function profileFiles(dir: string): Promise<readonly string[]> {
  try {
    const names = await readdir(dir);
    return names.filter((name) => /^[^.~].*\.ya?ml$/i.test(name)).toSorted();
  } catch (error) {
    throw new ProfileError([problem('profile.no-folder', displayName(resolve(dir)), { reason: systemCode(error) })]);
  }
}

/** Files that would be one customer on a system that folds case or Unicode form, or through their two endings. */
function clashes(files: readonly string[], dir: string): readonly Problem[] {
  const seen = new Map<string, string>();
  return files.flatMap((name) => {
    const first = seen.get(folded(name));
    if (first === undefined) seen.set(folded(name), name);
    return first === undefined ? [] : [problem('profile.same-id', displayName(resolve(dir, name)), { first, second: name })];
  });
}

async function readProfile(file: string, options: ParseOptions): Promise<{ loaded?: LoadedCustomer; problems: readonly Problem[] }> {
  const shown = displayName(file);
  const bytes = await readBytes(file, FILE_BYTES, shown);
  if (isProblem(bytes)) return { problems: [bytes] };
  const decoded = decodeText(bytes, shown);
  if (!decoded.ok) return { problems: [decoded.problem] };
  const { customer, problems, warnings, profile } = parseCustomer(decoded.text, shown, options);
  const id = customer?.id ?? idIn(profile.value);
  const mismatch = id !== undefined && id !== stem(basename(file)) && slugProblem(id) === undefined
    ? [problem('profile.id-mismatch', profile.whereOf(['id']), { id, file: basename(file) })]
    : [];
  const all = [...mismatch, ...problems];
  return customer === undefined || all.length > 0 ? { problems: all } : { loaded: { customer, file, warnings }, problems: [] };
}

function idIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;
}

/** The file as messages show it: relative to where the program runs when it lies below, always with forward slashes. */
export function displayName(file: string): string {
  const near = relative(process.cwd(), file);
  return (near === '' || near.startsWith('..') ? file : near).replaceAll('\\', '/');
}

function stem(name: string): string {
  return name.replace(/\.ya?ml$/i, '');
}

function folded(name: string): string {
  return stem(name).normalize('NFC').toLowerCase();
}
