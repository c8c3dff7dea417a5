import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLine } from '../../engine/events.ts';
import { verifyEvidence } from '../../engine/evidence/verify.ts';
import { sealFolder } from '../../engine/evidence/seal.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { maskedPixels } from '../../fixtures/masked-pixels.ts';
import { expect, test } from '../../fixtures/test.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import type { MailLogState } from '../../pages/parts/mail-log.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmseBlocked from '../../runbooks/tmse/blocked-mail.runbook.ts';
import tmseMax from '../../runbooks/tmse/max-recipients.runbook.ts';
import tmwBlocked from '../../runbooks/tmw/blocked-mail.runbook.ts';
import tmwMax from '../../runbooks/tmw/max-recipients.runbook.ts';

const runsRoot = (): string => mkdtempSync(join(tmpdir(), 'runs-'));

/** The run folder below a root, as soon as there is one. */
const folderBelow = (root: string): string => {
  const journal = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('journal.jsonl')) ?? '';
  return join(root, journal, '..');
};

const of = <T extends JournalLine['type']>(events: readonly JournalLine[], type: T): Extract<JournalLine, { type: T }>[] =>
  events.filter((line): line is Extract<JournalLine, { type: T }> => line.type === type);

for (const { kind, appliance, runbook, variant } of [
  { kind: 'tmse', appliance: tmse, runbook: tmseBlocked, variant: 'frameset' },
  { kind: 'tmw', appliance: tmw, runbook: tmwBlocked, variant: '' },
] as const) {
  test(`${kind} ${variant}: sender, recipient and subject are masked in every picture of a mail log and in the record, unless a reason was given`, async ({ start, shared }) => {
    const simulator = await start({ kind, ...(variant === '' ? {} : { variant: { content: variant } }) });
    const page = await shared.browser.newPage();
    try {
      const [hidden, shown] = [
        await runOn({ simulator, browser: shared, appliance, runbook, mode: 'diagnose' }),
        await runOn({ simulator, browser: shared, appliance, runbook, mode: 'diagnose', showMailFields: '발신자 확인 요청' }),
      ];
      const logs = of(hidden.events, 'reading').flatMap((line) => line.picture?.file ?? []);
      expect(logs.length).toBeGreaterThan(1);
      const subject = simulator.state.logs.connection.find((row) => row.subject !== '')?.subject ?? '';
      for (const file of logs) {
        // What stays covered are rows of other senders, which the console's search finds too (it compares parts of addresses).
        expect(await maskedPixels(page, join(hidden.dir, file)), file).toBeGreaterThan((await maskedPixels(page, join(shown.dir, file))) + 5_000);
      }
      expect(JSON.stringify(hidden.events)).not.toContain(subject);
      expect(of(shown.events, 'secret-handling')[0]?.handling.mailFieldsShown).toBe('발신자 확인 요청');
      expect(of(hidden.events, 'secret-handling')[0]?.handling).not.toHaveProperty('mailFieldsShown');
    } finally {
      await page.close();
    }
  });
}

test('other senders are covered in every picture of a mail log, and declared columns and fields in all pictures', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const page = await shared.browser.newPage();
  try {
    const order = { simulator, browser: shared, appliance: tmw, runbook: tmwBlocked, mode: 'diagnose', stepPictures: true, showMailFields: '발신자 확인 요청' } as const;
    const [plain, declared] = [await runOn(order), await runOn({ ...order, machine: { masks: ['발신 국가'] } })];
    const pictures = (run: typeof plain) => of(run.events, 'reading').flatMap((line) => line.picture?.file ?? []);
    const [file = ''] = pictures(plain);
    expect(await maskedPixels(page, join(declared.dir, pictures(declared)[0] ?? ''))).toBeGreaterThan((await maskedPixels(page, join(plain.dir, file))) + 1_000);
    // The list before its search shows everybody's mail.
    const looks = of(plain.events, 'step-finished').filter((line) => line.section.endsWith('log') && line.picture);
    const most = Math.max(...(await Promise.all(looks.map((line) => maskedPixels(page, join(plain.dir, line.picture?.file ?? ''))))));
    expect(most).toBeGreaterThan(20_000);
    const countries = (run: typeof plain) => new Set(of(run.events, 'reading').flatMap((line) => (line.state as MailLogState).rows.map((row) => row.country)));
    expect(countries(declared)).toEqual(new Set(['■']));
    expect(countries(plain)).not.toContain('■');
  } finally {
    await page.close();
  }
});

