import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareOwnConsole, isOwnConsole } from '../../../engine/browser/own-consoles.ts';
import { proofOf, recordProof, requireProvenBrowser } from '../../../engine/browser/proven.ts';

const facts = { path: '/usr/bin/chromium', version: '156.0.8078.79', headless: true };
const at = { machine: { url: 'https://192.0.2.5' } };
const product = { version: '0.1.0', playwright: '1.61.1' };

test('F-113 a browser is proven as this program, version and mode; another version may only read', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
  const refused = (one: typeof facts, by = product): unknown => {
    try {
      requireProvenBrowser(one, { stateDir, ...at, product: by });
      return undefined;
    } catch (error) {
      return error;
    }
  };
  expect(refused(facts)).toMatchObject({ fault: { code: 'browser-unproven', verdict: 'not-checked', params: { browser: '/usr/bin/chromium 156.0.8078.79', mode: 'headless' } } });
  recordProof(stateDir, facts, { by: 'doctor', driver: product });
  expect(refused(facts)).toBeUndefined();
  expect(proofOf(stateDir, facts, product)).toMatchObject({ mode: 'headless', by: 'doctor' });
  // Another product or browser library drives it in another way.
  for (const by of [{ ...product, version: '0.2.0' }, { ...product, playwright: '1.62.0' }]) expect(refused(facts, by)).toMatchObject({ fault: { code: 'browser-unproven' } });
  for (const other of [{ ...facts, version: '157.0.1.1' }, { ...facts, headless: false }, { ...facts, path: '/opt/google/chrome/chrome' }]) expect(refused(other)).toMatchObject({ fault: { code: 'browser-unproven' } });
});

test('consoles that the product simulates are written with any browser, as long as they live; an address on loopback alone is none', () => {
  const url = 'http://127.0.0.1:59999/';
  expect(isOwnConsole(url)).toBe(false);
  const forget = declareOwnConsole(url);
  expect([isOwnConsole('http://127.0.0.1:59999/tmw/login.do'), isOwnConsole('https://127.0.0.1:59999'), isOwnConsole('http://127.0.0.1:59998')]).toEqual([true, false, false]);
  forget();
  expect(isOwnConsole(url)).toBe(false);
});
