import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NightManifest } from '../../../engine/night/night-folder.ts';
import type { NightSummary } from '../../../engine/night/night-summary.ts';
import type { TargetResult } from '../../../engine/night/target.ts';
import { profileText } from '../profile.ts';
import { command, type Said } from '../test-io.ts';

/** A night that found its one machine as wanted, and how to go on with it. No browser starts, so what is not carried over is not checked. */
const goodNight = async (...book: readonly string[]) => {
  const base = mkdtempSync(join(tmpdir(), 'night-'));
  const customers = mkdtempSync(join(tmpdir(), 'customers-'));
  writeFileSync(join(customers, 'acme.yaml'), profileText({ label: 'a-label' }).replace('{ ip: 203.0.113.10 }', '{ ip: 203.0.113.10 }, { ip: 203.0.113.11, until: 2098-01-31 }'));
  const calibrations = join(base, 'calibrations', 'tmw');
  mkdirSync(calibrations, { recursive: true });
  const env = { RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_CALIBRATIONS: join(base, 'calibrations'), RUNBOOK_BROWSER: '/no/such/browser', ACME_PASSWORD: 'secret-value-9' };
  await command(['verify', ...book, '--all'], { env });
  const [name = ''] = readdirSync(join(base, 'runs', 'nights'));
  const dir = join(base, 'runs', 'nights', name);
  const lines = readFileSync(join(dir, 'results.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as TargetResult | { readonly type: 'ended' });
  const good = lines.map((line) => ('type' in line ? line : { ...line, verdict: 'as-wanted', checks: line.checks.map((one) => ({ ...one, verdict: 'as-wanted' })) }));
  writeFileSync(join(dir, 'results.jsonl'), good.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const manifestFile = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as NightManifest;
  const goOn = (...more: readonly string[]): Promise<Said> => command(['verify', ...more, '--all', '--only-failed', '--json'], { env });
  const verdict = async (...more: readonly string[]): Promise<string | undefined> => (JSON.parse((await goOn(...more)).out) as NightSummary).rows[0]?.verdict;
  return { env, calibrations, goOn, verdict, write: (change: Partial<NightManifest>) => writeFileSync(manifestFile, JSON.stringify({ ...manifest, ...change })), status: () => command(['status'], { env }) };
};

const calibration = (customer: string): string => [
  'format: terrace-runbooks/calibration/1', 'appliance: tmw', customer, "version: '9.9'", "author: { by: 김운영, on: '2026-11-01' }", "values: { menu.filters: { is: 필터, by: 김운영, on: '2026-11-01' } }",
  "walk: { at: '2026-11-01T00:00:00Z', found: 1, missing: [], notReached: [] }", '',
].join('\n');

test('a result is taken over while everything it was compared with is the same', async () => {
  const { verdict } = await goodNight();
  expect(await verdict()).toBe('as-wanted');
});

test('another version of the product takes nothing over', async () => {
  const { verdict, write } = await goodNight();
  write({ product: '0.0.1-before' });
  expect(await verdict()).toBe('not-checked');
});

test("a calibration that came in between, for the machine or for a version of its kind, takes nothing over; another machine's is nothing to it", async () => {
  const other = await goodNight();
  writeFileSync(join(other.calibrations, 'other.yaml'), calibration('customer: { id: other, machine: main }'));
  expect(await other.verdict()).toBe('as-wanted');
  for (const [file, whose] of [['acme.yaml', 'customer: { id: acme, machine: main }'], ['9.9.yaml', '']] as const) {
    const { verdict, calibrations, status } = await goodNight();
    writeFileSync(join(calibrations, file), calibration(whose));
    expect(await verdict(), file).toBe('not-checked');
    expect((await status()).code, file).toBe(3);
  }
});

test('a sending IP whose time passed in between is another night', async () => {
  const { env, goOn } = await goodNight();
  const { rows } = JSON.parse((await goOn()).out) as NightSummary;
  expect(rows[0]?.verdict).toBe('as-wanted');
  const later = await command(['verify', '--all', '--only-failed', '--json'], { env, now: new Date(2099, 1, 1) });
  expect((JSON.parse(later.out) as NightSummary).rows[0]?.verdict).toBe('not-checked');
});

test("another runbook's night is neither gone on with nor the last full one", async () => {
  const { goOn, verdict, status } = await goodNight('super-white-ip');
  expect((await goOn()).code).toBe(3);
  expect((await goOn()).err).toContain('이어서 점검할 이전 점검이 없습니다');
  expect(await verdict('super-white-ip')).toBe('as-wanted');
  const said = await status();
  expect(said.code).toBe(3);
  expect(said.err).toContain('전체 점검을 한 적이 없습니다');
});

test("a machine's calibration that cannot be used is why it was not checked; no browser is asked", async () => {
  const { env, calibrations } = await goodNight();
  writeFileSync(join(calibrations, 'acme.yaml'), 'appliance: [');
  const said = await command(['verify', '--all', '--json'], { env: { ...env, RUNBOOK_BROWSER: '' } });
  expect((JSON.parse(said.out) as NightSummary).rows[0]).toMatchObject({ verdict: 'not-checked', cause: { code: 'calibration' } });
});
