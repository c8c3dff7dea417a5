import { join } from 'node:path';
import type { JournalLine, Picture } from '../events.ts';
import { say as sayIn, type Lang } from '../words/phrase.ts';
import { consoleRecord, evidenceGaps } from './console-record.ts';
import { localZone } from './format.ts';
import { html, when, type Html } from './html.ts';
import type { Scan } from './leak-gate.ts';
import { pageHead } from './page-head.ts';
import { loadPictures, type LoadedPicture } from './pictures.ts';
import { readJournal } from './read-journal.ts';
import type { ReportContext } from './report-context.ts';
import { reworded } from './reword.ts';
import { overview, reportHead } from './report-head.ts';
import { inspections } from './report-inspection.ts';
import { findings, notices, record } from './report-record.ts';
import { css } from './report-style.ts';
import { secretHandling } from './secret-handling.ts';
import { hasSheet, sheet } from './sheet.ts';
import { summarise, type RunSummary } from './summary.ts';
import { words } from './words.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export const reportName = 'report.html';

/** Every picture that the report of a run shows, in its order. */
export const picturesOf = (run: RunSummary): Picture[] => [
  ...run.inspections.flatMap(one => one.picture ?? []),
  ...run.sections.flatMap(section => [
    ...section.lines.flatMap(line => line.runs.flatMap(one => one.picture ?? [])),
    ...[section.before, section.after].flatMap(reading => reading?.picture ?? []),
  ]),
];

const document = (ctx: ReportContext, lines: readonly JournalLine[], scan: Scan | undefined): Html => {
  const { run, say, lang } = ctx;
  return html`<!doctype html>
<html lang="${lang}">
${pageHead(html`${run.customer.name} · ${run.title} · ${say(words.report)}`, css)}
<body>
<a class="skip" href="#sheets">${say(words.skipToSheets)}</a>
<main id="photo">
${reportHead(ctx)}
${notices(ctx)}
${evidenceGaps({ ...ctx, lines })}
${overview(ctx)}
${findings(ctx)}
${inspections(ctx)}
<div id="sheets" tabindex="-1">${run.sections.map((section, i) => (hasSheet(section) ? sheet(section, i + 1, ctx) : undefined))}</div>
${record(ctx)}
${consoleRecord({ ...ctx, lines })}
${secretHandling({ ...ctx, lines, scan })}
</main>
<footer>${when(ctx.reduced, text => html`<p>${text}</p>`)}<p>${say(words.footer)}</p></footer>
</body>
</html>
`;
};

/** A run as its folder tells it. */
export interface RecordedRun {
  readonly run: RunSummary;
  /** The journal's last line was cut off. */
  readonly torn: boolean;
  /** Every line of the journal, for the parts that need no summary. */
  readonly lines: readonly JournalLine[];
  /** The leak gate's search of what was in the folder before, for the section on the handling of secrets. */
  readonly scan?: Scan | undefined;
}

/**
 * Reads a run's folder, with its texts in `lang` as far as the journal has the data behind them.
 * @param lang the run's own language when unset
 * @throws FaultError `journal` when the journal cannot be read
 */
export const readRun = async (dir: string, lang?: Lang): Promise<RecordedRun> => {
  const { lines, torn } = await readJournal(dir);
  return { run: reworded(summarise(lines), lang), torn, lines };
};

export interface ReportLook {
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string;
  /** Pictures by hash that show the same screen as another, with that one's hash. */
  readonly sameAs?: ReadonlyMap<string, string>;
  /** What was made smaller, in words. */
  readonly reduced?: string;
}

/** The whole report as one self-contained HTML text without script, in the language of `run.lang`. Every text of customers and consoles is escaped; each picture is embedded once. */
export const reportText = ({ run, torn, lines, scan }: RecordedRun, pictures: ReadonlyMap<string, LoadedPicture>, look: ReportLook): string => {
  let figures = 0;
  return document({
    run, lang: run.lang, torn, say: sayIn(run.lang), timeZone: look.timeZone, shown: new Map(), pictures, sameAs: look.sameAs ?? new Map(),
    nextFigure: () => (figures += 1), ...(look.reduced === undefined ? {} : { reduced: look.reduced }),
  }, lines, scan).markup;
};

/**
 * Makes `report.html` in a run's folder from its journal and its pictures as they were taken; needs no browser.
 * @param lang the run's own language when unset
 * @param scan the leak gate's search of what was in the folder before
 * @returns the file's path
 * @throws FaultError `journal` when the journal cannot be read; the file system's error when the report cannot be written
 */
export const writeReport = async (dir: string, lang?: Lang, timeZone: string = localZone(), scan?: Scan): Promise<string> => {
  const recorded = { ...(await readRun(dir, lang)), scan };
  const file = join(dir, reportName);
  await writeFileAtomic(file, reportText(recorded, await loadPictures(dir, picturesOf(recorded.run)), { timeZone }));
  return file;
};
