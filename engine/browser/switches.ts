import type { BrowserKind, Environment } from './places.ts';

/**
 * The features the pinned Playwright (1.65.1) switches off. A second `--disable-features` replaces the first instead of adding to it, so the whole
 * list is repeated here; a test reads Playwright's real command line and fails when the two differ.
 */
export const playwrightDisabledFeatures: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter',
  'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints',
  'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * Ours: Chromium preloads hidden omnibox popups, one more renderer per page (performance.md: 0.80× CPU without them); translation offers cover the page (F-115).
 * The password bubbles of F-115 have no switch in current Chromium: contexts made by `newContext()` are off the record, where passwords are neither
 * offered for saving nor checked for leaks, and the profile is thrown away.
 */
const ownDisabledFeatures: readonly string[] = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'Translate'];

/** For `newContext()`: consoles that choose a language or write dates by the browser do it in Korean, as on the engineer's own PC. */
export const koreanContext = { locale: 'ko-KR' } as const;

/** Command-line switches of every launch. `spki` is the relay's per-run key: the only certificate the browser accepts without an authority. */
export const browserSwitches = (wish: { readonly headless: boolean; readonly spki?: string }): string[] => [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--lang=ko-KR',
  // --lang alone leaves page texts and Accept-Language English (the headless shell sends no Accept-Language at all); dates follow only the context's locale.
  '--accept-lang=ko-KR',
  `--disable-features=${[...playwrightDisabledFeatures, ...ownDisabledFeatures].join(',')}`,
  ...(wish.spki ? [`--ignore-certificate-errors-spki-list=${wish.spki}`] : []),
  ...(wish.headless ? [] : ['--window-position=40,40', '--window-size=1360,900']),
];

const passedOn: ReadonlySet<string> = new Set([
  'PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH',
  'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH',
  'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP', 'USERNAME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA',
  'PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE',
]);

/** What the browser sees of our environment: an allow-list, because passwords may come in by `env:NAME` and any process list shows a child's (F-92). */
export const browserEnvironment = (env: Environment): Record<string, string> => {
  const kept = Object.entries(env).filter((entry): entry is [string, string] => {
    const name = entry[0].toUpperCase();
    return entry[1] !== undefined && (passedOn.has(name) || /^(XDG|LC)_[A-Z_]+$/.test(name));
  });
  // Korean menus and file dialogs on Linux follow LANGUAGE, which counts only when LANG is not the C locale; pages follow --accept-lang.
  return { ...Object.fromEntries(kept), LANGUAGE: 'ko' };
};

/** The longest folder, in bytes, in which Chromium can make its socket: a socket's path has 107 at most on Linux. */
const longestForSocket = 107 - '/.org.chromium.Chromium.XXXXXX/SingletonSocket'.length;

/**
 * Tells the browser a temporary folder of its own. Playwright has it keep its shared memory in files there on Linux, and they hold what a page shows; a browser that is
 * killed between making and unlinking one leaves it, so it must lie where the next start takes it away (F-100). Only the headless shell makes no socket there: for others a
 * folder that is too long for one is not told. macOS gives its programs a folder by itself.
 */
export const browserTemporary = (own: string, kind: BrowserKind, platform: NodeJS.Platform = process.platform): Record<string, string> => {
  if (platform === 'win32') return { TEMP: own, TMP: own };
  return platform === 'linux' && (kind === 'headless-shell' || Buffer.byteLength(own) <= longestForSocket) ? { TMPDIR: own } : {};
};
