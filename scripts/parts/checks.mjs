import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { ready, root } from './ready.mjs';
import { secondsSince, Stop } from './say.mjs';

const own = (...args) => [join(root, 'node_modules', ...args.shift().split('/')), ...args];

/** One check in the count: a program of ours that must end with 0. What it printed is shown when it does not. */
const check = async (name, args) => {
  const start = Date.now();
  const { code, output } = await run(process.execPath, args, { cwd: root, env: process.env });
  process.stdout.write(code === 0 ? `${name}: ok (${secondsSince(start)} s)\n` : `${output.trimEnd()}\n${name}: failed\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

/** Runs Playwright Test on the same terminal; its reporter leaves the counts in a file. Without counts the run itself is one failure. */
const tests = (args, env) =>
  new Promise((resolve) => {
    const folder = mkdtempSync(join(tmpdir(), 'runbook-test-'));
    const file = join(folder, 'summary.json');
    const child = spawn(process.execPath, own('@playwright/test/cli.js', 'test', '--config', 'playwright.config.ts', ...args), {
      cwd: root, env: { ...env, RUNBOOK_TEST_SUMMARY: file }, stdio: 'inherit',
    });
    // The terminal sends Ctrl-C to the child as well; we stay to say the last line.
    const wait = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', pass);
    child.on('close', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      let counts = { passed: 0, failed: 1 };
      try {
        counts = JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        process.stdout.write('tests: ended without a result\n');
      }
      rmSync(folder, { recursive: true, force: true });
      resolve(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
    });
  });

const allChecks = async (quick, args, env) => {
  const notBuilt = await ready({ browser: quick ? 'none' : 'need', goOnAfterBuild: true });
  if (notBuilt) process.stdout.write(`${notBuilt}\n`);
  const [types, lint] = await Promise.all([
    check('types', own('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit')),
    check('lint', own('oxlint/bin/oxlint', '--type-aware')),
  ]);
  // Types may hold while the build does not (its folders are fewer, its rules for paths more).
  const built = { passed: 0, failed: notBuilt && types.failed === 0 ? 1 : 0 };
  return [types, lint, built, await tests([...(quick ? ['--project=unit'] : []), ...args], env)];
};

/**
 * Types, lint and tests; the given arguments go to the test runner, except `--quick` (no browser) and `--full` (the long walk too).
 * Prints the closing line and returns the exit code.
 */
export const runChecks = async (argv) => {
  const args = argv.filter((arg) => arg !== '--quick' && arg !== '--full');
  const env = { ...process.env, ...(argv.includes('--full') ? { RUNBOOK_FULL: '1' } : {}) };
  let results;
  try {
    results = await allChecks(argv.includes('--quick'), args, env);
  } catch (error) {
    process.stdout.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    results = [{ passed: 0, failed: 1 }];
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0 ? 0 : 1;
};
