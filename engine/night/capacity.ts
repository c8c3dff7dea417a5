import { readFileSync } from 'node:fs';
import { availableParallelism, freemem, loadavg } from 'node:os';

const MB = 1024 * 1024;

/** One more context with its page takes about 50 MB (measured); twice that leaves room for heavy consoles. */
const perVisit = 100 * MB;

/** What the browser itself and this process need. */
const base = 500 * MB;

/** Memory that can be had without swapping, in bytes. The free memory of Linux leaves out what its caches would give back. */
export const availableMemory = (): number => {
  try {
    const found = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    return found === undefined ? freemem() : Number(found) * 1024;
  } catch {
    return freemem();
  }
};

/** How many slow consoles are visited at once: they are waited for most of the time, so six per core (measured: 8 to 16 on two), and no more than memory holds. */
export const usualAtOnce = (cores = availableParallelism(), memory = availableMemory()): number => Math.max(1, Math.min(cores * 6, Math.floor((memory - base) / perVisit), 64));

/** Processes that wait for a core, per core, above which a console's answer would be late through our own fault. Systems that do not count them (Windows) say 0. */
const busyPerCore = 4;

/**
 * Whether one more visit may begin beside those that run: memory holds it, and on a computer that has more to do than it can, no more of them than it has cores. A visit that
 * starves reads nothing wrong, but it may wait in vain and end as not checked.
 */
export const hasRoom = (running: number, cores = availableParallelism(), memory = availableMemory(), [load = 0] = loadavg()): boolean => memory > base && (running < cores || load < cores * busyPerCore);
