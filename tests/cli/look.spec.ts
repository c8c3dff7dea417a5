import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commitOf, sourceOf } from '../../cli/product.ts';
import type { RunEvent } from '../../engine/events.ts';
import { customersFolder, type ProfileParts } from './profile.ts';
import { command, type Said } from './test-io.ts';

const bounce = (text: string, ...more: string[]) => command(['diagnose', '--bounce', text, '--lang', 'ko', ...more]);

test('a bounce is explained without a customer; with one, the next command follows', async () => {
  const plain = await bounce('421 Your IP is filtered by IP Rate Control');
  expect(plain.code).toBe(0);
  expect(plain.out).toContain('필터: 시간당 접속 횟수 제한');
  expect(plain.out).not.toContain('다음 명령');
  const { out } = await bounce('421 Your IP is filtered by IP Rate Control', '--customer', 'acme');
  expect(out.trimEnd().split('\n').at(-1)).toBe('다음 명령: runbook plan super-white-ip --customer acme --filters bulk-rate');
});

test('a bounce that is no block, or no reply at all, leads to no remedy; nothing is concluded from nothing', async () => {
  expect((await bounce('550 5.1.1 No search user', '--customer', 'acme')).out).not.toContain('다음 명령');
  const { code, out } = await bounce('안녕하십니까');
  expect(code).toBe(3);
  expect(out).toContain('SMTP 응답을 찾지 못했습니다');
  const document = JSON.parse((await bounce('421 Your IP is filtered by RBL', '--json')).out) as object;
  expect(document).toMatchObject({ verdict: 'recorded', exitCode: 0, replies: [{ kind: 'rbl', remedy: 'super-white-ip' }], next: null });
});

const runFolder = (root: string, id: string, head: { readonly operator: string; readonly ticket: string; readonly at: string }): void => {
  const dir = join(root, head.at.slice(0, 10), 'acme', `120000-tmw-bulk-mail-apply-${id}`);
  mkdirSync(dir, { recursive: true });
  const start: RunEvent = {
    type: 'run-started', runId: id, mode: 'apply', runbook: 'tmw/bulk-mail', title: 'TMW 조치 가이드', customer: { id: 'acme', name: '가온물산' }, appliance: { id: 'main', kind: 'tmw', url: 'http://127.0.0.1:9' },
    operator: head.operator, ticket: head.ticket, requestedBy: '홍길동', lang: 'ko', versions: { product: 't', node: 't', playwright: 't', browser: 't' }, inputs: {}, readings: {}, headed: false,
  };
  const end: RunEvent = { type: 'run-ended', verdict: 'changed', exitCode: 0, sections: [], sentence: '변경 완료' };
  writeFileSync(join(dir, 'journal.jsonl'), [start, end].map((event, i) => `${JSON.stringify({ n: i + 1, at: head.at, ms: i, ...event })}\n`).join(''));
};

test('history: who changed what; an operator is found by the name without the system account', async () => {
  const root = mkdtempSync(join(tmpdir(), 'runs-'));
  runFolder(root, 'aaaa', { operator: '김운영 (os-user)', ticket: 'T-1', at: '2026-11-20T03:00:00.000Z' });
  runFolder(root, 'bbbb', { operator: '이담당 (os-user)', ticket: 'T-2', at: '2026-11-24T03:00:00.000Z' });
  const rows = async (...more: string[]) => (JSON.parse((await command(['history', '--runs', root, '--json', ...more])).out) as { runId: string }[]).map((one) => one.runId);
  expect(await rows()).toEqual(['bbbb', 'aaaa']);
  expect(await rows('--operator', '김운영')).toEqual(['aaaa']);
  expect(await rows('--operator', '김운영 (os-user)')).toEqual(['aaaa']);
  expect(await rows('--operator', '김')).toEqual([]);
  expect(await rows('--ticket', 'T-2', '--customer', '가온물산')).toEqual(['bbbb']);
  expect(await rows('--since', '2026-11-23')).toEqual(['bbbb']);
  expect((await command(['history', '--runs', root, '--lang', 'ko'])).out).toContain('| 이담당 (os-user) |');
  const wrong = await command(['history', '--runs', root, '--since', 'gestern', '--format', 'xls', '--lang', 'ko']);
  expect(wrong.code).toBe(1);
  expect(wrong.err.trimEnd().split('\n')).toHaveLength(2);
});

