import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasKoreanGlyphs } from '../../engine/browser/fonts.ts';
import { findBrowser } from '../../engine/browser/finding.ts';
import { modeOf, proofOf, type BrowserFacts } from '../../engine/browser/proven.ts';
import { openBrowser, type SharedBrowser } from '../../engine/browser/shared.ts';
import { BrowserFault } from '../../engine/browser/trouble.ts';
import { folderTime } from '../../engine/state/state-file.ts';
import { productFacts } from '../product.ts';
import type { Io } from '../io.ts';
import type { Folders } from '../settings.ts';
import { words } from '../words.ts';
import { bound, fail, ok, warn, type Line } from './line.ts';

const { doctor } = words;

/** The floor of the product; older lines lack functions that it calls. */
export const nodeLine = (version: string): Line => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major > 20 || (major === 20 && minor >= 12);
  return good ? ok('node', bound(doctor.node, version)) : fail('node', bound(doctor.node, version), doctor.nodeOld);
};

export const diskLine = (path: string, freeBytes: number): Line => {
  const text = bound(doctor.disk, `${(freeBytes / 2 ** 30).toFixed(1)} GB`, path);
  return freeBytes >= 500 * 2 ** 20 ? ok('disk', text) : fail('disk', text, doctor.diskLow);
};

/** More than a one-time code forgives is worth a word. */
export const clockLine = (offMs: number, whose: 'stateClock' | 'machineClock'): Line => {
  const seconds = Math.round(offMs / 1000);
  const text = { ko: () => doctor.clock.ko(seconds, doctor[whose].ko()), en: () => doctor.clock.en(seconds, doctor[whose].en()) };
  return Math.abs(seconds) <= 20 ? ok('clock', text) : warn('clock', text, doctor.clockOff);
};

export const displayLine = (display: boolean): Line => (display ? ok('display', doctor.display) : warn('display', doctor.noDisplay, doctor.useDesktop));

/** Whether a run could write there; the folder is made, as a run would make it. */
export const folderLine = (id: string, path: string): Line => {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return ok(id, bound(doctor.writable, path));
  } catch (error) {
    return fail(id, bound(doctor.unwritable, path, error instanceof Error && 'code' in error ? String(error.code) : String(error)), doctor.giveRight);
  }
};

const proofLine = (stateDir: string, facts: BrowserFacts): Line => {
  const mode = modeOf(facts);
  return proofOf(stateDir, facts, productFacts()) ? ok('proof', bound(doctor.proven, mode)) : warn('proof', bound(doctor.unproven, mode), doctor.prove);
};

/** The proof of the browser that a run with a window would use; it is started without one to tell its version. */
const windowProof = async ({ env }: Io, stateDir: string, shared: SharedBrowser): Promise<Line> => {
  const found = findBrowser({ headless: false, env });
  if ('missing' in found) return warn('proof', bound(doctor.unproven, modeOf({ headless: false })), doctor.prove);
  const same = found.path === shared.path;
  const other = same ? shared : await openBrowser({ headless: true, env: { ...env, RUNBOOK_BROWSER: found.path } }).catch(() => undefined);
  if (!other) return warn('proof', bound(doctor.unproven, modeOf({ headless: false })), doctor.prove);
  if (!same) await other.close();
  return proofLine(stateDir, { path: other.path, version: other.version, headless: false });
};

/** The browser that a run without a window would use: that it starts, its proof, and the font of its pictures. */
const browserLines = async (io: Io, stateDir: string, shared: SharedBrowser): Promise<Line[]> => {
  const { display } = io;
  const page = await shared.browser.newPage();
  const glyphs = await hasKoreanGlyphs(page);
  await page.close();
  return [
    ok('browser', bound(doctor.browser, shared.version, shared.path)),
    proofLine(stateDir, shared), ...(display ? [await windowProof(io, stateDir, shared)] : []),
    glyphs ? ok('font', doctor.font) : fail('font', doctor.noFont, doctor.installFont),
  ];
};

/** Looks at this computer. The browser stays open for what follows; undefined where none starts. */
export const computerLines = async (io: Io, folders: Folders): Promise<{ readonly lines: readonly Line[]; readonly shared: SharedBrowser | undefined }> => {
  const lines: Line[] = [nodeLine(process.versions.node)];
  const shared = await openBrowser({ headless: true, env: io.env }).catch((error: unknown) => {
    if (!(error instanceof BrowserFault)) throw error;
    lines.push(fail('browser', doctor.browserBad, error.remedy));
    return undefined;
  });
  if (shared) lines.push(...(await browserLines(io, folders.state, shared)));
  const folder = [folderLine('runs', folders.runs), folderLine('state', folders.state)];
  lines.push(displayLine(io.display), ...folder, diskLine(folders.runs, freeBytes(folders.runs)));
  if (folder[1]?.state === 'ok') lines.push(clockLine(folderTime(folders.state) - Date.now(), 'stateClock'));
  return { lines, shared };
};

const freeBytes = (path: string): number => {
  const there = existsSync(path) ? path : dirname(path);
  const { bavail, bsize } = statfsSync(existsSync(there) ? there : '.');
  return bavail * bsize;
};
