// `npm run soak -- --runs 2000`: random sequences of runs against the simulated consoles, judged by their ledgers. The last line is `N runs, M violations (seed …, … s)`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const { enter, ready, root } = await import('./parts/ready.mjs');
const { secondsSince, Stop } = await import('./parts/say.mjs');

const whole = (name, text, least) => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > 1_000_000_000) throw new Stop(`--${name}: a whole number from ${least}, not ${JSON.stringify(text)}`);
  return number;
};

const orderOf = (argv) => {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: { runs: { type: 'string' }, seed: { type: 'string' }, sequences: { type: 'string' }, 'at-once': { type: 'string', default: '3' }, detailed: { type: 'boolean', default: false }, appliance: { type: 'string' }, replay: { type: 'string' } } }));
  } catch (error) {
    throw new Stop(error.message);
  }
  const { runs, seed, sequences, 'at-once': atOnce, detailed, appliance, replay } = values;
  if (appliance !== undefined && appliance !== 'tmse' && appliance !== 'tmw') throw new Stop(`--appliance: tmse or tmw, not ${JSON.stringify(appliance)}`);
  return {
    runs: whole('runs', runs ?? (sequences === undefined ? '200' : '1000000'), 1), ...(sequences === undefined ? {} : { sequences: whole('sequences', sequences, 1) }), atOnce: whole('at-once', atOnce, 1), detailed, seed: seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : whole('seed', seed, 0), kinds: appliance === undefined ? ['tmse', 'tmw'] : [appliance],
    ...(replay === undefined ? {} : { replay: JSON.parse(replay) }),
  };
};

await enter(async () => {
  const order = orderOf(process.argv.slice(2));
  await ready({ browser: 'need' });
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'runbook-soak-'));
  const summary = join(folder, 'summary.json');
  const runner = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = ['test', '--config', join(root, 'tests', 'model', 'playwright.config.ts')];
  const child = spawn(process.execPath, [runner, ...args], { cwd: root, env: { ...process.env, RUNBOOK_SOAK: JSON.stringify({ ...order, summary }) }, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the child as well; we stay to say the last line.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.on('close', resolve));
  let counts;
  try {
    counts = JSON.parse(readFileSync(summary, 'utf8'));
  } catch {
    throw new Stop(`soak: ended without a result (seed ${order.seed})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${counts.runs} runs, ${counts.violations} violations (seed ${order.seed}, ${secondsSince(start)} s)\n`);
  process.exitCode = counts.violations === 0 && code === 0 ? 0 : 1;
});
