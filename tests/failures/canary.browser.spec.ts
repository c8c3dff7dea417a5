import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from '../../fixtures/test.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { customersFolder } from '../cli/profile.ts';
import { charsets, eucKr, textWriters } from '../engine/redaction/encoders.ts';

/** Every character that some writer escapes. */
const canary = `비#밀 &"<$&1가`;

/** Every writing of the value in every charset, made by writers that know nothing of the product. */
const writings: readonly (readonly [string, Buffer])[] = [
  ...Object.entries(textWriters).flatMap(([name, write]) => Object.entries(charsets).filter(([charset]) => charset !== 'utf-16le, odd offset').map(([charset, encode]) => [`${name} in ${charset}`, encode(write(canary))] as const)),
  ['euc-kr', eucKr(canary)],
];

const foundIn = (bytes: Buffer): string[] => writings.filter(([, writing]) => bytes.includes(writing)).map(([name]) => name);

/** Members by the local headers of a zip, without the product's reader. */
const members = (zip: Buffer): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    found.push(zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed);
  }
  return found;
};

/** What is there now: a run that goes on meanwhile renames and removes files of its own. */
const filesBelow = (dir: string): string[] =>
  existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true) : [];

/** Command lines of all processes, as any user of the computer can list them. */
const commandLines = (): string =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    } catch {
      return '';
    }
  }).join('\n');

/** The product as its users start it, with everything that makes programs talkative. */
const run = async (simulator: Simulator, base: string, argv: readonly string[], killAt?: string): Promise<{ code: number | null; said: Buffer; processes: string }> => {
  const customers = customersFolder({ kind: simulator.kind, url: simulator.url, label: simulator.state.label });
  const child = spawn(process.execPath, ['dist/cli/main.js', ...argv, '--customer', 'acme', '--customers', customers, '--headless'], {
    env: {
      ...process.env, ACME_PASSWORD: canary, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_OPERATOR: 'tester', RUNBOOK_LANG: 'ko',
      DEBUG: 'pw:*', DEBUG_FILE: join(base, 'debug.log'), NODE_DEBUG: 'http,net', PWDEBUG: '0', PW_DEBUG: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void said.push(bytes));
  let processes = '';
  const watch = setInterval(() => {
    processes += commandLines().includes(canary) || commandLines().includes(Buffer.from(canary).toString('latin1')) ? 'seen' : '';
    const journal = filesBelow(join(base, 'runs')).find((path) => path.endsWith('journal.jsonl'));
    if (killAt !== undefined && journal !== undefined && readFileSync(journal, 'utf8').includes(`"type":"${killAt}"`)) child.kill('SIGKILL');
  }, 150);
  const [code] = (await once(child, 'close').finally(() => clearInterval(watch))) as [number | null];
  return { code, said: Buffer.concat(said), processes };
};

/** Nowhere: no file of the run, the state or the debug log, no member of a zip, nothing that was said, no command line. */
const expectClean = (base: string, { said, processes }: { said: Buffer; processes: string }): void => {
  expect(foundIn(said), 'output').toEqual([]);
  expect(processes, 'process list').toBe('');
  const files = filesBelow(base);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const bytes = readFileSync(file);
    expect(foundIn(bytes), file).toEqual([]);
    for (const [i, member] of (file.endsWith('.zip') ? members(bytes) : []).entries()) expect(foundIn(member), `${file} member ${i}`).toEqual([]);
  }
};

const who = ['--yes', 'acme', '--accept', 'page-level', '--ticket', 'T-1', '--requested-by', '홍길동'];

const place = (): string => mkdtempSync(join(tmpdir(), 'canary-'));

/** The console's administrator with that password. */
const withPassword = (simulator: Simulator, password: string): void => {
  for (const user of simulator.state.users) if (user.id === 'admin') user.password = password;
};

test('F-71, F-73: after a save with a trace the password is in no file, output, zip member or process list, in any encoding', async ({ start }) => {
  expect(foundIn(Buffer.from(JSON.stringify({ canary }))).length, 'the search itself sees').toBeGreaterThan(0);
  const simulator = await start({ kind: 'tmw' });
  withPassword(simulator, canary);
  const base = place();
  const ended = await run(simulator, base, ['apply', 'max-recipients', ...who, '--trace', '--json']);
  expect(ended.code, ended.said.toString().slice(-2_000)).toBe(0);
  expect(simulator.ledger().saves).toBeGreaterThan(0);
  const trace = filesBelow(base).find((path) => path.endsWith('trace.zip'));
  const texts = members(readFileSync(trace ?? '')).map((member) => member.toString());
  expect(texts.length).toBeGreaterThan(1);
  // The console's session id stands in every recorded request; the trace shows that it was taken out.
  expect(texts.some((text) => text.includes('[redacted]'))).toBe(true);
  expectClean(base, ended);
});

test('F-73: nor after a crash and a refused sign-in', async ({ start }) => {
  const simulator = await start({ kind: 'tmse' });
  withPassword(simulator, canary);
  const crash = place();
  expectClean(crash, await run(simulator, crash, ['plan', 'max-recipients'], 'signed-in'));
  withPassword(simulator, 'another-password-1');
  const refused = place();
  const ended = await run(simulator, refused, ['plan', 'max-recipients']);
  expect(ended.code).toBe(3);
  expectClean(refused, ended);
});
