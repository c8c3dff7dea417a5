import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunRequest } from '../engine/run-request.ts';
import { guideEdition } from '../runbooks/guide/edition.ts';

/** The nearest folder above this file with our package.json: the checkout, or the installed package. */
const packageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
};

const versionIn = (file: string): string => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

export const productVersion = (): string => versionIn(join(packageRoot(), 'package.json'));

/** What the product was built from: the commit, and the SHA-256 of the locked packages' list, as far as the folder holds them. */
interface Source {
  readonly commit?: string;
  readonly lock?: string;
}

/** The facts of a checkout, read from its files, since git may not be installed. */
export const sourceOf = (root: string): Source => {
  const commit = commitOf(join(root, '.git'));
  const lock = readIfFile(join(root, 'package-lock.json'));
  return { ...(commit === undefined ? {} : { commit }), ...(lock === undefined ? {} : { lock: createHash('sha256').update(lock).digest('hex') }) };
};

/** What the build wrote down beside this module (scripts/parts/compile.mjs): an installed package is no checkout and has no lock file. */
const builtSource = (): Source => JSON.parse(readIfFile(join(dirname(fileURLToPath(import.meta.url)), 'source.json')) ?? '{}') as Source;

/** What made a run, for its journal. */
export const productFacts = (): RunRequest['product'] => ({
  version: productVersion(),
  guide: guideEdition,
  ...builtSource(),
  ...sourceOf(packageRoot()),
  playwright: versionIn(createRequire(import.meta.url).resolve('playwright/package.json')),
});

/** The commit that a `.git` folder, or the `.git` file of a linked work tree, has checked out; undefined outside a checkout. */
export const commitOf = (git: string): string | undefined => {
  try {
    const linked = /^gitdir: (.+)$/m.exec(readIfFile(git) ?? '')?.[1];
    const folder = linked === undefined ? git : resolve(dirname(git), linked);
    const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim();
    const ref = /^ref: (.+)$/.exec(head)?.[1];
    if (ref === undefined) return isCommit(head) ? head : undefined;
    const shared = resolve(folder, readIfFile(join(folder, 'commondir'))?.trim() ?? '.');
    const loose = readIfFile(join(shared, ref))?.trim();
    const packed = readIfFile(join(shared, 'packed-refs'))?.split('\n').find((line) => line.endsWith(` ${ref}`))?.slice(0, 40);
    const commit = loose ?? packed ?? '';
    return isCommit(commit) ? commit : undefined;
  } catch {
    return undefined;
  }
};

const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

const readIfFile = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
