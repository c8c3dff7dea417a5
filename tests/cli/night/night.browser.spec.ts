import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibrationHash, calibrationSchema, type Calibration } from '../../../engine/calibration/calibration.ts';
import { writeCalibration } from '../../../engine/calibration/files.ts';
import type { NightSummary } from '../../../engine/night/night-summary.ts';
import { expectedVerdict, startFleet, stopFleet, type FleetMember, type Nature } from '../../../fixtures/fleet.ts';
import { versions } from '../../../fixtures/simulators/tmse/document.ts';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { command, type Said } from '../test-io.ts';

interface Place {
  readonly base: string;
  readonly members: readonly FleetMember[];
  readonly env: Record<string, string | undefined>;
  readonly run: (argv: readonly string[], more?: Record<string, string>) => Promise<Said>;
  readonly close: () => Promise<void>;
}

const placeOf = async (natures: readonly Nature[], latency = 0): Promise<Place> => {
  const base = mkdtempSync(join(tmpdir(), 'night-'));
  const members = await startFleet(join(base, 'customers'), natures, latency);
  const env = {
    ...process.env, FLEET_PASSWORD: DEMO_PASSWORD, RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: join(base, 'customers'), RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_CALIBRATIONS: join(base, 'calibrations'),
  };
  return {
    base, members, env, run: (argv, more = {}) => command(argv, { env: { ...env, ...more } }),
    close: () => stopFleet(members),
  };
};

const nights = (base: string): string[] => {
  const root = join(base, 'runs', 'nights');
  return existsSync(root) ? readdirSync(root).sort().map((name) => join(root, name)) : [];
};

const read = (dir: string | undefined, name: string): string => readFileSync(join(dir ?? '', name), 'utf8');
const summaryOf = (dir: string | undefined): NightSummary => JSON.parse(read(dir, 'summary.json')) as NightSummary;

