import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserContext } from 'playwright';
import { Trace } from '../../engine/trace.ts';

test('a raw recording that cannot be taken away is a gap, and ends nothing else', async () => {
  // A folder in its place can be neither read nor removed as a file.
  const tracing = { start: async () => Promise.resolve(), stop: async ({ path }: { readonly path: string }) => Promise.resolve(mkdirSync(path)) };
  const trace = new Trace({ tracing } as unknown as BrowserContext, mkdtempSync(join(tmpdir(), 'trace-')), (text) => text);
  await trace.start();
  await trace.stop();
  expect(trace.gaps.map(({ kind }) => kind)).toEqual(['trace', 'trace']);
});
