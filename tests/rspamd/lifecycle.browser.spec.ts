import { cpSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '../../cli/appliances.ts';
import { loadCustomer } from '../../engine/customer/load.ts';
import { scanFolder } from '../../engine/evidence/leak-gate.ts';
import { expect, test, type Rspamd } from '../../fixtures/rspamd.ts';
import { command } from '../cli/test-io.ts';
import { folderOf, place, sender, who } from './place.ts';

/** rspamd writes a line for every list that it saves. */
const saves = (rspamd: Rspamd): number => rspamd.logged(/handle_savemap/);

test('diagnose, plan, apply, verify, apply again, rollback on a real rspamd', async ({ rspamd }) => {
  test.setTimeout(600_000);
  const { base, runs, state, run } = place(rspamd);
  const before = rspamd.list.text();
  const saved = saves(rspamd);
  expect(await rspamd.scan(sender)).toBe('reject');

  const diagnosed = await run('diagnose', 'rspamd/blocked-mail');
  expect(diagnosed.code, diagnosed.err).toBe(0);
  expect(diagnosed.out).toMatch(/발송 IP 203\.0\.113\.10: .*\d건 차단되었습니다\. 사유: "[^"]*BULK_MAIL \(20\)/);

  const file = join(base, 'plan.json');
  const planned = await run('plan', 'rspamd/allow-sender', '--out', file);
  expect(planned.code, planned.err + planned.out).toBe(2);
  expect(planned.out).toContain('[가이드에 없는 절차]');
  expect(planned.out).toContain('발송 IP: + 203.0.113.10');
  expect(planned.out).toMatch(/203\.0\.113\.10: 차단 \d+ \/ 정상 0/);

  const applyPlan = () => run('apply', '--plan', file, ...who.slice(0, 4));
  rspamd.list.write(`${before}192.0.2.99 # a colleague\n`);
  const refused = await applyPlan();
  expect(refused.code, refused.out).toBe(2);
  expect(refused.out).toContain('계획을 세운 뒤 설정이 바뀌었습니다');
  expect([saves(rspamd), rspamd.list.text()]).toEqual([saved, `${before}192.0.2.99 # a colleague\n`]);

  rspamd.list.write(before);
  const applied = await applyPlan();
  expect(applied.code, applied.err + applied.out).toBe(0);
  expect(applied.out).toContain('변경 완료');
  expect([saves(rspamd), rspamd.list.text()]).toEqual([saved + 1, `${before}${sender}\n`]);
  await expect.poll(() => rspamd.scan(sender)).toBe('no action');

  expect((await run('verify', 'rspamd/allow-sender')).code).toBe(0);
  const writtenAt = rspamd.list.writtenAt();
  const again = await run('apply', 'rspamd/allow-sender', ...who);
  expect(again.code, again.err).toBe(0);
  expect(again.out).toContain('이미 설정됨');
  expect([saves(rspamd), rspamd.list.writtenAt()]).toEqual([saved + 1, writtenAt]);

  const back = await run('rollback', folderOf(applied), ...who);
  expect(back.code, back.err).toBe(0);
  expect([saves(rspamd), rspamd.list.text()]).toEqual([saved + 2, before]);
  await expect.poll(() => rspamd.scan(sender)).toBe('reject');

  // What a ticket gets, of what changed the machine and of what took it back.
  for (const dir of [folderOf(applied), folderOf(back)]) {
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(['report.html', 'ticket.md', 'evidence.zip', 'SHA256SUMS']));
    for (const path of [dir, join(dir, 'evidence.zip')]) {
      const verified = await command(['evidence', 'verify', path], {});
      expect(verified.code, verified.out + verified.err).toBe(0);
    }
    // All its lines are our own: then they are what a person pastes.
    expect(readdirSync(join(dir, 'sheets'))).not.toEqual([]);
    const report = await readFile(join(dir, 'report.html'), 'utf8');
    expect(report).toContain(sender);
  }

  // The packs are opened too; the sum of everything shows that something was searched.
  for (const folder of [runs, state]) {
    const { leaks, unopened, secrets, bytes } = await scanFolder(folder, { secrets: [rspamd.passwords.privileged] });
    expect({ leaks, unopened, secrets }).toEqual({ leaks: [], unopened: [], secrets: 1 });
    expect(bytes).toBeGreaterThan(0);
  }
  const planted = join(base, 'planted');
  cpSync(state, planted, { recursive: true });
  writeFileSync(join(planted, 'one.json'), Buffer.from(`x${rspamd.passwords.privileged}`).toString('base64'));
  expect((await scanFolder(planted, { secrets: [rspamd.passwords.privileged] })).leaks).toHaveLength(1);
});

test('the profile that ships fits what is started, and needs no runbook to be named', async ({ rspamd }) => {
  test.setTimeout(600_000);
  const base = mkdtempSync(join(tmpdir(), 'rspamd-shipped-'));
  const env = { ...process.env, RSPAMD_PASSWORD: rspamd.passwords.privileged, RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: rspamd.customers, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };
  const run = (...argv: string[]) => command([...argv, '--customer', 'local-rspamd'], { env, answers: { yes: [true, true] } });
  const planned = await run('plan', '--headless');
  expect(planned.code, planned.err + planned.out).toBe(2);
  expect(planned.out).toContain(`발송 IP: + ${sender}`);
  for (const argv of [['trust'], ['rearm'], ['unlock'], ['doctor']]) {
    const said = await run(...argv);
    expect(said.code, `${argv[0]}: ${said.err}${said.out}`).toBe(0);
  }
  const shipped = await loadCustomer({ file: 'fixtures/customers/rspamd/local-rspamd.yaml' }, { kinds });
  expect(shipped.warnings).toEqual([]);
  expect(shipped.customer.appliances).toMatchObject([{ kind: 'rspamd', url: 'http://127.0.0.1:11734', wanted: { policy: 'allowed-senders.map' } }]);
});

test('a wrong password makes one attempt, and the next run none', async ({ rspamd }) => {
  test.setTimeout(600_000);
  const { run } = place(rspamd, { password: 'not-the-password' });
  // It writes a line for each request without a right password, and one more when there was none at all.
  const attempts = (): number => rspamd.logged(/absent or incorrect password/) - rspamd.logged(/: absent password has/);
  const before = attempts();
  const first = await run('apply', 'rspamd/allow-sender', ...who);
  expect(first.code, first.out).toBe(3);
  expect(first.out).toContain('로그인이 거부되었습니다: "Request failed"');
  expect(attempts()).toBe(before + 1);
  const second = await run('verify', 'rspamd/allow-sender');
  expect(second.code).toBe(3);
  expect(second.out).toContain('runbook rearm');
  expect(attempts()).toBe(before + 1);
});
