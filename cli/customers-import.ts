import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importCustomers } from '../engine/customer/import-csv.ts';
import { displayName } from '../engine/customer/load.ts';
import { InputError, isProblem, problem } from '../engine/inputs/problem.ts';
import { readBytes } from '../engine/inputs/text-file.ts';
import { kinds } from './appliances.ts';
import type { Cli } from './cli.ts';
import type { Told } from './machine-place.ts';
import { foldersOf } from './settings.ts';
import { words } from './words.ts';

/** Larger than any table of customers; stops a wrong path early. */
const fileBytes = 16 * 1024 * 1024;

/** `customers import`: all profiles of a table or, with any problem in it, none. @throws InputError with every problem, each with its line */
export const importTable = async ({ io, say }: Cli, file: string, flags: { readonly customers?: string; readonly check?: boolean }): Promise<Told> => {
  const shown = displayName(file);
  const bytes = await readBytes(file, fileBytes, shown);
  if (isProblem(bytes)) throw new InputError([bytes]);
  const { profiles, problems, charset } = importCustomers(bytes, shown, { kinds });
  const dir = foldersOf(flags, io.env).customers;
  const taken = profiles.filter(({ id }) => existsSync(join(dir, `${id}.yaml`)) || existsSync(join(dir, `${id}.yml`))).map(({ id, where }) => problem('csv.exists', where, { id }));
  const all = [...problems, ...taken];
  if (all.length > 0) throw new InputError(all);
  const document = { exitCode: 0, charset, dir, written: flags.check !== true, customers: profiles.map((one) => one.id) };
  if (flags.check) return { text: say(words.night.importable, profiles.length, charset), document, exitCode: 0 };
  await mkdir(dir, { recursive: true });
  for (const { id, text } of profiles) await writeFile(join(dir, `${id}.yaml`), text, { flag: 'wx', mode: 0o600 });
  return { text: say(words.night.imported, profiles.length, dir, charset), document, exitCode: 0 };
};
