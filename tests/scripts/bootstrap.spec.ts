import { expect, test as base } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, SmallProject } from './small-project.ts';

const test = base.extend<{ small: SmallProject }>({
  small: [async ({}, use) => { // eslint-disable-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
    const small = new SmallProject();
    await use(small);
    small.remove();
  }, { scope: 'test' }],
});

const installs = /Packages installed/;

test('a fresh clone is made ready, and the second run does nothing', async ({ small }) => {
  const first = await small.run('bootstrap.mjs');
  expect(first.err).toMatch(/^Installing the locked packages.*\nPackages installed.*\nBuilt.*\nBrowser: Stand-in 1\.2\.3 \(.*browser\)\n/);
  expect(first).toMatchObject({ code: 0, out: '' });
  expect(existsSync(join(small.root, 'dist/engine/browser/finding.js'))).toBe(true);
  // No npm and no compiler are needed any more, and nothing is said but the end.
  expect(await small.run('bootstrap.mjs', [], { PATH: '/nonexistent', npm_execpath: '' })).toEqual({ code: 0, out: '', err: 'Ready.\n' });
});

test('a package that vanished, a broken-off installation and another lock file are repaired', async ({ small }) => {
  await small.run('bootstrap.mjs');
  const modules = join(small.root, 'node_modules');
  rmSync(join(modules, 'typescript'));
  expect((await small.run('bootstrap.mjs')).err).toMatch(installs);
  expect(existsSync(join(modules, 'typescript'))).toBe(true);

  // What a killed `npm ci` leaves: some packages, neither our stamp nor npm's own list.
  for (const name of ['.runbook-lock', '.package-lock.json', '@types']) rmSync(join(modules, name), { recursive: true });
  expect((await small.run('bootstrap.mjs')).err).toMatch(installs);

  const lock = join(small.root, 'package-lock.json');
  writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`);
  expect(await small.run('bootstrap.mjs')).toMatchObject({ code: 0 });
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"oxlint"(,"version":")/, '"oxlint"$19'));
  expect((await small.run('bootstrap.mjs')).err).toMatch(installs);
});

test('an installation made by hand is taken over', async ({ small }) => {
  await small.run('bootstrap.mjs');
  rmSync(join(small.root, 'node_modules/.runbook-lock'));
  const again = await small.run('bootstrap.mjs');
  expect(again).toMatchObject({ code: 0 });
  expect(again.err).not.toMatch(installs);
});

test('a changed, an added, a removed and a back-dated source each lead to a build; other files go along', async ({ small }) => {
  await small.run('bootstrap.mjs');
  const built = async () => (await small.run('bootstrap.mjs')).err.includes('Built');
  expect(await built()).toBe(false);
  small.write('cli/extra.ts', 'export const a = 1;\n');
  small.write('cli/page.css', 'a {}\n');
  expect(await built()).toBe(true);
  expect(readFileSync(join(small.root, 'dist/cli/page.css'), 'utf8')).toBe('a {}\n');
  utimesSync(join(small.root, 'cli/extra.ts'), 1, 1);
  expect(await built()).toBe(true);
  rmSync(join(small.root, 'cli/extra.ts'));
  expect(await built()).toBe(true);
  expect(existsSync(join(small.root, 'dist/cli/extra.js'))).toBe(false);
  expect(await built()).toBe(false);
});

test('two at once do the work once', async ({ small }) => {
  const both = await Promise.all([small.run('bootstrap.mjs'), small.run('bootstrap.mjs')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.filter(({ err }) => installs.test(err))).toHaveLength(1);
  expect(both.filter(({ err }) => err.includes('Waiting for another set-up'))).toHaveLength(1);
  expect(readdirSync(join(small.root, '.state'))).toEqual([]);
});

test('the lock of a process that is gone holds nobody up', async ({ small }) => {
  const gone = small.start('runbook.mjs');
  gone.kill('SIGKILL');
  await ended(gone);
  small.write('.state/bootstrap.lock', JSON.stringify({ pids: [gone.pid] }));
  expect(await small.run('bootstrap.mjs')).toMatchObject({ code: 0 });
});

test('npm that cannot install is told with what to do, in the person’s language', async ({ small }) => {
  const list = join(small.root, 'package.json');
  writeFileSync(list, readFileSync(list, 'utf8').replace('"dependencies":{', '"dependencies":{"not-in-the-lock":"1.0.0",'));
  const korean = await small.run('bootstrap.mjs', [], { RUNBOOK_LANG: 'ko', LANG: 'en_US.UTF-8' });
  expect(korean.code).toBe(1);
  expect(korean.err).toMatch(/패키지를 설치하지 못했습니다: npm error .*\n.*프록시.*\n인터넷이 없으면/);
  expect((await small.run('bootstrap.mjs')).err).toMatch(/could not be installed[^]*Without internet/);
});

test('F-116 a browser that is not there, and one that does not start', async ({ small }) => {
  const missing = await small.run('bootstrap.mjs', [], { RUNBOOK_BROWSER: '/no/such/browser' });
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('The browser named by RUNBOOK_BROWSER is not there: /no/such/browser.');
  small.write('broken', '#!/bin/sh\necho "broken: error while loading shared libraries: libnss3.so" >&2\nexit 127\n');
  const broken = await small.run('bootstrap.mjs', [], { RUNBOOK_BROWSER: join(small.root, 'broken'), LANG: 'ko_KR.UTF-8' });
  expect(broken.code).toBe(1);
  expect(broken.err).toMatch(/브라우저를 시작하지 못했습니다: .*libnss3\.so/);
});

test('an old Node is told in one sentence before anything else is read', async ({ small }) => {
  const floor = join(small.root, 'scripts/parts/node-floor.mjs');
  writeFileSync(floor, readFileSync(floor, 'utf8').replace('process.versions.node.split', "'18.20.4'.split"));
  for (const script of readdirSync(join(small.root, 'scripts')).filter((name) => name.endsWith('.mjs'))) {
    const result = await small.run(script);
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/^Node\.js 20\.12 or newer is needed[^\n]*\n$/);
  }
});
