import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { purgeRecordName } from '../../../engine/evidence/purge.ts';
import { driftOf } from '../../../engine/night/drift.ts';
import { nightsDir, readNights, type Scope } from '../../../engine/night/night-folder.ts';
import { publish } from '../../../engine/night/publish.ts';
import { purgeNights } from '../../../engine/night/purge-nights.ts';
import { purgeTwins } from '../../../engine/night/purge-twins.ts';
import { keepLook, readTwin, statesAt } from '../../../engine/night/twin.ts';
import { night, result, summary, target } from './night-sample.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n, 1));
const keep = { pictures: 90, journals: 730 };
const order = (root: string, now: Date) => ({ root, keep, now, by: '김운영' });
const root = (): string => mkdtempSync(join(tmpdir(), 'purge-nights-'));

/** A night of that day with everything it leaves. */
const putNight = async (runs: string, n: number, more: { scope?: Scope; ended?: boolean } = {}): Promise<string> => {
  const { scope = { kind: 'all' }, ended = true } = more;
  const id = `${day(n).toISOString().slice(0, 10).replaceAll('-', '')}-010000`;
  const dir = join(nightsDir(runs), id);
  const made = night([target('aa')], [result('aa')], { id, startedAt: day(n).toISOString(), order: n, scope });
  const end = ended ? { type: 'ended' as const, at: day(n).toISOString(), problems: [], stopped: false } : undefined;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(made.manifest));
  writeFileSync(join(dir, 'results.jsonl'), [...made.results, ...(end ? [end] : [])].map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(await publish(dir, summary({ ...made, end }), 'ko', 'UTC')).toEqual([]);
  return dir;
};

test('what shows an old night goes after 90 days, all of it after two years; the 30 newest and the newest of each scope stay', async () => {
  const runs = root();
  const part = await putNight(runs, 0, { scope: { kind: 'part', what: 'gaon-*' } });
  const older = await putNight(runs, 1, { scope: { kind: 'part', what: 'gaon-*' } });
  const dirs: string[] = [];
  for (let n = 2; n < 34; n += 1) dirs.push(await putNight(runs, n));
  const [first = '', second = '', ...newest] = dirs;
  expect(newest).toHaveLength(30);
  expect(await purgeNights(order(runs, day(91)), false)).toMatchObject([{ run: `nights/20260101-010000`, what: 'pages', files: 3 }]);
  expect(readdirSync(part).toSorted()).toEqual(['manifest.json', 'results.jsonl', 'summary.json']);

  const preview = await purgeNights({ ...order(runs, day(2_000)), dryRun: true }, false);
  expect(preview.map((one) => `${one.run} ${one.what}`)).toEqual(['nights/20260104-010000 night', 'nights/20260103-010000 night', 'nights/20260101-010000 night']);
  expect([part, first, second].map((dir) => existsSync(dir))).toEqual([true, true, true]);
  expect(await purgeNights(order(runs, day(2_000)), false)).toEqual(preview);
  expect([part, first, second, older, ...newest].map((dir) => existsSync(dir))).toEqual([false, false, false, true, ...newest.map(() => true)]);
  expect(existsSync(join(newest[0] ?? '', 'summary.html'))).toBe(true);
  expect(readNights(runs, 1)[0]?.manifest.id).toBe('20260203-010000');
  expect(readFileSync(join(runs, purgeRecordName), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { what: string }).what)).toEqual(['pages', 'night', 'night', 'night']);
  expect(await purgeNights(order(runs, day(2_000)), false)).toEqual([]);
});

