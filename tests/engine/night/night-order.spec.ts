import { expect, test } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NightFolder, nightsDir, readNights } from '../../../engine/night/night-folder.ts';
import { night, target } from './night-sample.ts';

const begin = async (runs: string, at: string): Promise<string> => {
  const { format: _, id: __, startedAt: ___, ...of } = night([target('a')], []).manifest;
  const folder = await NightFolder.create(runs, new Date(at), of);
  folder.close();
  return folder.manifest.id;
};

const ids = (runs: string): string[] => readNights(runs, 10).map((one) => one.manifest.id);

test('a clock that was set back never makes an older night the last (F-110)', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'nights-'));
  const ahead = await begin(runs, '2031-01-01T01:30:00Z');
  const right = await begin(runs, '2026-11-25T01:30:00Z');
  const next = await begin(runs, '2026-11-26T01:30:00Z');
  expect(ids(runs)).toEqual([next, right, ahead]);
});

test('nights without a number are ordered by the time they began in UTC, not by the name of their folder (F-110)', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'nights-'));
  const made = await begin(runs, '2026-11-25T01:30:00Z');
  const file = join(nightsDir(runs), made, 'manifest.json');
  const { order, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as { order?: number; id: string; startedAt: string };
  expect(order).toBe(1);
  writeFileSync(file, JSON.stringify(manifest));
  // The hour that the end of summer time repeats: later in UTC, earlier by name.
  const later = '20250101-000000';
  cpSync(join(nightsDir(runs), made), join(nightsDir(runs), later), { recursive: true });
  writeFileSync(join(nightsDir(runs), later, 'manifest.json'), JSON.stringify({ ...manifest, id: later, startedAt: '2026-11-25T01:45:00.000Z' }));
  expect(ids(runs)).toEqual([later, made]);
  const numbered = await begin(runs, '2026-11-24T01:30:00Z');
  expect(ids(runs)).toEqual([numbered, later, made]);
});
