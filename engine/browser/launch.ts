import type { Browser, LaunchOptions } from 'playwright';
import { findBrowser, type FoundBrowser } from './finding.ts';
import { inOwnTemp } from './own-temp.ts';
import type { Environment } from './places.ts';
import { browserEnvironment, browserSwitches, browserTemporary } from './switches.ts';
import { BrowserFault, explainLaunch } from './trouble.ts';

export interface LaunchWish {
  readonly headless: boolean;
  /** Public key (base64 SHA-256) of the relay's certificate of this run; the browser trusts it and no other self-made one. */
  readonly spki?: string;
  /** Milliseconds between actions, for people who watch. */
  readonly slowMo?: number;
  /** The environment to choose the browser by; only an allow-list of it reaches the browser. */
  readonly env: Environment;
}

/**
 * Starts the browser of a run with a throw-away profile. Signals are left to us: Playwright's handlers would close the browser before the state
 * is read (F-99). Throws `BrowserFault` with the remedy when no browser is there or it does not start (F-105, F-116).
 */
export const launchBrowser = async (wish: LaunchWish): Promise<Browser> => (await launchFound(wish)).browser;

/** The same, with the program that was started. */
export const launchFound = async (wish: LaunchWish): Promise<{ readonly browser: Browser; readonly path: string }> => {
  const found = findBrowser(wish);
  if ('missing' in found) {
    const trouble = !found.named ? 'none-found' : found.named.problem === 'no-window' ? 'named-no-window' : 'named-not-there';
    throw new BrowserFault(trouble, found.named?.value ?? found.tried.join(', '), '');
  }
  if (!wish.headless && process.platform === 'linux' && !wish.env['DISPLAY'] && !wish.env['WAYLAND_DISPLAY']) throw new BrowserFault('no-display', '', found.path);
  const chromium = await loadChromium();
  try {
    const options = launchOptions(wish, found);
    return { browser: await inOwnTemp((own) => chromium.launch({ ...options, env: { ...options.env, ...browserTemporary(own, found.kind) } })), path: found.path };
  } catch (error) {
    throw explainLaunch(error, found.path);
  }
};

/** Playwright's launch options for a found browser; also what the test runner's own `browser` fixture is given. */
export const launchOptions = (wish: LaunchWish, found: Pick<FoundBrowser, 'path'>): LaunchOptions => ({
  executablePath: found.path,
  headless: wish.headless,
  args: browserSwitches(wish),
  env: browserEnvironment(wish.env),
  // Chromium refuses to run as root on Linux with its sandbox; everywhere else it stays on.
  chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  timeout: 60_000,
  ...(wish.slowMo === undefined ? {} : { slowMo: wish.slowMo }),
});

/** The running browser's version: the whole of it for the journal, the major number for the version guard (F-113). */
export const browserVersion = (browser: Browser): { readonly full: string; readonly major: number } => {
  const full = browser.version();
  return { full, major: Number.parseInt(full, 10) };
};

const loadChromium = async () => {
  // Playwright reads these once while loading and would then print every typed value (F-74).
  for (const name of ['DEBUG', 'DEBUG_FILE', 'PWDEBUG']) delete process.env[name];
  return (await import('playwright')).chromium;
};