test('report: a folder without a journal is not checked', async () => {
  const { code, err } = await command(['report', mkdtempSync(join(tmpdir(), 'none-')), '--lang', 'ko']);
  expect(code).toBe(3);
  expect(err).toContain('journal.jsonl');
});

test('report: a wrong size or ticket format is told before anything is opened', async () => {
  const { code, err } = await command(['report', 'x', '--max-size', '3 bananas', '--format', 'word', '--lang', 'en']);
  expect(code).toBe(1);
  expect(err).toContain('--max-size 3 bananas: Not a size, or too small.');
  expect(err).toContain('--format word: Not a ticket format; choose one of: md, jira, html');
});

test('config check tells lengths and never values', async () => {
  const dir = customersFolder({ label: 'mail-gw' });
  const good = await command(['config', 'check', '--customers', dir, '--lang', 'ko'], { env: { ACME_PASSWORD: 'secret-value-9' } });
  expect(good.code, good.err).toBe(0);
  expect(good.out).toContain('signIn.password: env:ACME_PASSWORD, 14자');
  expect(good.out + good.err).not.toContain('secret-value-9');
  const bad = await command(['config', 'check', '--customers', dir, '--lang', 'ko']);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/acme\.yaml:\d+ appliances\[0\]\.signIn\.password env:ACME_PASSWORD: /);
});

test('config check reads every profile although one is wrong', async () => {
  const dir = customersFolder({ label: 'mail-gw' });
  writeFileSync(join(dir, 'broken.yaml'), 'id: [');
  const { code, out, err } = await command(['config', 'check', '--customers', dir, '--lang', 'ko'], { env: { ACME_PASSWORD: 'secret-value-9' } });
  expect(code).toBe(1);
  expect(out).toContain('고객사 acme: 가온물산');
  expect(err).toContain('broken.yaml');
});

test('schema is a JSON Schema that knows the wanted settings', async () => {
  const { out } = await command(['schema']);
  expect(JSON.parse(out)).toMatchObject({ $schema: expect.stringContaining('json-schema.org'), properties: { appliances: {} } });
});

test('a build writes down what it was made from, for an installed package that has neither a checkout nor a lock file', () => {
  const root = resolve(import.meta.dirname, '..', '..');
  const written = JSON.parse(readFileSync(join(root, 'dist', 'cli', 'source.json'), 'utf8')) as object;
  expect(written).toEqual({ ...(commitOf(join(root, '.git')) === undefined ? {} : { commit: expect.stringMatching(/^[0-9a-f]{40}$/) }), lock: sourceOf(root).lock });
  expect(sourceOf('/no/such/folder')).toEqual({});
});

