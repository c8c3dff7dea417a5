import { expect, test } from '@playwright/test';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserCandidates } from '../../../engine/browser/finding.ts';
import { recordProof } from '../../../engine/browser/proven.ts';
import { openBrowser, type OpenWish } from '../../../engine/browser/shared.ts';

test('a run that saves takes a proven browser before a better one that is unproven; a run that reads takes the best', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'browsers-'));
  const [full] = browserCandidates({ headless: false, env: process.env });
  const other = join(folder, 'chromium');
  writeFileSync(other, `#!/bin/sh\nexec '${full?.path}' "$@"\n`);
  chmodSync(other, 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  const driver = { version: '0.1.0', playwright: '1.61.1' };
  const stateDir = join(folder, 'state');
  const opened = async (wish: Partial<OpenWish>) => {
    const shared = await openBrowser({ headless: true, env, ...wish });
    await shared.close();
    return shared;
  };
  const best = await opened({});
  expect(best.path).not.toBe(other);
  expect((await opened({ proven: { stateDir, driver } })).path, 'nothing is proven').toBe(best.path);
  const { version } = await opened({ env: { ...env, RUNBOOK_BROWSER: other } });
  recordProof(stateDir, { path: other, version, headless: true }, { by: 'doctor', driver });
  expect((await opened({ proven: { stateDir, driver } })).path).toBe(other);
  expect((await opened({ proven: { stateDir, driver: { ...driver, version: '0.2.0' } } })).path).toBe(best.path);
  expect((await opened({})).path).toBe(best.path);
});
