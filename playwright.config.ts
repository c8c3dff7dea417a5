import { defineConfig } from '@playwright/test';
import { findBrowser } from './engine/browser/finding.ts';
import { launchOptions } from './engine/browser/launch.ts';
import { koreanContext } from './engine/browser/switches.ts';
import { leftOut } from './tests/needs.ts';

/** A failed test would write down what its page shows, with the values of its fields; a sign-in page has a password in it. */
process.env['PLAYWRIGHT_NO_COPY_PROMPT'] = '1';

const wish = { headless: true, env: process.env };
const found = findBrowser(wish);

if (process.env['TEST_WORKER_INDEX'] === undefined) for (const { specs, missing } of leftOut) console.log(`left out: ${specs.source.replaceAll('[\\\\/]', '/')} (to run them install ${missing.join(' ')})`);

/**
 * The project `nightly` goes to the customers' real machines, so it is there only when it was asked for by its name, never as one of all projects. Worker processes
 * read this file without the command's words; they see the variable.
 */
const words = process.argv.join(' ');
if (/--project[= ]nightly\b/.test(words)) process.env['RUNBOOK_NIGHTLY'] = '1';
const nightly = process.env['RUNBOOK_NIGHTLY'] === '1' ? [{ name: 'nightly', testMatch: '**/*.nightly.ts' }] : [];

/** Tests make no trace, video or picture of their own: pages under test show passwords, and the product makes its own evidence. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/scratch-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 300_000,
  // For a machine that does much else; what is true ends at once.
  expect: { timeout: 30_000 },
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['./tests/summary-reporter.ts']],
  use: {
    ...koreanContext,
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    ...('missing' in found ? {} : { launchOptions: launchOptions(wish, found) }),
  },
  projects: [
    { name: 'unit', testMatch: '**/*.spec.ts', testIgnore: ['**/*.browser.spec.ts', ...leftOut.map(({ specs }) => specs)] },
    { name: 'browser', testMatch: '**/*.browser.spec.ts', testIgnore: leftOut.map(({ specs }) => specs) },
    ...nightly,
  ],
});