/** A loopback receiver of alarms. */
const receiver = async (status: number): Promise<{ server: Server; url: string; bodies: string[]; signatures: (string | undefined)[] }> => {
  const bodies: string[] = [];
  const signatures: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => void (text += chunk.toString('utf8')));
    request.on('end', () => {
      bodies.push(text);
      signatures.push(request.headers['x-runbook-signature'] as string | undefined);
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret-part`, bodies, signatures };
};

test('a night over consoles of every nature: every verdict is right by the ledgers, nothing is written, a second night at the same time refuses (F-110)', async () => {
  const place = await placeOf(['good', 'drifted', 'dead', 'refusing', 'expired', 'slow'], 25);
  const hook = await receiver(200);
  try {
    const [first, second] = await Promise.all([place.run(['verify', '--all', '--json'], { RUNBOOK_WEBHOOK: hook.url, RUNBOOK_WEBHOOK_KEY: 'signing-key-1' }), place.run(['verify', '--all'])]);
    // Either may be the one that came second.
    const isRefused = ({ err }: Said): boolean => err.includes('다른 야간 점검이 진행 중이라 시작하지 않았습니다');
    expect([first, second].filter(isRefused)).toHaveLength(1);
    const [done, refused] = isRefused(first) ? [second, first] : [first, second];
    expect(refused.code).toBe(3);
    expect(done.code, done.err).toBe(3);
    const [dir, ...others] = nights(place.base);
    expect(others).toEqual([]);
    const summary = summaryOf(dir);
    for (const { id, nature, simulator } of place.members) {
      expect(summary.rows.find((one) => one.key === `${id}/main`)?.verdict, id).toBe(expectedVerdict[nature]);
      const ledger = simulator?.ledger();
      // Drift is seen twice before it is told; nothing else is visited twice.
      const visits = nature === 'refusing' ? 0 : expectedVerdict[nature] === 'differs' ? 2 : 1;
      if (ledger) expect(ledger, id).toMatchObject({ saves: 0, openSessions: 0, signIns: visits, signOuts: visits });
    }
    expect(summary).toMatchObject({ state: 'complete', writes: 0, expected: { targets: 6 }, done: { targets: 4 }, targets: { 'as-wanted': 2, differs: 2, 'not-checked': 2 } });
    expect(summary.rows.find((one) => one.key === 'c005-expired/main')?.leftovers).toMatchObject([{ ip: '203.0.113.99', why: 'expired' }]);
    expect(summary.incidents.filter((one) => one.kind === 'not-checked').map((one) => one.targets.join()).toSorted()).toEqual(['c003-dead/main', 'c004-refusing/main']);
    const checksOf = (id: string): number => summary.rows.find((one) => one.key === `${id}/main`)?.checks.length ?? 0;
    expect(checksOf('c001-good')).toBeGreaterThan(2);
    expect(read(dir, 'junit.xml').match(/<error /g)).toHaveLength(checksOf('c003-dead') + checksOf('c004-refusing'));
    expect(read(dir, 'junit.xml')).toContain('<failure ');
    expect(read(dir, 'metrics.prom')).toContain('runbook_night_targets{verdict="differs"} 2');
    // One picture per slide of a good customer; all steps of one that differs.
    const picturesOf = (id: string): number[] => readdirSync(join(place.base, 'runs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes(id) && path.endsWith('pictures'))
      .map((path) => readdirSync(join(place.base, 'runs', path)).length).sort((a, b) => a - b);
    expect(picturesOf('c001-good')).toEqual([checksOf('c001-good')]);
    const [readings = 0, steps = 0] = picturesOf('c002-drifted');
    expect(steps).toBeGreaterThan(readings);
    const all = readdirSync(join(place.base, 'runs'), { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:html|jsonl?|xml|prom|log)$/.test(path)).map((path) => readFileSync(join(place.base, 'runs', path), 'utf8')).join('');
    expect(all).not.toContain(DEMO_PASSWORD);
    if (done === first) {
      expect(hook.bodies).toHaveLength(1);
      expect(hook.signatures[0]).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
      expect(all).not.toContain('secret-part');
    }
  } finally {
    hook.server.close();
    await place.close();
  }
});

test('a night that is killed half-way: status is red and names who was not checked, --only-failed finishes it', async () => {
  const place = await placeOf(['good', 'good', 'good', 'good']);
  try {
    const child = spawn(process.execPath, ['dist/cli/main.js', 'verify', '--all', '--concurrency', '1'], { env: place.env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    const watch = setInterval(() => {
      const [dir] = nights(place.base);
      if (dir !== undefined && existsSync(join(dir, 'results.jsonl')) && read(dir, 'results.jsonl').split('\n').length > 2) child.kill('SIGKILL');
    }, 5);
    await ended.finally(() => clearInterval(watch));
    const status = await place.run(['status']);
    expect(status.code).toBe(3);
    expect(status.err).toContain('마지막 전체 점검이 도중에 끝났습니다');
    expect(status.err).toContain('c004-good/main');
    const [killed] = nights(place.base);
    expect(summaryOf(killed)).toMatchObject({ state: 'cut-short', verdict: 'not-checked', targets: { 'as-wanted': 2, 'not-checked': 2 } });
    expect(read(killed, 'summary.html')).toContain('점검이 도중에 끝났습니다');

    const rest = await place.run(['verify', '--all', '--only-failed']);
    expect(rest.code, rest.err + rest.out).toBe(0);
    // The third was visited when the process died; the first two were proven and are not asked again.
    expect(place.members.slice(0, 2).map(({ simulator }) => simulator?.ledger().signIns)).toEqual([1, 1]);
    expect(place.members.slice(3).map(({ simulator }) => simulator?.ledger().signIns)).toEqual([1]);
    expect(place.members.every(({ simulator }) => simulator?.ledger().saves === 0)).toBe(true);
    expect((await place.run(['status'])).code).toBe(0);
    expect((await place.run(['status'], { RUNBOOK_CUSTOMERS: join(place.base, 'other') })).code).toBe(1);
  } finally {
    await place.close();
  }
});

/** What a walk with a person would have found out about that console: its frame has another name. */
const calibrationOf = ({ id }: FleetMember): Calibration => {
  const witness = { by: '이담당', on: '2026-11-25' };
  return calibrationSchema.parse({
    format: 'terrace-runbooks/calibration/1', appliance: 'tmse', customer: { id, machine: 'main' }, version: versions[1], author: witness, values: { 'frames.content': { is: ['work'], ...witness } },
    walk: { at: '2026-11-25T01:00:00.000Z', found: 80, missing: [], notReached: [] },
  });
};

test('a browser that is not there, a console that no selector has seen, and an alarm that is refused: the true reason and no zero; a calibration lets the night read it, a reviewed one without a notice', async () => {
  test.setTimeout(420_000);
  const place = await placeOf(['unseen']);
  const [member] = place.members;
  if (!member) throw new Error('no console');
  const hook = await receiver(503);
  const last = (): NightSummary => summaryOf(nights(place.base).at(-1));
  const calibrate = (more: Partial<Calibration> = {}): Promise<void> => writeCalibration(join(place.base, 'calibrations', 'tmse', `${member.id}.yaml`), { ...calibrationOf(member), ...more });
  try {
    const noBrowser = await place.run(['verify', '--all'], { RUNBOOK_BROWSER: '/no/such/browser' });
    expect(noBrowser.code).toBe(3);
    expect(noBrowser.out).toContain('/no/such/browser');
    expect(last().incidents).toMatchObject([{ kind: 'not-checked', targets: ['c001-unseen/main'] }]);
    const unseen = await place.run(['verify', '--all']);
    expect(unseen.code, unseen.out).toBe(3);
    expect(last()).toMatchObject({ targets: { 'not-checked': 1 }, done: { checks: 0 } });
    await calibrate();
    const withheld = await place.run(['verify', '--all'], { RUNBOOK_WEBHOOK: hook.url });
    expect(withheld.code, withheld.out).toBe(6);
    expect(withheld.out).toContain('알림을 전달하지 못했습니다: HTTP 503');
    expect(last()).toMatchObject({ verdict: 'withheld', exitCode: 6, targets: { 'as-wanted': 1 } });
    expect(last().rows[0]?.notices?.join()).toContain('검토되지 않은 화면 보정을 사용했습니다');
    expect(read(nights(place.base).at(-1), 'summary.html')).toContain('HTTP 503');
    await calibrate({ reviewer: { by: '김검토', on: '2026-11-26', hash: calibrationHash(calibrationOf(member)) } });
    const reviewed = await place.run(['verify', '--all']);
    expect(reviewed.code, reviewed.out).toBe(0);
    expect(last()).toMatchObject({ verdict: 'as-wanted', targets: { 'as-wanted': 1 } });
    expect(last().rows[0]?.notices?.join() ?? '').not.toContain('화면 보정');
    expect(member.simulator?.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
  } finally {
    hook.server.close();
    await place.close();
  }
});
