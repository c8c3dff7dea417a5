import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord, replaceFile } from '../state/state-file.ts';
import { lifeHere, processMark, thisProcess, type ProcessMark } from '../state/this-host.ts';

const prefix = 'runbook-browser-';
const ownerFile = (folder: string): string => join(folder, 'owner.json');

/** A folder whose owner died before it could sign it is left over after this time. */
const unsignedMs = 3_600_000;

/** The variable by which the system's temporary folder is told. */
const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

let own: string | undefined;
/** What the variable said, and what the system's folder was, while so many browsers are being started. */
let starting: { readonly before: string | undefined; readonly system: string; count: number } | undefined;

/** The system's temporary folder, also while a browser is being started. */
export const systemTemp = (): string => starting?.system ?? tmpdir();

/**
 * Starts a browser whose profile and artifacts lie in a folder of this process, which ends with it. Playwright makes them in the system's temporary folder, as it
 * is told at that moment, and takes no other; a process that is killed leaves them there, so each first start takes away what dead ones of this host left (F-100, F-102).
 * @param start is given that folder, for what the browser itself makes in the temporary folder of its environment
 */
export const inOwnTemp = async <T>(start: (own: string) => Promise<T>): Promise<T> => {
  own ??= makeOwn();
  starting ??= { before: process.env[variable], system: tmpdir(), count: 0 };
  starting.count += 1;
  process.env[variable] = own;
  try {
    return await start(own);
  } finally {
    starting.count -= 1;
    if (starting.count === 0) restore(starting.before);
  }
};

const restore = (before: string | undefined): void => {
  if (before === undefined) delete process.env[variable];
  else process.env[variable] = before;
  starting = undefined;
};

const makeOwn = (): string => {
  const here = thisProcess();
  sweepDead(tmpdir(), here);
  const folder = mkdtempSync(join(tmpdir(), prefix));
  replaceFile(ownerFile(folder), here, false);
  process.on('exit', () => removeQuietly(folder));
  return folder;
};

/** Takes away the folders of processes that have left this host, and of no other: whoever cannot be told dead keeps theirs. */
export const sweepDead = (temporary: string, here: ProcessMark): void => {
  for (const entry of readdirSync(temporary, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue;
    const folder = join(temporary, entry.name);
    if (isDead(folder, here)) removeQuietly(folder);
  }
};

const isDead = (folder: string, here: ProcessMark): boolean => {
  const found = readRecord(ownerFile(folder), processMark);
  // Other hosts have temporary folders of their own, so a pid that is absent here is gone, even where the system tells no boot.
  if (found.kind === 'value') return ['gone', 'perhaps-gone', 'earlier-boot'].includes(lifeHere(found.value, here));
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > unsignedMs;
};

/** Another user's folder, or one that a dying browser still fills, is no reason not to start: the next start looks again. */
const removeQuietly = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    return;
  }
};
