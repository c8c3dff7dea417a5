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

/** The customers of whom a folder of runs tells. */
const customersIn = (runs: string): string[] => readdirSync(runs).filter((name) => /^\d{4}-/.test(name)).flatMap((date) => readdirSync(join(runs, date)));

test('the project nightly: shards 1/3, 2/3 and 3/3 and one merged report hold every customer once; no password stands in any of it', async () => {
  test.setTimeout(900_000);
  const base = mkdtempSync(join(tmpdir(), 'runner-'));
  // More customers than shards, and in each shard a machine that answers; those that do not cost no time.
  const members = await startFleet(join(base, 'customers'), ['dead', 'good', 'drifted', 'dead', 'good'], 0);
  const env = { FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_LANG: 'ko' };
  const runsOf = (n: number): string => join(base, 'runs', String(n));
  try {
    const shards = await Promise.all([1, 2, 3].map((n) => playwright(
      ['test', '--project=nightly', `--shard=${n}/3`, '--workers=1', '--reporter=blob', '--output', join(base, `o${n}`)], { ...env, RUNBOOK_RUNS: runsOf(n), PLAYWRIGHT_BLOB_OUTPUT_FILE: join(base, 'blobs', `report-${n}.zip`) },
    )));
    expect(shards.map((one) => one.code), shards.map((one) => one.out).join('\n')).toEqual([1, 1, 0]);
    expect([1, 2, 3].map((n) => [...new Set(customersIn(runsOf(n)))].toSorted())).toEqual([['c001-dead', 'c002-good'], ['c003-drifted', 'c004-dead'], ['c005-good']]);
    // Drift is seen twice before it is told; nobody else is visited by two shards.
    expect(members.map(({ simulator }) => simulator?.ledger().signIns)).toEqual([undefined, 1, 2, undefined, 1]);
    expect(members.every(({ simulator }) => (simulator?.ledger().saves ?? 0) === 0)).toBe(true);
    const merged = await playwright(['merge-reports', '--reporter=json,html', join(base, 'blobs')], { PLAYWRIGHT_JSON_OUTPUT_NAME: join(base, 'merged.json'), PLAYWRIGHT_HTML_OUTPUT_DIR: join(base, 'html'), PLAYWRIGHT_HTML_OPEN: 'never' });
    expect(merged.code, merged.out).toBe(0);
    const text = readFileSync(join(base, 'merged.json'), 'utf8');
    const { stats } = JSON.parse(text) as { stats: { expected: number; unexpected: number; skipped: number } };
    expect(stats).toMatchObject({ expected: 2, unexpected: 3, skipped: 0 });
    const titles = [...text.matchAll(/"title": "고객 (c\d+-\w+) /g)].map((one) => one[1] ?? '');
    expect(titles.toSorted()).toEqual(members.map((one) => one.id));
    expect(text).toMatch(/\[max-recipients\/\S+\/limit\]/);
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
