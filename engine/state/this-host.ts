import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { codeOf } from './state-fault.ts';

/** A process as another one can look it up later. Elsewhere than on Linux only host and pid are known. */
export const processMark = z.object({
  host: z.string(),
  /** Two hosts of one name, or two containers, do not share it. */
  hostKey: z.string(),
  /** The system's boot, where it tells (Linux). */
  boot: z.string().optional(),
  pid: z.number().int(),
  /** Clock ticks from boot to the start of the process (Linux): a pid that is used again starts later. */
  start: z.string().optional(),
});
export type ProcessMark = z.output<typeof processMark>;

/** This process, on a host of this name. @param name for tests: how the host calls itself */
export const thisProcess = (name: string = hostname()): ProcessMark => {
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  const start = lifeOf(process.pid)?.start;
  return { host: name, hostKey: hostKeyOf(name), pid: process.pid, ...(boot === undefined ? {} : { boot }), ...(start === undefined ? {} : { start }) };
};

/** Names of hosts are compared without regard to case, as networks do; a container has process numbers of its own. */
const hostKeyOf = (name: string): string => {
  const marks = [name.normalize('NFC').toLowerCase(), textOf('/etc/machine-id') ?? '', linkOf('/proc/self/ns/pid') ?? ''];
  return createHash('sha256').update(JSON.stringify(marks)).digest('hex').slice(0, 16);
};

/**
 * Whether a process has left this host's process table. `other-host`: only that host could tell. `earlier-boot`: its system was started anew since. `perhaps-`: where the
 * system tells neither boot nor start times (Windows, macOS), a host of the same name may be another one, and a pid that is in use another process.
 */
export const lifeHere = (mark: ProcessMark, here: ProcessMark): 'alive' | 'gone' | 'perhaps-alive' | 'perhaps-gone' | 'earlier-boot' | 'other-host' => {
  if (mark.hostKey !== here.hostKey) return 'other-host';
  const isThisSystem = mark.boot !== undefined && mark.boot === here.boot;
  if (!isThisSystem && mark.boot !== undefined && here.boot !== undefined) return 'earlier-boot';
  if (!isInTable(mark.pid)) return isThisSystem ? 'gone' : 'perhaps-gone';
  const life = lifeOf(mark.pid);
  if (!isThisSystem || mark.start === undefined || life === undefined) return 'perhaps-alive';
  return life.ended || mark.start !== life.start ? 'gone' : 'alive';
};

const isInTable = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** State (3rd) and start time (22nd field) of `/proc/<pid>/stat`, counted after the name, which may hold blanks and brackets; undefined where there is no such file. */
const lifeOf = (pid: number): { start: string; ended: boolean } | undefined => {
  const fields = textOf(`/proc/${pid}/stat`)?.replace(/^.*\) /s, '').split(' ');
  const [state, start] = [fields?.[0], fields?.[19]];
  return state === undefined || start === undefined ? undefined : { start, ended: state === 'Z' || state === 'X' };
};

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const linkOf = (path: string): string | undefined => {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
};
