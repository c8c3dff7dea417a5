import { chromium, expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import { browserCandidates, findBrowser } from '../../../engine/browser/finding.ts';
import { installedPlaces, type Machine } from '../../../engine/browser/places.ts';
import { playwrightPlaces } from '../../../engine/browser/playwright-own.ts';

const machine = (platform: NodeJS.Platform, ...files: string[]): Machine => ({ platform, arch: 'x64', exists: (path) => files.includes(path) });
const env = { HOME: '/home/kim', PATH: '/usr/bin:/bin' };
const paths = (headless: boolean, on: Machine, extra: Record<string, string> = {}) =>
  browserCandidates({ headless, env: { ...env, ...extra } }, on).map((found) => found.path);

const shell = '/usr/lib/chromium/chromium-headless-shell';
const full = '/usr/lib/chromium/chromium';
const wrapper = '/usr/bin/chromium';
const chrome = '/opt/google/chrome/chrome';
const edge = '/opt/microsoft/msedge/msedge';
const [ownShell, own] = playwrightPlaces(env, { platform: 'linux', arch: 'x64' }).map((place) => place.path) as [string, string];
const mark = (path: string) => path.replace(/^(.*chromium\w*-\d+)\/.*/, '$1/INSTALLATION_COMPLETE');

test('headless runs take the shell, headed runs never do, and the wrapper script comes after the program', () => {
  const on = machine('linux', shell, full, wrapper);
  expect(paths(true, on)).toEqual([shell, full, wrapper]);
  expect(paths(false, on)).toEqual([full, wrapper]);
});

test('order: Playwright’s own, then Chrome, Edge, Chromium', () => {
  const on = machine('linux', full, edge, chrome, shell, own, mark(own), ownShell, mark(ownShell));
  expect(paths(true, on)).toEqual([ownShell, own, shell, chrome, edge, full]);
  expect(paths(false, on)).toEqual([own, chrome, edge, full]);
});

test('a download that was broken off is no browser', () => {
  expect(paths(true, machine('linux', ownShell, own, chrome))).toEqual([chrome]);
});

test('a named channel takes this browser alone; a named path too', () => {
  const on = machine('linux', full, edge, chrome, '/opt/my browser/chrome');
  expect(paths(true, on, { RUNBOOK_BROWSER: 'msedge' })).toEqual([edge]);
  expect(paths(true, on, { RUNBOOK_BROWSER: 'chromium' })).toEqual([full]);
  expect(paths(true, on, { RUNBOOK_BROWSER: '/opt/my browser/chrome' })).toEqual(['/opt/my browser/chrome']);
  expect(paths(true, on, { RUNBOOK_BROWSER: '' })).toEqual([chrome, edge, full]);
});

test('a wrong name is never replaced by another browser', () => {
  const on = machine('linux', full, chrome);
  for (const RUNBOOK_BROWSER of ['/no/such/browser', 'firefox', 'msedge', 'chrome.exe']) {
    expect(findBrowser({ headless: true, env: { ...env, RUNBOOK_BROWSER } }, on)).toEqual({
      missing: true, tried: [`RUNBOOK_BROWSER=${RUNBOOK_BROWSER}`], named: { value: RUNBOOK_BROWSER, problem: 'not-there' },
    });
  }
});

test('a named headless shell cannot serve a headed run', () => {
  const found = findBrowser({ headless: false, env: { ...env, RUNBOOK_BROWSER: shell } }, machine('linux', shell, full));
  expect(found).toMatchObject({ missing: true, named: { problem: 'no-window' } });
});

test('nothing there: everything that was tried is told (F-116)', () => {
  const found = findBrowser({ headless: true, env }, machine('linux'));
  expect(found).toMatchObject({ missing: true, tried: expect.arrayContaining([own, ownShell, chrome, edge, full, '/snap/bin/chromium']) });
});

test('browsers seen to fail are passed over, unless named', () => {
  const on = machine('linux', full, chrome);
  expect(paths(true, on, { RUNBOOK_BROWSER_SKIP: chrome })).toEqual([full]);
  expect(paths(true, on, { RUNBOOK_BROWSER_SKIP: chrome, RUNBOOK_BROWSER: 'chrome' })).toEqual([chrome]);
});

test('Linux looks along PATH too, never into relative entries', () => {
  const on = machine('linux', '/nix/bin/chromium', 'bin/chromium');
  expect(paths(true, on, { PATH: 'bin::/nix/bin' })).toEqual(['/nix/bin/chromium']);
});

test('Windows and macOS places', () => {
  const windows = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LocalAppData: 'C:\\Users\\kim\\AppData\\Local' };
  const onWindows = installedPlaces(windows, 'win32').map((place) => place.path);
  expect(onWindows).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(onWindows).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(onWindows.findIndex((path) => path.endsWith('chrome.exe'))).toBeLessThan(onWindows.findIndex((path) => path.endsWith('msedge.exe')));
  const onMac = installedPlaces({ HOME: '/Users/kim' }, 'darwin').map((place) => place.path);
  expect(onMac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(onMac).toContain('/Users/kim/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('Playwright’s own places are where the pinned Playwright says', () => {
  const inner = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'));
  const { registry } = (inner('playwright-core/lib/coreBundle') as { registry: { registry: { findExecutable(name: string): { executablePath(): string } } } }).registry;
  const ours = playwrightPlaces(process.env, process);
  expect(ours.find((place) => place.kind === 'chromium')?.path).toBe(chromium.executablePath());
  expect(ours.find((place) => place.kind === 'headless-shell')?.path).toBe(registry.findExecutable('chromium-headless-shell').executablePath());
});
