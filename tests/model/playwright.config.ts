import { defineConfig } from '@playwright/test';
import usual from '../../playwright.config.ts';

/** The usual settings for the one long walk. */
export default defineConfig({
  ...usual, testDir: '.', globalSetup: '../scratch-setup.ts', testMatch: 'soak.long.ts', workers: 1, timeout: 0, reporter: [['../soak-reporter.ts']], outputDir: '../../test-results/soak', projects: [{ name: 'soak' }],
});
