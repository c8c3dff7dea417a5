import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Environment, Machine, Place } from './places.ts';

/**
 * Where the pinned Playwright keeps its own Chromium and headless shell, worked out without loading Playwright (0.28 s at every start).
 * The layout is Playwright's, so a test compares the result with what the pinned version says of itself.
 */
export const playwrightPlaces = (env: Environment, machine: Pick<Machine, 'platform' | 'arch'>): readonly Place[] => {
  const core = coreFolder();
  const system = machine.platform === 'win32' ? 'win' : machine.platform === 'darwin' ? 'mac' : machine.platform === 'linux' ? 'linux' : undefined;
  if (!core || !system) return [];
  // Windows on ARM runs the x64 build.
  const short = system === 'win' ? 'win64' : `${system}${system === 'linux' && machine.arch === 'x64' ? '64' : `-${machine.arch}`}`;
  const root = registryFolder(env, machine.platform, core);
  const exe = system === 'win' ? '.exe' : '';
  const chrome = system === 'mac' ? ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'] : [`chrome${exe}`];
  return [
    { kind: 'headless-shell', path: join(root, `chromium_headless_shell-${revision(core, 'chromium-headless-shell')}`, `chrome-headless-shell-${short}`, `chrome-headless-shell${exe}`) },
    { kind: 'chromium', path: join(root, `chromium-${revision(core, 'chromium')}`, `chrome-${short}`, ...chrome) },
  ];
};

/** Playwright writes this file into a browser's folder when the download is complete; without it the folder is half a browser. */
export const completeMark = (path: string, machine: Pick<Machine, 'exists'>): boolean => {
  const folder = /^(.*[\\/]chromium(?:_headless_shell)?-\d+)[\\/]/.exec(path)?.[1];
  return folder !== undefined && machine.exists(join(folder, 'INSTALLATION_COMPLETE'));
};

const coreFolder = (): string | undefined => {
  try {
    const outer = createRequire(import.meta.url).resolve('playwright/package.json');
    return dirname(createRequire(outer).resolve('playwright-core/package.json'));
  } catch {
    return undefined;
  }
};

const revision = (core: string, name: string): string => {
  const list = JSON.parse(readFileSync(join(core, 'browsers.json'), 'utf8')) as { browsers: { name: string; revision: string }[] };
  return list.browsers.find((browser) => browser.name === name)?.revision ?? 'none';
};

const registryFolder = (env: Environment, platform: NodeJS.Platform, core: string): string => {
  const named = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (named === '0') return join(core, '.local-browsers');
  if (named) return resolve(env['INIT_CWD'] || process.cwd(), named);
  const home = env['HOME'] || homedir();
  const cache =
    platform === 'win32' ? env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
    : platform === 'darwin' ? join(home, 'Library', 'Caches')
    : env['XDG_CACHE_HOME'] || join(home, '.cache');
  return join(cache, 'ms-playwright');
};
