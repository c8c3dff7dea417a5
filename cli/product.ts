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

/** SHA-256 of the locked packages' list; undefined in an installed package, which has none. */
const lockHash = (): string | undefined => {
  const text = readIfFile(join(packageRoot(), 'package-lock.json'));
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
};

/** What made a run, for its journal. The commit is read from the checkout's files, since git may not be installed. */
export const productFacts = (): RunRequest['product'] => {
  const commit = commitOf(join(packageRoot(), '.git'));
  const lock = lockHash();
  return {
    version: productVersion(),
    guide: guideEdition,
    ...(commit === undefined ? {} : { commit }),
    ...(lock === undefined ? {} : { lock }),
    playwright: versionIn(createRequire(import.meta.url).resolve('playwright/package.json')),
  };
};

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
