import { expect, test } from '@playwright/test';
import { vpnQuestion } from '../../cli/attendance.ts';
import { testIo } from './test-io.ts';

test('the VPN is asked about once for the first sign-in, and anew for a second one', async () => {
  const { io, asked } = testIo({ answers: { yes: [true, false] } });
  const confirm = vpnQuestion('가온물산', io, 'ko');
  expect([await confirm(), await confirm(), await confirm(true)]).toEqual([true, true, false]);
  expect(asked).toHaveLength(2);
  expect(await vpnQuestion('가온물산', testIo().io, 'ko')(true)).toBe(false);
});
