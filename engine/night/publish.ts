import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { writeFileAtomic } from '../evidence/write-file-atomic.ts';
import { redactSecretsIn } from '../redaction/in-force.ts';
import type { Lang } from '../words/phrase.ts';
import { junitOf } from './junit.ts';
import { metricsOf } from './metrics.ts';
import { readNights, type Night } from './night-folder.ts';
import type { NightSummary } from './night-summary.ts';
import { nightPage } from './page/page.ts';
import { summariseNight } from './summarise-night.ts';

export const summaryFiles = { page: 'summary.html', data: 'summary.json', junit: 'junit.xml', metrics: 'metrics.prom' } as const;

/**
 * Writes everything that is made from a summary; every secret in force is taken out first.
 * @param extra further places for the metrics: the folder that a collector reads
 * @returns what could not be written, by name and reason; the other files are there
 */
export const publish = async (dir: string, summary: NightSummary, lang: Lang, timeZone: string, extra: { readonly metrics?: string } = {}): Promise<readonly { readonly name: string; readonly reason: string }[]> => {
  const clean = redactSecretsIn(summary);
  const files: readonly (readonly [string, () => string])[] = [
    [join(dir, summaryFiles.data), () => `${JSON.stringify(clean, undefined, 1)}\n`], [join(dir, summaryFiles.page), () => nightPage(clean, lang, timeZone)],
    [join(dir, summaryFiles.junit), () => junitOf(clean)], [join(dir, summaryFiles.metrics), () => metricsOf(clean)],
    ...(extra.metrics === undefined ? [] : [[extra.metrics, () => metricsOf(clean)] as const]),
  ];
  const failed: { name: string; reason: string }[] = [];
  for (const [path, text] of files) {
    try {
      await writeFileAtomic(path, text());
    } catch (error) {
      failed.push({ name: path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return failed;
};

/** The summary that a night left; undefined when it ended without one. */
export const readSummary = (dir: string): NightSummary | undefined => {
  try {
    const value: unknown = JSON.parse(readFileSync(join(dir, summaryFiles.data), 'utf8'));
    return typeof value === 'object' && value !== null && 'format' in value && value.format === 'terrace-runbooks/night-summary/1' ? (value as NightSummary) : undefined;
  } catch {
    return undefined;
  }
};

/** So many earlier nights are asked when a target was last seen. */
const lookBack = 8;

/** Summaries of earlier nights, newest first, those of the same scope before others; one that was cut short is judged by what it proved. */
export const earlierSummaries = (runsDir: string, of: Pick<Night['manifest'], 'id' | 'continues' | 'scope'>): NightSummary[] => {
  const nights = readNights(runsDir, lookBack + 2).filter(({ manifest }) => manifest.id !== of.id && manifest.id !== of.continues);
  const summaries = nights.slice(0, lookBack).map((night) => {
    const left = readSummary(night.dir);
    if (left && left.state !== 'running') return left;
    return summariseNight(night, { now: new Date(night.manifest.startedAt), isRunning: false, earlier: [], lastLooks: new Map(), endingSoon: [] });
  });
  const same = (one: NightSummary): boolean => JSON.stringify(one.scope) === JSON.stringify(of.scope);
  return [...summaries.filter(same), ...summaries.filter((one) => !same(one))];
};
