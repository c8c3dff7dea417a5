import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCustomer } from '../../cli/demo/customer.ts';
import { execute, type Finished } from '../../cli/execute.ts';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import type { EventReader } from '../../engine/events.ts';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { command } from './test-io.ts';

const around = () => ({ lang: 'ko' as const, runsDir: mkdtempSync(join(tmpdir(), 'runs-')), stateDir: mkdtempSync(join(tmpdir(), 'state-')), operator: '김운영', now: new Date() });

const applied = async (simulator: Simulator, shared: SharedBrowser, place: ReturnType<typeof around>, readers: readonly EventReader[] = [], mode: 'apply' | 'verify' = 'apply'): Promise<Finished> => {
  const customer = await demoCustomer(simulator, place);
  return execute(customer.request(mode), shared, {
    readers, askSecret: undefined, signal: new AbortController().signal, env: process.env, outputs: { pdf: false, ticket: 'md' },
    approve: () => () => Promise.resolve({ outcome: 'given', by: 'test', how: 'fixture' }),
  });
};

/** Does something in the run's folder when the run has ended and its evidence is not made yet. */
const atTheEnd = (place: ReturnType<typeof around>, act: (dir: string) => void): EventReader => ({
  name: 'at-the-end',
  on: (line) => {
    if (line.type !== 'run-ended') return;
    const journal = readdirSync(place.runsDir, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('journal.jsonl')) ?? '';
    act(join(place.runsDir, journal, '..'));
  },
});

/** Every file below a folder with the hash of its bytes. */
const hashes = (dir: string): Record<string, string> =>
  Object.fromEntries(readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dir, name)).isFile()).map((name) => [name, createHash('sha256').update(readFileSync(join(dir, name))).digest('hex')]));

test('a chapter leaves its pack below 2 MB, marks the changed rows, and is made again in English beside itself', async ({ start, shared }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmw' });
  const { outcome, outputs, verdict } = await applied(simulator, shared, around());
  expect(verdict).toBe('changed');
  expect(outputs?.files.map(({ name }) => name)).toEqual([
    'report.html', 'sheets/TMW-1.png', 'sheets/TMW-2-1of2.png', 'sheets/TMW-2-2of2.png', 'sheets/TMW-3.png', 'sheets/E-1.png', expect.stringMatching(/^sheets\/E-1-.*\.png$/), 'ticket.md', 'evidence.zip',
  ]);
  expect(statSync(join(outcome.dir, 'evidence.zip')).size).toBeLessThanOrEqual(2_000_000);

  const { lines } = await readJournal(outcome.dir);
  const walked = lines.filter((line) => line.type === 'step-finished' && line.phase === 'converge');
  expect(walked.length).toBeGreaterThanOrEqual(25);
  const proofs = lines.filter((line) => line.type === 'reading' && line.phase === 'prove').map((line) => (line.type === 'reading' ? line.picture : undefined));
  // A row of a list, the number and the list of slide 3: never the whole list of 40 policies.
  expect(proofs).toHaveLength(4);
  for (const picture of proofs.slice(0, 3)) expect(picture?.box?.height).toBeLessThan(60);
  const saved = lines.find((line) => line.type === 'step-finished' && line.ref === 'TMW-2a.5' && line.phase === 'converge');
  expect(saved?.type === 'step-finished' ? saved.picture?.earlier?.map(({ ref }) => ref) : undefined).toEqual(expect.arrayContaining(['TMW-2a.1', 'TMW-2a.2']));

  const before = hashes(outcome.dir);
  const again = await command(['report', outcome.dir, '--lang', 'en', '--pdf', '--format', 'html'], { env: { ...process.env } });
  expect(again.code, again.err).toBe(0);
  expect(again.out.trimEnd().split('\n').at(-1)).toBe(`${outcome.dir}-report`);
  expect(hashes(outcome.dir)).toEqual(before);
  const made = hashes(`${outcome.dir}-report`);
  expect(made['journal.jsonl']).toBe(before['journal.jsonl']);
  for (const [name, hash] of Object.entries(before).filter(([one]) => one.startsWith('pictures'))) expect(made[name]).toBe(hash);
  expect(Object.keys(made)).toEqual(expect.arrayContaining(['report.html', 'report.pdf', 'ticket.html', 'evidence.zip', join('sheets', 'TMW-3.png')]));
  const report = readFileSync(join(`${outcome.dir}-report`, 'report.html'), 'utf8');
  expect(report).toContain('<html lang="en">');
  expect(report).toContain('maximum recipients');
  expect(report).not.toMatch(/>(?:최대 수신자 수|대상 IP 리스트)<\/th>/);
  expect((await command(['report', outcome.dir], { env: { ...process.env } })).out.trimEnd().split('\n').at(-1)).toBe(`${outcome.dir}-report-2`);
});

test('evidence that cannot be made withholds itself, repeats no save and loses no verdict', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse' });
  const place = around();
  // A file stands where the folder of the sheets should go.
  const spoil = atTheEnd(place, (dir) => writeFileSync(join(dir, 'sheets'), ''));
  const { outcome, verdict, exitCode, sentence, reportFault, report } = await applied(simulator, shared, place, [spoil]);
  expect([outcome.verdict, verdict, exitCode]).toEqual(['changed', 'withheld', 6]);
  expect(sentence).toContain('변경 완료');
  expect(reportFault?.code).toBe('evidence');
  expect(report === undefined ? '' : readFileSync(report, 'utf8')).toContain('변경 완료');
  expect(readdirSync(outcome.dir)).not.toContain('evidence.zip');
  expect(simulator.ledger().saves).toBe(3);
});

test('a secret in the evidence is named beside an end that is worse than that', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const place = around();
  const { outcome, verdict, exitCode, sentence, reportFault, seal } = await applied(simulator, shared, place, [atTheEnd(place, (dir) => writeFileSync(join(dir, 'note.txt'), `x${DEMO_PASSWORD}x`))], 'verify');
  expect([outcome.verdict, verdict, exitCode]).toEqual(['differs', 'differs', 2]);
  expect(reportFault).toMatchObject({ code: 'leak', params: { path: 'note.txt' } });
  expect(sentence).toContain('증적에서 비밀값이 발견되어 봉인하지 않았습니다: note.txt');
  expect(sentence).not.toContain(DEMO_PASSWORD);
  expect(seal).toBeUndefined();
  const again = await command(['report', outcome.dir, '--lang', 'ko'], { env: { ...process.env } });
  expect(again.code).toBe(6);
  expect(again.err).toContain('이 실행 폴더를 외부로 보내지 말고');
});
