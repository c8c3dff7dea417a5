import { posix, win32 } from 'node:path';

/** What a browser is to us: the headless shell shows no window, all others can. */
export type BrowserKind = 'chromium' | 'headless-shell' | 'chrome' | 'msedge';

export interface Place {
  readonly kind: BrowserKind;
  readonly path: string;
}

/** The part of the environment and the machine that places depend on; given in tests, real otherwise. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly exists: (path: string) => boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Debian's /usr/bin entries are shell wrappers; the programs behind them start sooner (performance.md: 25 ms), so they stand first.
 * A snap is last: it cannot see a throw-away profile under /tmp on every system.
 */
const linux: readonly (readonly [BrowserKind, readonly string[], readonly string[]])[] = [
  ['headless-shell', ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium-headless-shell'], ['chromium-headless-shell', 'chrome-headless-shell']],
  ['chrome', ['/opt/google/chrome/chrome', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'], ['google-chrome-stable', 'google-chrome']],
  ['msedge', ['/opt/microsoft/msedge/msedge', '/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge'], ['microsoft-edge-stable', 'microsoft-edge']],
  ['chromium', ['/usr/lib/chromium/chromium', '/usr/lib64/chromium-browser/chromium-browser', '/usr/bin/chromium'], ['chromium', 'chromium-browser']],
];

const onLinux = (env: Environment): Place[] => {
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/') && folder !== '/snap/bin');
  const places = linux.flatMap(([kind, paths, names]) =>
    [...paths, ...names.flatMap((name) => folders.map((folder) => posix.join(folder, name)))].map((path) => ({ kind, path })));
  return [...places, { kind: 'chromium', path: '/snap/bin/chromium' }];
};

const onMac = (env: Environment): Place[] => {
  const folders = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])];
  const app = (kind: BrowserKind, name: string): Place[] => folders.map((folder) => ({ kind, path: posix.join(folder, `${name}.app/Contents/MacOS/${name}`) }));
  return [...app('chrome', 'Google Chrome'), ...app('msedge', 'Microsoft Edge'), ...app('chromium', 'Chromium')];
};

const onWindows = (env: Environment): Place[] => {
  const value = (name: string): string | undefined => Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'LOCALAPPDATA'].map(value).filter((root): root is string => !!root);
  const below = (kind: BrowserKind, rest: string): Place[] => roots.map((root) => ({ kind, path: win32.join(root, rest) }));
  return [
    ...below('chrome', 'Google\\Chrome\\Application\\chrome.exe'),
    ...below('msedge', 'Microsoft\\Edge\\Application\\msedge.exe'),
    ...below('chromium', 'Chromium\\Application\\chrome.exe'),
  ];
};

/** Where browsers are usually installed, in the order Chrome, Edge, Chromium; the headless shell stands before them. Paths are not checked here. */
export const installedPlaces = (env: Environment, platform: NodeJS.Platform): readonly Place[] => {
  const places = platform === 'win32' ? onWindows(env) : platform === 'darwin' ? onMac(env) : onLinux(env);
  return places.filter((place, i) => places.findIndex((other) => other.path === place.path) === i);
};
