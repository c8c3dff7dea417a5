/**
 * A night over many slow consoles: verdicts by what was made of each console, writes and sessions by the consoles' own ledgers, memory of the whole process tree
 * over time. Needs `node scripts/build.mjs` first and a Node that takes TypeScript (22.18 or later): `node bench/nightly.ts [consoles] [milliseconds per answer] [at once]`.
 * Ends with 1 when a verdict is wrong, anything was written, or a session was left open.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedVerdict, startFleet, stopFleet, type Nature } from '../fixtures/fleet.ts';
import { DEMO_PASSWORD } from '../fixtures/simulators/core/seed.ts';

const [count = '200', latency = '300', atOnce] = process.argv.slice(2);

/** Of twenty consoles: what a fleet on a bad day may look like. */
const mix: readonly Nature[] = ['good', 'good', 'good', 'drifted', 'good', 'good', 'slow', 'good', 'good', 'dead', 'good', 'good', 'good', 'refusing', 'good', 'good', 'expired', 'good', 'good', 'good'];

const base = mkdtempSync(join(tmpdir(), 'nightly-'));
const members = await startFleet(join(base, 'customers'), Array.from({ length: Number(count) }, (_, n) => mix[n % mix.length] ?? 'good'), Number(latency));

/** Proportional memory of a process and all below it, in MB; Linux tells it, elsewhere it stays 0. */
const treeMemory = (root: number): number => {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      try {
        parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]));
      } catch {
        // The process ended while it was looked at.
      }
    }
  } catch {
    return 0;
  }
  const below = (pid: number): boolean => pid === root || (parents.has(pid) && below(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(below).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
};

const pssOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const started = performance.now();
const child = spawn(process.execPath, ['dist/cli/main.js', 'verify', '--all', '--json', ...(atOnce === undefined ? [] : ['--concurrency', atOnce])], {
  env: { ...process.env, FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') }, stdio: ['ignore', 'pipe', 'inherit'],
});
let out = '';
child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString('utf8')));
const memory: { readonly s: number; readonly mb: number }[] = [];
const sampling = setInterval(() => memory.push({ s: Math.round((performance.now() - started) / 1000), mb: Math.round(treeMemory(child.pid ?? 0)) }), 5_000);
const code = await new Promise((resolve) => child.on('close', resolve));
clearInterval(sampling);
const seconds = (performance.now() - started) / 1000;

interface Summary {
  readonly rows: readonly { readonly key: string; readonly verdict: string; readonly sentence: string }[];
  readonly writes: number;
  readonly sentence: string;
}
const summary = JSON.parse(out) as Summary;
const wrong = members.flatMap(({ id, nature }) => {
  const row = summary.rows.find((one) => one.key === `${id}/main`);
  return row?.verdict === expectedVerdict[nature] ? [] : [`${id}: expected ${expectedVerdict[nature]}, got ${row?.verdict ?? 'nothing'} (${row?.sentence ?? ''})`];
});
const ledgers = members.flatMap(({ simulator }) => (simulator ? [simulator.ledger()] : []));
const sum = (key: 'saves' | 'signIns' | 'signOuts' | 'openSessions'): number => ledgers.reduce((total, one) => total + one[key], 0);
await stopFleet(members);

console.log(`\n${summary.sentence}\nexit ${String(code)}, ${seconds.toFixed(0)} s, ${(Number(count) / (seconds / 60)).toFixed(1)} consoles per minute`);
console.log(`ledgers: saves ${sum('saves')}, sign-ins ${sum('signIns')}, sign-outs ${sum('signOuts')}, open sessions ${sum('openSessions')}; writes by the relays ${summary.writes}`);
console.log(`memory in MB by second: ${memory.map(({ s, mb }) => `${s}:${mb}`).join(' ')}`);
console.log(wrong.length === 0 ? 'every verdict is right' : wrong.join('\n'));
console.log(base);
process.exitCode = wrong.length === 0 && sum('saves') === 0 && summary.writes === 0 && sum('openSessions') === 0 ? 0 : 1;
