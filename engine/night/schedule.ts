/** One visit to be made. */
export interface Job {
  readonly key: string;
  /** Never two at once with the same value. */
  readonly machine: string;
  readonly site: string;
  /** From past visits, in milliseconds. */
  readonly estimateMs: number;
}

export interface Limits {
  readonly atOnce: number;
  readonly perSite: number;
  /** Shortest time between two beginnings, in milliseconds. */
  readonly paceMs: number;
}

/** The longest first, so that none of them is left over at the end alone; equal ones by name. */
export const longestFirst = <J extends Job>(jobs: readonly J[]): J[] => [...jobs].sort((a, b) => b.estimateMs - a.estimateMs || a.key.localeCompare(b.key));

/** What runs now: which machines are taken, how many of each site. */
class Taken {
  readonly #jobs: Job[] = [];

  mayBegin(job: Job, { atOnce, perSite }: Limits): boolean {
    return this.#jobs.length < atOnce && !this.#jobs.some((one) => one.machine === job.machine) && this.#jobs.filter((one) => one.site === job.site).length < perSite;
  }

  begin(job: Job): void {
    this.#jobs.push(job);
  }

  end(job: Job): void {
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
  }

  get count(): number {
    return this.#jobs.length;
  }
}

/** When each job would begin and end, in milliseconds from now, if every visit took its estimate. */
export const forecast = <J extends Job>(jobs: readonly J[], limits: Limits): { readonly job: J; readonly from: number; readonly to: number }[] => {
  const waiting = longestFirst(jobs);
  const running: { job: J; from: number; to: number }[] = [];
  const done: { job: J; from: number; to: number }[] = [];
  const taken = new Taken();
  let now = 0;
  while (waiting.length > 0 || running.length > 0) {
    for (let next = waiting.find((job) => taken.mayBegin(job, limits)); next; next = waiting.find((job) => taken.mayBegin(job, limits))) {
      waiting.splice(waiting.indexOf(next), 1);
      taken.begin(next);
      running.push({ job: next, from: now, to: now + next.estimateMs });
    }
    running.sort((a, b) => a.to - b.to);
    const first = running.shift();
    if (!first) break;
    now = first.to;
    taken.end(first.job);
    done.push(first);
  }
  return done;
};

export interface Going<J extends Job> {
  readonly limits: Limits;
  /** Whether another one may begin now beside so many; asked only while something runs. */
  readonly room: (running: number) => boolean;
  /** False ends the beginning of new visits: the night was stopped, or its time is up for this one. */
  readonly mayBegin: (job: J) => boolean;
  /** A job that cannot begin at this time goes to the end of the queue once; its next turn is its last. */
  readonly notYet?: (job: J) => boolean;
  /** Never rejects. */
  readonly work: (job: J) => Promise<void>;
}

/**
 * Visits all jobs within the limits, the longest first. Ends when the last visit that began has ended.
 * @returns the jobs that were not begun
 */
export const goThrough = async <J extends Job>(jobs: readonly J[], { limits, room, mayBegin, notYet = () => false, work }: Going<J>): Promise<readonly J[]> => {
  const waiting = longestFirst(jobs);
  const left: J[] = [];
  const deferred = new Set<J>();
  const taken = new Taken();
  const running = new Set<Promise<void>>();
  let lastBegin = Number.NEGATIVE_INFINITY;
  while (waiting.length > 0 || running.size > 0) {
    const full = taken.count > 0 && !room(taken.count);
    const next = full ? undefined : waiting.find((job) => taken.mayBegin(job, limits));
    if (!next) {
      // Nothing fits while nothing runs cannot be: an empty night admits any job.
      await Promise.race(running);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    if (!mayBegin(next)) {
      left.push(next);
      continue;
    }
    if (!deferred.has(next) && notYet(next)) {
      deferred.add(next);
      waiting.push(next);
      continue;
    }
    const pause = lastBegin + limits.paceMs - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    lastBegin = performance.now();
    taken.begin(next);
    const visit: Promise<void> = work(next).finally(() => {
      taken.end(next);
      running.delete(visit);
    });
    running.add(visit);
  }
  return left;
};
