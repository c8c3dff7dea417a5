import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customersFolder } from '../profile.ts';
import { command } from '../test-io.ts';

const around = (customers: string) => {
  const base = mkdtempSync(join(tmpdir(), 'night-'));
  return { base, env: { RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'), RUNBOOK_BROWSER: '/no/such/browser', ACME_PASSWORD: 'secret-value-9' } };
};

test('an empty folder, a pattern and a tag that match nobody: nothing was checked, and why', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'empty-'));
  const nobody = await command(['verify', '--all'], around(empty));
  expect(nobody.code).toBe(3);
  expect(nobody.err).toContain('nothing was checked');
  expect(nobody.err).toContain(empty);
  for (const argv of [['verify', '--customers', 'gaon-*'], ['verify', '--tag', '없는분류']]) {
    const said = await command([...argv, '--json'], around(customersFolder({ label: 'a-label' })));
    expect(said.code).toBe(3);
    expect(said.err).toContain(argv[2] ?? '');
    expect(JSON.parse(said.out)).toMatchObject({ verdict: 'not-checked', exitCode: 3, dir: null });
  }
});

test('a folder that is not there, and options of one customer, are wrong commands; nothing is written', async () => {
  const { base, env } = around(join(tmpdir(), 'no-such-folder'));
  expect((await command(['verify', '--all'], { env })).code).toBe(1);
  const wrong = await command(['verify', '--all', '--ip', '203.0.113.1', '--max-duration', 'soon', '--concurrency', '0'], { env });
  expect(wrong.code).toBe(1);
  const silent = await command(['verify', '--all', '--sign', 'key', '--trace', '--show-mail-fields', '요청', '--step', '--pace', 'slow', '--no-panel', '--pdf', '--max-size', '10MB', '--format', 'jira', '--headed', '--ticket', 'T-1'], { env });
  expect(silent.code).toBe(1);
  expect(silent.err).toContain('여러 고객사를 점검할 때 쓸 수 없는 옵션입니다: ');
  for (const flag of ['--sign', '--trace', '--show-mail-fields', '--step', '--pace', '--no-panel', '--pdf', '--max-size', '--format', '--headed', '--ticket']) expect(silent.err, flag).toContain(flag);
  for (const text of ['--max-duration', '--concurrency', '--ip']) expect(wrong.err).toContain(text);
  expect((await command(['verify', '--all'], { env: { ...env, RUNBOOK_WEBHOOK: 'http://hooks.example/x', RUNBOOK_WEBHOOK_FORMAT: 'irc' } })).err).toContain('RUNBOOK_WEBHOOK_FORMAT');
  expect(existsSync(join(base, 'runs'))).toBe(false);
});

test('a runbook that only reads logs, and one that nobody knows, are no night', async () => {
  const { base, env } = around(customersFolder({ label: 'a' }));
  const log = await command(['verify', 'blocked-mail', '--all'], { env });
  expect(log.code).toBe(1);
  expect(log.err).toContain('blocked-mail: 로그를 읽기만 하는 조치 절차입니다. diagnose로 실행하십시오.');
  expect((await command(['verify', 'no-such-book', '--all'], { env })).code).toBe(1);
  expect(existsSync(join(base, 'runs'))).toBe(false);
});

test('a night takes the usual runbook of each kind of appliance', async () => {
  const customers = customersFolder({ label: 'a' });
  writeFileSync(join(customers, 'rr.yaml'), ['id: rr', 'name: 로컬', 'appliances:', '  - id: main', '    kind: rspamd', '    url: http://127.0.0.1:9', '    machine: { label: one }', '    signIn: { user: privileged, password: env:ACME_PASSWORD, account: dedicated }', '    wanted: { sendingIps: [{ ip: 203.0.113.10 }], policy: allowed.map }', ''].join('\n'));
  const said = await command(['verify', '--all', '--json'], around(customers));
  const { rows } = JSON.parse(said.out) as { rows: { key: string; checks: unknown[]; cause?: { code: string } }[] };
  expect(rows.map(({ key, cause }) => [key, cause?.code])).toEqual([['acme/main', 'browser-missing'], ['rr/main', 'browser-missing']]);
  for (const { checks, key } of rows) expect(checks.length, key).toBeGreaterThan(0);
});

