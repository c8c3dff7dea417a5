import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFleet, stopFleet } from '../../../fixtures/fleet.ts';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import { expect, test } from '../../../fixtures/test.ts';

const runner = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** The test runner as a team starts it, with nothing of the one that runs this test. */
const playwright = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string }> => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:TEST_|PLAYWRIGHT_|PW|RUNBOOK_(?!BROWSER)|FORCE_COLOR)/.test(name)));
  const child = spawn(process.execPath, [runner, ...args], { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (out += chunk.toString('utf8')));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
};

const filesIn = (dir: string): Buffer[] => readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)));

test('the project nightly: shards and one merged report hold every customer once; no password stands in any of it', async () => {
  test.setTimeout(240_000);
  const base = mkdtempSync(join(tmpdir(), 'runner-'));
  const members = await startFleet(join(base, 'customers'), ['good', 'drifted', 'dead'], 0);
  const env = { FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_LANG: 'ko' };
  try {
    const shards = await Promise.all([1, 2].map((n) => playwright(['test', '--project=nightly', `--shard=${n}/2`, '--workers=1', '--reporter=blob', '--output', join(base, `o${n}`)], { ...env, PLAYWRIGHT_BLOB_OUTPUT_FILE: join(base, 'blobs', `report-${n}.zip`) })));
    expect(shards.map((one) => one.code), shards.map((one) => one.out).join('\n')).toEqual([1, 1]);
    expect(members.map(({ simulator }) => simulator?.ledger().signIns)).toEqual([1, 2, undefined]);
    expect(members.every(({ simulator }) => (simulator?.ledger().saves ?? 0) === 0)).toBe(true);
    const merged = await playwright(['merge-reports', '--reporter=json', join(base, 'blobs')], { PLAYWRIGHT_JSON_OUTPUT_NAME: join(base, 'merged.json') });
    expect(merged.code, merged.out).toBe(0);
    const text = readFileSync(join(base, 'merged.json'), 'utf8');
    const { stats } = JSON.parse(text) as { stats: { expected: number; unexpected: number; skipped: number } };
    expect(stats).toMatchObject({ expected: 1, unexpected: 2, skipped: 0 });
    const titles = [...text.matchAll(/"title": "고객 (c\d+-\w+) /g)].map((one) => one[1] ?? '');
    expect(titles.toSorted()).toEqual(['c001-good', 'c002-drifted', 'c003-dead']);
    expect(text).toContain('max-recipients/limit');
    const html = await playwright(['merge-reports', '--reporter=html', join(base, 'blobs')], { PLAYWRIGHT_HTML_OUTPUT_DIR: join(base, 'html'), PLAYWRIGHT_HTML_OPEN: 'never' });
    expect(html.code, html.out).toBe(0);
    for (const bytes of [...filesIn(join(base, 'html')), ...filesIn(join(base, 'runs')), Buffer.from(text)]) expect(bytes.includes(DEMO_PASSWORD)).toBe(false);
  } finally {
    await stopFleet(members);
  }
});

test('with a recorder of the runner on, nothing is visited and the reason is told', async () => {
  const base = mkdtempSync(join(tmpdir(), 'runner-'));
  const members = await startFleet(join(base, 'customers'), ['good'], 0);
  try {
    const env = { FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };
    const traced = await playwright(['test', '--project=nightly', '--trace', 'on', '--workers=1', '--reporter=line', '--output', join(base, 'o')], env);
    expect(traced.code, traced.out).toBe(1);
    expect(traced.out).toContain('would hold a password (trace)');
    expect(members.map(({ simulator }) => simulator?.ledger().signIns)).toEqual([0]);
  } finally {
    await stopFleet(members);
  }
});

test('without a customer the project fails with the words; among all projects it is not there', async () => {
  const base = mkdtempSync(join(tmpdir(), 'runner-'));
  const none = await playwright(['test', '--project=nightly', '--reporter=line', '--output', join(base, 'o')], { RUNBOOK_CUSTOMERS: base });
  expect(none.code).toBe(1);
  expect(none.out).toContain('nothing was checked');
  const all = await playwright(['test', '--list', '--reporter=list'], { RUNBOOK_CUSTOMERS: base });
  expect(all.out).not.toContain('[nightly]');
});
