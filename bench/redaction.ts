/**
 * What the search for secrets costs, beside a search for nothing but the plain values in the same run: milliseconds, their ratio, and the compiled code the process
 * holds afterwards. Needs a Node that takes TypeScript (22.18 or later): `node bench/redaction.ts [megabytes]`.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getHeapSpaceStatistics } from 'node:v8';
import { plainFinder, secretFinder } from '../engine/redaction/find-secrets.ts';
import { redactor } from '../engine/redaction/redactor.ts';

const megabytes = Number(process.argv[2] ?? '6');
const page = readFileSync(new URL('../docs/architecture.md', import.meta.url));
const half = Buffer.alloc(megabytes * 500_000, page);
const bytes = Buffer.concat([half, Buffer.from(randomBytes((megabytes * 500_000 * 3) / 4).toString('base64'))]);

const secrets = (count: number): string[] => Array.from({ length: count }, () => randomBytes(12).toString('base64url'));

/** The middle one of five, after one that warms up. */
const timed = (act: () => unknown): number => {
  act();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[2] ?? 0;
};

const code = (): number => getHeapSpaceStatistics().filter(({ space_name: name }) => name.startsWith('code')).reduce((sum, { space_used_size: size }) => sum + size, 0) / 1e6;

console.log(`${(bytes.length / 1e6).toFixed(1)} MB, half of it Markdown, half base64`);
for (const count of [1, 5, 33]) {
  const values = secrets(count);
  const [all, plain] = [secretFinder(values), plainFinder(values)];
  const [every, only] = [timed(() => all(bytes)), timed(() => plain(bytes))];
  console.log(`${count} secrets: every writing ${every.toFixed(0)} ms, plain only ${only.toFixed(0)} ms, ratio ${(every / only).toFixed(1)}; made ready in ${timed(() => secretFinder(values)).toFixed(1)} ms`);
}
const before = code();
for (const secret of secrets(2_000)) redactor([secret])('a line of a journal');
console.log(`compiled code: ${before.toFixed(1)} MB before, ${code().toFixed(1)} MB after 2000 secrets more`);
