import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { hasKoreanGlyphs } from '../../../engine/browser/fonts.ts';
import { browserVersion, launchBrowser } from '../../../engine/browser/launch.ts';

test('starts headless, speaks Korean, ignores signals, tells its version', async () => {
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => process.listenerCount(name));
  const browser = await launchBrowser({ headless: true, env: process.env });
  try {
    expect((['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => process.listenerCount(name))).toEqual(signals);
    const page = await browser.newPage();
    expect(await page.evaluate(() => navigator.language)).toBe('ko-KR');
    expect(await hasKoreanGlyphs(page)).toBe(true);
    const { full, major } = browserVersion(browser);
    expect(full).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(full.startsWith(`${major}.`)).toBe(true);
  } finally {
    await browser.close();
  }
});

test('a machine without Korean fonts is noticed (F-80)', async () => {
  const info = test.info();
  const config = info.outputPath('fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${info.outputPath('no-fonts')}</dir><cachedir>${info.outputPath('cache')}</cachedir></fontconfig>`);
  const browser = await launchBrowser({ headless: true, env: { ...process.env, FONTCONFIG_FILE: config } });
  try {
    expect(await hasKoreanGlyphs(await browser.newPage())).toBe(false);
  } finally {
    await browser.close();
  }
});