test('what is typed into a declared field is in no picture and not in the record, and is saved all the same', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw' });
  const typedIn = (run: { readonly events: readonly JournalLine[] }, name: string): string[] => of(run.events, 'step-finished').flatMap((line) => line.typed).filter((one) => one.field === name).map((one) => one.value);
  const field = '최대 수신자 수';
  const run = await runOn({ simulator, browser: shared, appliance: tmw, runbook: tmwMax, mode: 'apply', stepPictures: true, machine: { masks: [field] } });
  expect(run.verdict).toBe('changed');
  expect(typedIn(run, field)).toEqual(['■']);
  expect((await runOn({ simulator, browser: shared, appliance: tmw, runbook: tmwMax, mode: 'verify' })).verdict).toBe('as-wanted');
  const page = await shared.browser.newPage();
  try {
    const picture = of(run.events, 'step-finished').find((line) => line.typed.some((one) => one.field === field))?.picture?.file ?? '';
    expect(await maskedPixels(page, join(run.dir, picture))).toBeGreaterThan(500);
  } finally {
    await page.close();
  }
});

test("the console's own record: our lines and another administrator's between the first save and the end stand in the evidence", async ({ start, shared }) => {
  for (const [kind, appliance, runbook] of [['tmse', tmse, tmseMax], ['tmw', tmw, tmwMax]] as const) {
    const simulator = await start({ kind });
    let planted = false;
    const run = await runOn({
      simulator, browser: shared, appliance, runbook, mode: 'apply',
      onEvent: (line) => {
        if (planted || line.type !== 'write-outcome') return;
        planted = true;
        const [newest] = simulator.state.adminLog;
        simulator.state.adminLog.unshift({ time: newest?.time ?? '', user: 'operator2', from: '192.0.2.15', menu: '필터 관리', action: 'IP 추가: 192.0.2.99' });
      },
    });
    expect(run.verdict).toBe('changed');
    const [log] = of(run.events, 'admin-log').map((line) => line.log);
    expect(log?.kind).toBe('read');
    if (log?.kind !== 'read') return;
    expect(log.complete).toBe(true);
    expect(log.lines.filter((line) => line.account === 'other').map((line) => line.work)).toEqual(['IP 추가: 192.0.2.99']);
    expect(log.lines.filter((line) => line.account === 'ours').length).toBe(simulator.ledger().saves);
    await sealFolder(run.dir);
    expect((await verifyEvidence(run.dir)).findings).toEqual([]);
  }
});

test('F-83: evidence that fails costs no verdict of a setting and repeats no save; the run ends as withheld', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse' });
  const runsDir = runsRoot();
  let spoiled = false;
  const without = Object.fromEntries(Object.entries(tmse).filter(([name]) => name !== 'adminLog')) as unknown as typeof tmse;
  const run = await runOn({
    simulator, browser: shared, appliance: without, runbook: tmseMax, mode: 'apply', stepPictures: true, runsDir,
    onEvent: (line) => {
      if (spoiled || line.type !== 'approval') return;
      spoiled = true;
      const dir = folderBelow(runsDir);
      rmSync(join(dir, 'pictures'), { recursive: true });
      writeFileSync(join(dir, 'pictures'), 'in the way');
    },
  });
  expect(run.verdict).toBe('withheld');
  expect(run.exitCode).toBe(6);
  expect(run.results.map((one) => one.verdict)).toEqual(['changed']);
  expect(run.gaps?.length).toBeGreaterThan(0);
  expect(of(run.events, 'evidence-gap').flatMap((line) => line.gaps.map((gap) => gap.kind))).toContain('picture');
  expect(of(run.events, 'admin-log').map((line) => line.log)).toEqual([{ kind: 'none', why: 'no-such-screen' }]);
  expect(simulator.ledger().saves).toBe(1);
});

test('F-83: with too little free space nothing is dialled', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmse' });
  const run = await runOn({ simulator, browser: shared, appliance: tmse, runbook: tmseMax, mode: 'apply', needed: Number.MAX_SAFE_INTEGER });
  expect(run).toMatchObject({ verdict: 'not-checked', exitCode: 3, fault: { code: 'no-space' } });
  expect(simulator.ledger().entries).toEqual([]);
});
