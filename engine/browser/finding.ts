import { existsSync } from 'node:fs';
import { basename, delimiter, isAbsolute, resolve } from 'node:path';
import { type BrowserKind, type Environment, installedPlaces, type Machine, type Place } from './places.ts';
import { completeMark, playwrightPlaces } from './playwright-own.ts';

export interface BrowserWish {
  /** Headless runs prefer the headless shell: half the CPU of the full browser (performance.md). Headed runs never take it. */
  readonly headless: boolean;
  /**
   * `RUNBOOK_BROWSER`: a path, or one of `chrome`, `msedge`, `chromium`; named browsers are never replaced by another.
   * `RUNBOOK_BROWSER_SKIP`: paths (separated as in PATH) which the start scripts saw fail to start.
   */
  readonly env: Environment;
}

export interface FoundBrowser {
  readonly path: string;
  readonly kind: BrowserKind;
  /** Who put it there: the user's choice, Playwright's download, or the system. */
  readonly source: 'named' | 'playwright' | 'installed';
  /** One short English phrase for logs, e.g. `RUNBOOK_BROWSER=chrome`. */
  readonly why: string;
}

export interface NoBrowser {
  readonly missing: true;
  /** Everything that was looked at, in order; for the message. */
  readonly tried: readonly string[];
  /** Set when the user named a browser that cannot be used: its value, and why. */
  readonly named?: { readonly value: string; readonly problem: 'not-there' | 'no-window' };
}

const thisMachine: Machine = { platform: process.platform, arch: process.arch, exists: existsSync };
const channels: readonly string[] = ['chrome', 'msedge', 'chromium'] satisfies BrowserKind[];

/** Every usable browser, best first: the user's choice alone if there is one, else Playwright's own, then installed ones. Looks at files only. */
export const browserCandidates = (wish: BrowserWish, machine: Machine = thisMachine): readonly FoundBrowser[] => {
  const named = wish.env['RUNBOOK_BROWSER'];
  const skipped = (wish.env['RUNBOOK_BROWSER_SKIP'] ?? '').split(delimiter);
  const found = (named ? namedBrowsers(named, wish, machine) : unnamedBrowsers(wish, machine)).filter((browser) => wish.headless || browser.kind !== 'headless-shell');
  return found.filter((browser) => browser.source === 'named' || !skipped.includes(browser.path));
};

/** The browser a run uses, or all that was tried (F-116). A file that is there may still fail to start: `launchBrowser` explains that. */
export const findBrowser = (wish: BrowserWish, machine: Machine = thisMachine): FoundBrowser | NoBrowser => {
  const [best] = browserCandidates(wish, machine);
  if (best) return best;
  const named = wish.env['RUNBOOK_BROWSER'];
  if (!named) return { missing: true, tried: [...playwrightPlaces(wish.env, machine), ...installedPlaces(wish.env, machine.platform)].map((place) => place.path) };
  const problem = namedBrowsers(named, wish, machine).length > 0 ? 'no-window' : 'not-there';
  return { missing: true, tried: [`RUNBOOK_BROWSER=${named}`], named: { value: named, problem } };
};

const unnamedBrowsers = ({ env }: BrowserWish, machine: Machine): FoundBrowser[] => [
  ...playwrightPlaces(env, machine)
    .filter((place) => machine.exists(place.path) && completeMark(place.path, machine))
    .map((place): FoundBrowser => ({ ...place, source: 'playwright', why: `Playwright's own ${place.kind}` })),
  ...installedPlaces(env, machine.platform)
    .filter((place) => machine.exists(place.path))
    .map((place): FoundBrowser => ({ ...place, source: 'installed', why: `installed ${place.kind}` })),
];

const namedBrowsers = (value: string, wish: BrowserWish, machine: Machine): FoundBrowser[] => {
  const named = (place: Place): FoundBrowser => ({ ...place, source: 'named', why: `RUNBOOK_BROWSER=${value}` });
  if (channels.includes(value)) return unnamedBrowsers(wish, machine).filter((browser) => browser.kind === value).map(named);
  // A bare word that is no channel is a mistake to be told, not a file that happens to lie in the working folder.
  if (!isAbsolute(value) && !/[\\/]/.test(value)) return [];
  const path = resolve(wish.env['INIT_CWD'] || '.', value);
  return machine.exists(path) ? [named({ path, kind: kindOf(path) })] : [];
};

/** Kind by file name; Playwright's own Chromium calls its file `chrome` too. */
const kindOf = (path: string): BrowserKind => {
  const name = basename(path.replaceAll('\\', '/')).toLowerCase();
  if (/headless[-_]shell/.test(name)) return 'headless-shell';
  if (/edge/.test(name)) return 'msedge';
  return /chrome/.test(name) && !/for testing/.test(name) && !/chromium-\d+[\\/]/.test(path) ? 'chrome' : 'chromium';
};
