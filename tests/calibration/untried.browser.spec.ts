import { calibrationHash, calibrationSchema, type Calibration } from '../../engine/calibration/calibration.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { expect, test } from '../../fixtures/test.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import slide from '../../runbooks/tmw/sending-permission.runbook.ts';

const clean: Calibration = calibrationSchema.parse({
  format: 'terrace-runbooks/calibration/1', appliance: 'tmw', version: '9.9.9', author: { by: '이담당', on: '2026-11-25' }, walk: { at: '2026-11-25T00:00:00.000Z', found: 80, missing: [], notReached: [] },
});

test('F-47 an untried version is read, with a mark; it is written only after a clean calibration of that version which somebody else has reviewed', async ({ start, shared }) => {
  test.setTimeout(600_000);
  const simulator = await start({ kind: 'tmw', variant: 'v2', faults: { 'other-version': '9.9.9' } });
  const run = (mode: 'plan' | 'apply', calibration?: Calibration, version?: string) =>
    runOn({ simulator, ...(version === undefined ? {} : { machine: { version } }), browser: shared, appliance: tmw, runbook: slide, mode, ...(calibration ? { calibration: () => ({ file: 'calibrations/tmw/9.9.9.yaml', calibration }) } : {}) });

  const plan = await run('plan');
  expect([plan.verdict, plan.fault]).toEqual(['differs', undefined]);
  expect(plan.events.find((event) => event.type === 'signed-in')).toMatchObject({ version: '9.9.9', untried: true });
  expect(plan.events.find((event) => event.type === 'planned')).toMatchObject({ warnings: [expect.stringContaining('확인되지 않은 버전입니다: 9.9.9')] });

  const reviewed = (of: Calibration): Calibration => ({ ...of, reviewer: { by: '김검토', on: '2026-11-25', hash: calibrationHash(of) } });
  const missing = { ...clean, walk: { ...clean.walk, missing: ['super-white-ip.addIcon'] } };
  const notReached = { ...clean, walk: { ...clean.walk, notReached: ['max-recipients (form)'] } };
  const codes = [undefined, clean, reviewed(missing), reviewed({ ...clean, version: '9.9.8' }), reviewed(notReached)];
  for (const [i, code] of ['unknown-version', 'calibration-unreviewed', 'unknown-version', 'unknown-version', 'unknown-version'].entries()) expect((await run('apply', codes[i])).fault?.code).toBe(code);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });

  // A profile that names a tried version does not make this one tried, and is told of.
  const claimed = await run('apply', undefined, '7.0');
  expect(claimed.fault).toMatchObject({ code: 'other-version', params: { expected: '7.0', shown: '9.9.9' } });
  expect((await run('plan', undefined, '7.0')).events.find((event) => event.type === 'signed-in')).toMatchObject({ untried: true });
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });

  const written = await run('apply', reviewed(clean));
  expect([written.verdict, written.fault]).toEqual(['changed', undefined]);
  expect(simulator.ledger()).toMatchObject({ saves: 1, openSessions: 0 });

  // A console that shows two numbers: the calibration says which of them is the version, and that one is as untried as any other.
  simulator.faults.set('other-version', '5.0 Build 9.9.9');
  const marked: Calibration = { ...clean, versionMark: { find: { kind: 'css', css: '#productVersion' }, after: 'Build', by: '이담당', on: '2026-11-25' } };
  const looked = await run('plan', marked);
  expect([looked.fault, looked.plan?.calibration]).toEqual([undefined, calibrationHash(marked)]);
  expect(looked.events.find((event) => event.type === 'signed-in')).toMatchObject({ version: '9.9.9', untried: true });
  expect((await run('apply', marked)).fault?.code).toBe('calibration-unreviewed');
  // It reads a tried version now, which is not the one that the place was named for.
  simulator.faults.set('other-version', '9.9.9 Build 5.0');
  expect((await run('apply', reviewed(marked))).fault).toMatchObject({ code: 'unknown-version', params: { version: '5.0' } });
  expect(simulator.ledger()).toMatchObject({ saves: 1, openSessions: 0 });
});
