import { expect, test } from '@playwright/test';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { launchBrowser } from '../../../engine/browser/launch.ts';
import { browserEnvironment, browserTemporary, playwrightDisabledFeatures } from '../../../engine/browser/switches.ts';
import { BrowserFault, browserRemedies } from '../../../engine/browser/trouble.ts';

/** A program in the browser's place that writes down what it was given, prints `output` and ends. */
const standIn = (output = ''): { path: string; seen: () => { args: string[]; env: Record<string, string> } } => {
  const info = test.info();
  const [path, program, log] = [info.outputPath('stand-in'), info.outputPath('stand-in.cjs'), info.outputPath('seen.json')];
  const script = `require('node:fs').writeFileSync(${JSON.stringify(log)}, JSON.stringify({ args: process.argv.slice(1), env: process.env })); console.error(${JSON.stringify(output)}); process.exit(127)`;
  writeFileSync(program, script);
  writeFileSync(path, `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} "$@"\n`);
  chmodSync(path, 0o755);
  return { path, seen: () => JSON.parse(readFileSync(log, 'utf8')) as { args: string[]; env: Record<string, string> } };
};

const fault = async (work: Promise<unknown>): Promise<BrowserFault> => {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(BrowserFault);
  return error as BrowserFault;
};

const features = (args: readonly string[]): string[][] => args.filter((arg) => arg.startsWith('--disable-features=')).map((arg) => arg.slice(19).split(','));

test('the pinned Playwright switches off exactly the features we repeat', async () => {
  const browser = standIn();
  await expect(chromium.launch({ executablePath: browser.path, args: [] })).rejects.toThrow();
  const [own, ...more] = features(browser.seen().args);
  expect(more).toEqual([]);
  expect(own?.toSorted()).toEqual([...playwrightDisabledFeatures].toSorted());
});

test('command line and environment of our launch: no password, nothing that offers to keep or translate one (F-92, F-115)', async () => {
  const browser = standIn();
  const env = { ...process.env, RUNBOOK_BROWSER: browser.path, TMSE_PASSWORD: 'canary-7Q', HTTPS_PROXY: 'http://u:canary-7Q@proxy', NODE_OPTIONS: '' };
  await fault(launchBrowser({ headless: true, spki: 'AAAA', env }));
  const { args, env: given } = browser.seen();
  expect(args).toContain('--ignore-certificate-errors-spki-list=AAAA');
  for (const arg of ['--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync', '--lang=ko-KR', '--accept-lang=ko-KR']) expect(args).toContain(arg);
  expect(args.includes('--no-sandbox')).toBe(process.platform === 'linux' && process.getuid?.() === 0);
  const last = features(args).at(-1);
  expect(last).toEqual(expect.arrayContaining([...playwrightDisabledFeatures, 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'Translate']));
  expect(JSON.stringify({ args, given })).not.toContain('canary-7Q');
  expect(given['PATH']).toBe(process.env['PATH']);
});

test('what the browser itself makes in a temporary folder lies in one of ours (F-100), as far as a socket fits there', async () => {
  const browser = standIn();
  await fault(launchBrowser({ headless: true, env: { ...process.env, RUNBOOK_BROWSER: browser.path } }));
  const { args, env: given } = browser.seen();
  const own = dirname(args.find((arg) => arg.startsWith('--user-data-dir='))?.slice(16) ?? '');
  expect(existsSync(join(own, 'owner.json'))).toBe(true);
  expect(given).toMatchObject(browserTemporary(own, 'chromium'));
  const longest = `/tmp/${'x'.repeat(56)}`;
  const told = ([folder, kind, platform]: readonly [string, 'chromium' | 'headless-shell', NodeJS.Platform]) => browserTemporary(folder, kind, platform);
  expect(([[longest, 'chromium', 'linux'], [`${longest}x`, 'chromium', 'linux'], [`${longest}x`, 'headless-shell', 'linux'], [longest, 'chromium', 'darwin'], ['C:\\T', 'chromium', 'win32']] as const).map(told))
    .toEqual([{ TMPDIR: longest }, {}, { TMPDIR: `${longest}x` }, {}, { TEMP: 'C:\\T', TMP: 'C:\\T' }]);
});

test('the environment is an allow-list, in either spelling of Windows', () => {
  const kept = browserEnvironment({ SystemRoot: 'C:\\Windows', XDG_RUNTIME_DIR: '/run/user/1', LC_ALL: 'ko_KR.UTF-8', TMW_PASSWORD: 'x', GOOGLE_API_KEY: 'y', DEBUG: 'pw:api' });
  expect(kept).toEqual({ SystemRoot: 'C:\\Windows', XDG_RUNTIME_DIR: '/run/user/1', LC_ALL: 'ko_KR.UTF-8', LANGUAGE: 'ko' });
});

test('debug variables are gone before Playwright loads', async () => {
  const browser = standIn();
  process.env['DEBUG'] = 'pw:api';
  await fault(launchBrowser({ headless: true, env: { ...process.env, RUNBOOK_BROWSER: browser.path } }));
  expect(process.env['DEBUG']).toBeUndefined();
});

test('a wrong path is a fault that was not checked, with the path in its remedy (F-105, F-116)', async () => {
  const error = await fault(launchBrowser({ headless: true, env: { RUNBOOK_BROWSER: '/no/such/browser' } }));
  expect(error.trouble).toBe('named-not-there');
  expect(error.fault).toMatchObject({ code: 'browser-missing', verdict: 'not-checked', params: { detail: '/no/such/browser' } });
  expect(error.remedy.en()).toContain('/no/such/browser');
  expect(error.remedy.ko()).toContain('/no/such/browser');
});

test('a headed run without a display says so before anything starts', async () => {
  const browser = standIn();
  const error = await fault(launchBrowser({ headless: false, env: { PATH: '/usr/bin', RUNBOOK_BROWSER: browser.path } }));
  expect(error.trouble).toBe(process.platform === 'linux' ? 'no-display' : 'did-not-start');
});

for (const [trouble, output, detail] of [
  ['libraries', '/opt/x/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file', 'libnss3.so'],
  ['sandbox', '[1:1:0101/1] FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! Update your kernel', 'No usable sandbox'],
  ['no-display', '[1:1:0101/1] ERROR:ozone_platform_x11.cc(259)] Missing X server or $DISPLAY', 'Missing X server'],
  ['did-not-start', 'something else', 'exitCode=127'],
] as const) {
  test(`a browser that ends at once is explained: ${trouble}`, async () => {
    const browser = standIn(output);
    const error = await fault(launchBrowser({ headless: true, env: { ...process.env, RUNBOOK_BROWSER: browser.path } }));
    expect(error.trouble).toBe(trouble);
    expect(error.fault.params['detail']).toContain(detail);
    expect(browserRemedies[trouble].ko(detail)).toMatch(/십시오\.$/);
  });
}