test('the commit is read from the files of a checkout: loose, packed, detached, linked', () => {
  const commit = 'a'.repeat(40);
  const git = (files: Readonly<Record<string, string>>): string => {
    const dir = join(mkdtempSync(join(tmpdir(), 'git-')), '.git');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(dir, name, '..'), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    return dir;
  };
  expect(commitOf(git({ HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${commit}\n` }))).toBe(commit);
  expect(commitOf(git({ HEAD: 'ref: refs/heads/main\n', 'packed-refs': `# pack\n${commit} refs/heads/main\n` }))).toBe(commit);
  expect(commitOf(git({ HEAD: `${commit}\n` }))).toBe(commit);
  expect(commitOf(git({ HEAD: 'ref: refs/heads/new\n' }))).toBeUndefined();
  const main = git({ HEAD: 'ref: refs/heads/main\n', 'refs/heads/side': `${commit}\n`, 'worktrees/side/HEAD': 'ref: refs/heads/side\n', 'worktrees/side/commondir': '../..\n' });
  const linked = join(mkdtempSync(join(tmpdir(), 'tree-')), '.git');
  writeFileSync(linked, `gitdir: ${join(main, 'worktrees/side')}\n`);
  expect(commitOf(linked)).toBe(commit);
  expect(commitOf('/no/such/folder')).toBeUndefined();
});

test('two profiles with one public key: told apart by label or way they are noticed, else refused', async () => {
  const pin = 'sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
  const one = (id: string, url: string, label?: string): ProfileParts => ({ id, url, tls: `{ pin: '${pin}' }`, ips: [`203.0.113.${id.length}`], ...(label === undefined ? {} : { label }) });
  const check = (...profiles: readonly ProfileParts[]): Promise<Said> => command(['config', 'check', '--customers', customersFolder(...profiles)], { env: { ACME_PASSWORD: 'secret-value-9', RUNBOOK_LANG: 'ko' } });
  const told = await check(one('acme', 'https://127.0.0.1:9', 'a.example.co.kr'), one('nuri', 'https://127.0.0.1:9', 'b.example.co.kr'));
  expect(told.code, told.err).toBe(0);
  expect(told.err).toMatch(/nuri\.yaml:\d+ .*공개 키가 같은 다른 장비가 있습니다: acme\/main/);
  expect((await check(one('acme', 'https://127.0.0.1:9'), one('nuri', 'https://127.0.0.1:19'))).code).toBe(0);
  const same = await check(one('acme', 'https://127.0.0.1:9'), one('nuri', 'https://127.0.0.1:9'));
  expect(same.code).toBe(1);
  expect(same.err).toContain('두 장비를 구분할 수 없습니다');
  // A run would type the password of the one into the other.
  const customers = customersFolder(one('acme', 'https://127.0.0.1:9'), one('nuri', 'https://127.0.0.1:9'));
  const run = await command(['verify', '--customer', 'acme', '--customers', customers, '--headless'], { env: { ACME_PASSWORD: 'secret-value-9', RUNBOOK_LANG: 'ko' } });
  expect([run.code, run.err]).toEqual([1, expect.stringContaining('nuri/main와(과) 같아 두 장비를 구분할 수 없습니다')]);
});

test('config check reads the key of a second factor as a run would', async () => {
  const dir = customersFolder({ password: 'env:ACME_PASSWORD\n      totp: env:ACME_TOTP' });
  const check = (key: string): Promise<Said> => command(['config', 'check', '--customers', dir, '--lang', 'en'], { env: { ACME_PASSWORD: 'secret-value-9', ACME_TOTP: key } });
  expect((await check('JBSWY3DPEHPK3PXP')).code).toBe(0);
  const { code, out, err } = await check('not-base32-!0189');
  expect(code).toBe(1);
  expect(err).toMatch(/signIn\.totp env:ACME_TOTP: This cannot be the key of a second factor/);
  expect(out + err).not.toContain('0189');
});

/** Runs with a `.env` of these lines in the working folder. */
const inFolderWith = async (lines: readonly string[], work: () => Promise<void>): Promise<void> => {
  const before = process.cwd();
  const dir = mkdtempSync(join(tmpdir(), 'dot-env-'));
  writeFileSync(join(dir, '.env'), lines.join('\n'));
  process.chdir(dir);
  try {
    await work();
  } finally {
    process.chdir(before);
  }
};

test('a setting may stand in .env as well, for every command; the environment wins', async () => {
  await inFolderWith(['RUNBOOK_STATE=shared', 'RUNBOOK_RUNS=all-runs', 'RUNBOOK_CUSTOMERS=fleet', 'RUNBOOK_OPERATOR=이담당', 'RUNBOOK_LANG=ko'], async () => {
    mkdirSync('fleet');
    const stateOf = async (env: Record<string, string>): Promise<unknown> => (JSON.parse((await command(['machines', '--json'], { env })).out) as { stateDir: string }).stateDir;
    expect(await stateOf({})).toBe(join(process.cwd(), 'shared'));
    expect(await stateOf({ RUNBOOK_STATE: '' })).toBe(join(process.cwd(), 'shared'));
    expect(await stateOf({ RUNBOOK_STATE: 'mine' })).toBe(join(process.cwd(), 'mine'));
    const { out } = await command(['config', 'check']);
    for (const line of [`프로필 폴더: ${join(process.cwd(), 'fleet')}`, `실행 폴더: ${join(process.cwd(), 'all-runs')}`, '작업자: 이담당 (os-user)']) expect(out).toContain(line);
  });
});

test('a name of ours that does not exist, or a .env that cannot be read, refuses every command but help', async () => {
  await inFolderWith(['RUNBOOK_STATES=shared', 'ACME_PASSWORD=canary-4711'], async () => {
    for (const argv of [['machines'], ['history'], ['config', 'check', '--customers', customersFolder()]]) {
      const { code, out, err } = await command(argv, { env: { RUNBOOK_LANG: 'en', ACME_PASSWORD: 'secret-value-9' } });
      expect(code, argv.join(' ')).toBe(1);
      expect(err).toMatch(/^\.env:1: There is no such setting: RUNBOOK_STATES — Known settings: .*RUNBOOK_STATE,/m);
      expect(out + err).not.toContain('canary');
    }
    expect((await command(['--help'])).code).toBe(0);
  });
});