test('a night that may be going on stays, whatever its clock said; what is no night is left alone', async () => {
  const runs = root();
  const running = await putNight(runs, 0, { ended: false });
  for (let n = 1; n < 32; n += 1) await putNight(runs, n);
  const odd = join(nightsDir(runs), '20200101-000000');
  mkdirSync(odd);
  writeFileSync(join(odd, 'notes.txt'), 'x');
  const done = async (mayRun: boolean): Promise<string[]> => (await purgeNights(order(runs, day(2_000)), mayRun)).map((one) => one.run);
  expect(await done(true)).toEqual(['nights/20260102-010000']);
  expect(existsSync(running)).toBe(true);
  expect(await done(false)).toEqual(['nights/20260101-010000']);
  expect([existsSync(running), existsSync(odd)]).toEqual([false, true]);
  expect(await purgeNights(order(join(runs, 'none'), day(2_000)), false)).toEqual([]);
});

test('readings before the kept time become one; every change since then is told as before', async () => {
  const runs = root();
  const look = async (n: number, limit: number, more: { version?: string; who?: string; other?: number } = {}): Promise<void> => keepLook(runs, {
    customer: 'acme', appliance: 'main', kind: 'tmw', at: day(n).toISOString(), runId: `r${n}`, mode: 'verify', verdict: 'as-wanted', version: more.version ?? '1', isCheck: true, wantedIps: ['203.0.113.10'],
    states: { limits: { limit }, ...(more.other === undefined ? {} : { other: { n: more.other } }) }, ...(more.who === undefined ? {} : { who: [{ time: 't', administrator: more.who, from: '', menu: '', work: '' }] }),
  });
  await look(0, 100, { other: 1 });
  await look(10, 200);
  await look(20, 300, { version: '2', who: 'operator1' });
  await look(800, 400);
  await look(801, 400, { who: 'operator2' });
  await look(900, 500, { version: '3', other: 2 });
  const last = readTwin(runs, 'acme', 'main').last;
  if (!last) throw new Error('no twin');
  const since = day(25).toISOString();
  const told = () => driftOf(last, readTwin(runs, 'acme', 'main').lines, since);
  const before = told();
  expect(before.map((one) => [one.at, one.change.before, one.change.after, one.who.map((line) => line.administrator).join(), one.versions.join()])).toEqual([
    [day(800).toISOString(), 300, 400, 'operator2', '2,1'], [day(900).toISOString(), 400, 500, '', '1,3'], [day(900).toISOString(), 1, 2, '', '1,3'],
  ]);
  const now = day(25 + 730);
  const file = join(runs, 'twins', 'acme', 'main.jsonl');
  const text = readFileSync(file, 'utf8');
  expect(await purgeTwins({ ...order(runs, now), dryRun: true })).toMatchObject([{ run: 'twins/acme/main.jsonl', what: 'readings', files: 0 }]);
  expect(readFileSync(file, 'utf8')).toBe(text);
  const [done] = await purgeTwins(order(runs, now));
  expect(done?.bytes).toBe(text.length - readFileSync(file, 'utf8').length);
  const { lines } = readTwin(runs, 'acme', 'main');
  expect(lines.map((one) => one.at)).toEqual([20, 800, 801, 900].map((n) => day(n).toISOString()));
  expect(statesAt(lines, since)?.states).toEqual({ limits: { limit: 300 }, other: { n: 1 } });
  expect(told()).toEqual(before);
  expect(readTwin(runs, 'acme', 'main').last).toEqual(last);
  expect(await purgeTwins(order(runs, now))).toEqual([]);

  // A machine that nobody has looked at since keeps its last reading, and a change is seen however late it is.
  await purgeTwins(order(runs, day(5_000)));
  expect(readTwin(runs, 'acme', 'main').lines).toMatchObject([{ version: '3', states: { limits: { limit: 500 }, other: { n: 2 } } }]);
  await look(5_001, 501, { version: '3' });
  expect(driftOf(last, readTwin(runs, 'acme', 'main').lines, day(5_000).toISOString())).toMatchObject([{ readBefore: day(900).toISOString(), change: { before: 500, after: 501 } }]);
  expect(await purgeTwins(order(join(runs, 'none'), now))).toEqual([]);
});