test('two profiles that nothing tells apart are not checked: the password of one would be typed into the other', async () => {
  const tls = "{ pin: 'sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }";
  const one = { url: 'https://127.0.0.1:9', tls };
  const customers = customersFolder({ id: 'acme', ...one }, { id: 'nuri', ...one, ips: ['203.0.113.44'] }, { id: 'other', ...one, url: 'https://127.0.0.1:19', ips: ['203.0.113.45'] });
  const said = await command(['verify', '--all', '--json'], around(customers));
  const { rows } = JSON.parse(said.out) as { rows: { key: string; verdict: string; cause?: { next: string } }[] };
  expect(rows.map(({ key, verdict, cause }) => [key, verdict, cause?.next.includes('구분할 수 없습니다')])).toEqual([['acme/main', 'not-checked', true], ['nuri/main', 'not-checked', true], ['other/main', 'not-checked', false]]);
});

test('a profile that cannot be read is expected and not checked; who needs a person stands apart; who is inside a window is skipped', async () => {
  const customers = customersFolder({ id: 'aa-shared', label: 'a', account: 'shared' }, { id: 'bb-window', label: 'b', more: ['    nightly:', '      windows:', '        - { kind: once, from: 2000-01-01 00:00, to: 2099-01-01 00:00, reason: 증설, owner: 김운영 }'].join('\n') });
  writeFileSync(join(customers, 'cc-broken.yaml'), 'id: cc-broken\nname: [\n');
  mkdirSync(join(customers, 'folder'));
  const { env } = around(customers);
  const said = await command(['verify', '--all', '--json'], { env });
  expect(said.code).toBe(3);
  const summary = JSON.parse(said.out) as { rows: { key: string; verdict: string; standing: string; sentence: string }[]; attended: { key: string; tooOld: boolean }[]; incidents: { id: string }[] };
  expect(summary.rows.map(({ key, verdict, standing }) => [key, verdict, standing])).toEqual([['bb-window/main', 'not-checked', 'maintenance'], ['cc-broken/?', 'not-checked', 'counts']]);
  expect(summary.attended).toMatchObject([{ key: 'aa-shared/main', tooOld: true }]);
  const status = await command(['status'], { env });
  expect(status.code).toBe(3);
  writeFileSync(join(customers, 'dd-new.yaml'), 'id: dd-new\n');
  expect((await command(['status'], { env })).err).toContain('dd-new/?');
});

test('without any night status is red, and --only-failed has nothing to go on with', async () => {
  const { env } = around(customersFolder({ label: 'a' }));
  const status = await command(['status'], { env });
  expect(status.code).toBe(3);
  expect(status.err).toContain('runbook verify --all');
  expect((await command(['verify', '--all', '--only-failed'], { env })).code).toBe(3);
});

test('no example bakes a password into an image or lets a shell expand one; what must survive a job lies outside its checkout', () => {
  const read = (name: string): string => readFileSync(new URL(`../../../docs/nightly/${name}`, import.meta.url), 'utf8');
  const ignored = read('Containerfile.dockerignore').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env', 'customers', 'runs', '.state', 'node_modules']));
  expect(read('Containerfile')).not.toMatch(/^COPY \. /m);
  expect(read('crontab')).not.toMatch(/(?:\.|source) \S*env/);
  for (const name of ['github-actions.yml', 'gitlab-ci.yml']) for (const variable of ['RUNBOOK_STATE', 'RUNBOOK_RUNS']) expect(read(name), name).toMatch(new RegExp(`${variable}: /`));
});

test('the schedule examples name options that exist', async () => {
  const dir = new URL('../../../docs/nightly/', import.meta.url);
  const help = new Map<string, string>();
  for (const name of ['verify', 'status']) help.set(name, (await command([name, '--help'])).out);
  const files = readdirSync(dir);
  const calls = files.flatMap((file) => [...readFileSync(new URL(file, dir), 'utf8').matchAll(/(?:main\.js |CMD \[")(verify|status)\b([^\n]*)/g)].map(([, name = '', rest = '']) => ({ name, options: rest.split(/>>|\|\|/)[0]?.match(/--[a-z][a-z-]*/g) ?? [] })));
  expect(files).toHaveLength(8);
  expect(calls.length).toBeGreaterThanOrEqual(4);
  for (const { name, options } of calls) for (const option of options) expect(help.get(name), `${name} ${option}`).toContain(option);
});
