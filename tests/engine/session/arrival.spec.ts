import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { FaultError } from '../../../engine/faults.ts';
import { describeFault } from '../../../engine/words/faults.ts';
import { enterByGet } from '../../../engine/session/arrival.ts';
import type { LookParts } from '../../../engine/session/parts.ts';

const url = 'https://192.0.2.1/admin/';

const entered = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
  const tab = { goto: () => Promise.resolve({ status: () => 502, headers: () => headers }), url: () => url } as unknown as Page;
  return enterByGet({ tab, target: { url }, limitMs: 1_000 } as unknown as LookParts).catch((error: unknown) => error);
};

for (const [reason, code] of [['pin', 'key-changed'], ['certificate', 'certificate'], ['dropped', 'no-answer'], ['refused', 'no-answer'], ['timeout', 'no-answer']] as const) {
  test(`F-66 what the relay says of the connection is told as what it is: ${reason}`, async () => {
    const fault = await entered({ 'x-runbook-relay': 'failed', 'x-runbook-reason': reason });
    expect(fault).toBeInstanceOf(FaultError);
    if (!(fault instanceof FaultError)) return;
    expect(fault.fault.code).toBe(code);
    expect(Object.values(describeFault(fault.fault, 'ko')).join(' ')).not.toContain('undefined');
  });
}

test('a page of the machine itself is an answer, whatever its status', async () => {
  expect(await entered({ date: 'Sat, 28 Nov 2026 10:00:00 GMT' })).toMatchObject({ status: 502, clockMs: Date.UTC(2026, 10, 28, 10) });
});
