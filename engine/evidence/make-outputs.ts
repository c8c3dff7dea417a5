import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { FaultError } from '../faults.ts';
import { say, type Lang } from '../words/phrase.ts';
import { compress, reductions } from './compress.ts';
import { withEvidencePage } from './evidence-page.ts';
import { localZone } from './format.ts';
import type { Scan } from './leak-gate.ts';
import { packEvidence, packMembers } from './pack.ts';
import { loadPictures, type LoadedPicture } from './pictures.ts';
import { journalName } from './read-journal.ts';
import { picturesOf, readRun, reportName, reportText, type RecordedRun } from './report.ts';
import { sameScreens } from './same-screens.ts';
import { packName } from './seal.ts';
import { writeSheets } from './sheet-pictures.ts';
import { ticketBlocks } from './ticket.ts';
import { ticketNames, ticketText, type TicketFormat } from './ticket-markup.ts';
import { words } from './words.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** Largest pack unless `--max-size` says otherwise: what common ticket systems take. */
export const usualMaxSize = 10_000_000;

export const pdfName = 'report.pdf';

export interface OutputsWish {
  /** The run's folder, with journal and pictures; the files go into the same one. */
  readonly dir: string;
  /** The run's own language when unset. */
  readonly lang?: Lang;
  /** A browser without a window: Chromium prints PDFs only there. */
  readonly browser: Browser;
  readonly pdf?: boolean;
  readonly ticket?: TicketFormat;
  /** Most bytes of the pack. */
  readonly maxSize?: number;
  readonly timeZone?: string;
  /** The leak gate's search of what was in the folder before. */
  readonly scan?: Scan | undefined;
  /** Called when every file but the pack is there: scans and seals them. What it throws withholds the pack. */
  readonly beforePack?: (dir: string) => Promise<void>;
}

export interface OutputFile {
  /** Path below the folder. */
  readonly name: string;
  readonly bytes: number;
}

export interface Outputs {
  readonly files: readonly OutputFile[];
  /** What was made smaller than it was taken, in words; undefined when there was nothing to. */
  readonly reduced: string | undefined;
}

/** Room for what the pack gets besides the report: the ticket, the seal, its signature, and the archive's own headers. */
const besides = 64 * 1024;

const deflated = (data: string | Buffer): number => deflateRawSync(data).length;

interface Fitted { readonly report: string; readonly reduced: string | undefined }

/** The report with the best pictures that keep the pack below its limit; with none when even the smallest do not. */
const fit = async (page: Page, recorded: RecordedRun, originals: ReadonlyMap<string, LoadedPicture>, timeZone: string, room: number): Promise<Fitted> => {
  const { run } = recorded;
  const shown = [...originals.values()].filter(({ kind }) => kind === 'shown').length;
  const sameAs = await sameScreens(page, run.sections, originals);
  for (const by of reductions) {
    const reduced = shown === 0 ? undefined : say(run.lang)(words.picturesReduced, shown, Math.round(by.quality * 100), Math.round(by.scale * 100));
    const report = reportText(recorded, await compress(page, originals, by), { timeZone, sameAs, ...(reduced === undefined ? {} : { reduced }) });
    if (deflated(report) <= room) return { report, reduced };
  }
  const reduced = say(run.lang)(words.picturesLeftOut, shown);
  return { report: reportText(recorded, new Map([...originals.keys()].map(hash => [hash, { kind: 'left-out' }])), { timeZone, sameAs, reduced }), reduced };
};

const writePdf = async (page: Page, dir: string): Promise<void> => {
  await writeFileAtomic(join(dir, pdfName), await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true }));
};

/**
 * Makes everything that is made of a run's journal and pictures: `report.html`, `sheets/*.png`, the ticket, with `pdf` also `report.pdf`, and last `evidence.zip`.
 * Nothing of the machine is touched. Each file is written whole or not at all.
 * @throws FaultError `journal` when there is no readable journal, `evidence` when the pack cannot be kept below its limit; what `beforePack` throws; errors of the file system and the browser
 */
export const makeOutputs = async (wish: OutputsWish): Promise<Outputs> => {
  const { dir, browser, ticket = 'md', maxSize = usualMaxSize, timeZone = localZone() } = wish;
  const recorded: RecordedRun = { ...(await readRun(dir, wish.lang)), scan: wish.scan };
  const originals = await loadPictures(dir, picturesOf(recorded.run));
  const room = maxSize - besides - deflated(await readFile(join(dir, journalName)));
  return withEvidencePage(browser, async page => {
    const { report, reduced } = await fit(page, recorded, originals, timeZone, room);
    const file = join(dir, reportName);
    await writeFileAtomic(file, report);
    // The part of the address shows the sheets without what only a reader can press.
    await page.goto(`${pathToFileURL(file).href}#photo`);
    await mkdir(join(dir, 'sheets'), { recursive: true, mode: 0o700 });
    const sheets = await writeSheets(page, recorded.run.sections, dir);
    if (wish.pdf) await writePdf(page, dir);
    const names = [reportName, ...(wish.pdf ? [pdfName] : []), ...sheets];
    await writeFileAtomic(join(dir, ticketNames[ticket]), ticketText(ticketBlocks(recorded.run, timeZone, [packName, ...names]), ticket, recorded.run.lang));
    await wish.beforePack?.(dir);
    const members = await packMembers(dir);
    const size = await packEvidence(dir, members);
    if (size > maxSize) throw new FaultError('evidence', { detail: `${packName}: ${size} > ${maxSize}` }, 'withheld');
    return { files: await Promise.all([...names, ticketNames[ticket], packName].map(async name => ({ name, bytes: (await stat(join(dir, name))).size }))), reduced };
  });
};
