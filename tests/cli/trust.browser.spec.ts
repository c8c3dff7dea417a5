import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../fixtures/test.ts';
import { profileText, type ProfileParts } from './profile.ts';
import { command, type Answers } from './test-io.ts';

const shown = 'mail-gw.example.co.kr';

/** `trust` with a profile of these parts; the folder of machines stays. */
const place = () => {
  const base = mkdtempSync(join(tmpdir(), 'trust-'));
  const env = { ...process.env, RUNBOOK_CUSTOMERS: base, RUNBOOK_STATE: join(base, 'state'), RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko' };
  const trust = (parts: ProfileParts, argv: readonly string[] = [], answers?: Answers) => {
    writeFileSync(join(base, 'acme.yaml'), profileText(parts));
    return command(['trust', '--customer', 'acme', ...argv], { env, ...(answers ? { answers } : {}) });
  };
  const labels = async () => (JSON.parse((await command(['machines', '--json'], { env })).out) as { machines: { label: string | null }[] }).machines.map((one) => one.label);
  return { trust, labels };
};

for (const kind of ['tmse', 'tmw'] as const) {
  test(`${kind}: trust shows the label of the sign-in page and records it; one that is not the profile's needs a person's word`, async ({ start }) => {
    const simulator = await start({ kind, variant: 'tls', seed: { label: shown } });
    const { trust, labels } = place();
    const { url } = simulator;
    const bare = await trust({ kind, url });
    expect(bare.code, bare.err).toBe(0);
    expect(bare.out).toContain(`로그인 화면의 장비 이름: ${shown}\n`);
    expect(bare.out).toContain(`\nmachine:\n  label: "${shown}"\n`);
    expect(await labels()).toEqual([shown]);

    const same = await trust({ kind, url, label: shown }, ['--json']);
    expect(JSON.parse(same.out)).toMatchObject({ exitCode: 0, label: shown, shown, changed: [] });

    const other = { kind, url, label: 'mail-gw.ganada.example' };
    const refused = await trust(other);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`프로필: mail-gw.ganada.example, 화면: ${shown}`);
    const confirmed = await trust(other, [], { yes: [true] });
    expect(confirmed.code, confirmed.err).toBe(0);
    expect(confirmed.asked).toEqual([expect.stringContaining('장비의 담당자에게 확인했습니까?')]);
    expect(await labels()).toEqual([shown]);

    // Nothing was typed and nothing was sent but for pages.
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0, saves: 0 });
    expect(simulator.ledger().entries).toEqual([]);
  });
}

test('a sign-in page that is not recognised leaves the label to the profile, and says so', async ({ start }) => {
  const simulator = await start({ kind: 'tmw', faults: { 'access-denied': '200' } });
  const { trust, labels } = place();
  const { code, out } = await trust({ url: simulator.url, label: shown });
  expect(code).toBe(0);
  expect(out).toMatch(/로그인 화면의 장비 이름을 확인하지 못했습니다: .*접속 허용 IP/);
  expect(await labels()).toEqual([shown]);
});
