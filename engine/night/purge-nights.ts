import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { daysSince, nameBelow, recordPurge, sizeOfAll, type Purged, type PurgeOrder } from '../evidence/purge.ts';
import { nightsIn, type Night } from './night-folder.ts';
import { summaryFiles } from './publish.ts';
import { trendNights } from './summarise-night.ts';

/** What shows a night; manifest, results and summary are its record. */
const shows: ReadonlySet<string> = new Set([summaryFiles.page, summaryFiles.junit, summaryFiles.metrics]);

/**
 * Takes away what nights leave by the same two ages as runs: first what shows them, later the whole folder. However old they are, the newest nights that the trend shows stay, and the newest
 * one of each scope and its runbooks, on which `status` and `--only-failed` rest; and so does one that may be going on. What goes is recorded before it goes.
 * @param mayRun whether a night that has no end may still be going on
 */
export const purgeNights = async (order: PurgeOrder, mayRun: boolean): Promise<readonly Purged[]> => {
  const done: Purged[] = [];
  const newestOf = new Set<string>();
  let n = 0;
  for (const night of nightsIn(order.root)) {
    const kind = kindOf(night);
    const isKept = n < trendNights || !newestOf.has(kind) || (mayRun && !night.end);
    newestOf.add(kind);
    n += 1;
    const one = isKept ? undefined : await purgeNight(order, night);
    if (one) done.push(one);
  }
  return done;
};

/** Nights that may stand for one another. */
const kindOf = ({ manifest: { scope, targets } }: Night): string => JSON.stringify([scope, [...new Set(targets.map((one) => one.runbook))].sort()]);

const purgeNight = async (order: PurgeOrder, { dir, manifest, end }: Night): Promise<Purged | undefined> => {
  const age = daysSince(end?.at ?? manifest.startedAt, order.now);
  const whole = age > order.keep.journals;
  if (!whole && age <= order.keep.pictures) return undefined;
  const going = (await readdir(dir)).filter((name) => whole || shows.has(name));
  if (going.length === 0) return undefined;
  const purged: Purged = { run: nameBelow(order.root, dir), what: whole ? 'night' : 'pages', ...(await sizeOfAll(dir, going)) };
  if (order.dryRun) return purged;
  recordPurge(order, purged);
  if (whole) await rm(dir, { recursive: true });
  else for (const name of going) await rm(join(dir, name));
  return purged;
};
