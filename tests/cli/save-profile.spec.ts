import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { RunFlags } from '../../cli/flags.ts';
import { offerToSave, profileChange } from '../../cli/save-profile.ts';
import { sampleOrder } from './order-sample.ts';
import { testIo, type Answers } from './test-io.ts';

const changed: RunFlags = { ip: ['203.0.113.10', '203.0.113.25'], maxRecipients: '5000', filters: 'rbl,bulk-delay' };

test('only what differs from the profile is offered', async () => {
  expect(profileChange(await sampleOrder('apply'))).toBeUndefined();
  expect(profileChange(await sampleOrder('apply', { ip: ['203.0.113.10'], filters: 'bulk-rate', maxRecipients: '3000' }))).toBeUndefined();
  expect(profileChange(await sampleOrder('apply', changed))).toEqual({ addSendingIps: [{ ip: '203.0.113.25' }], filters: ['rbl', 'bulk-delay'], maxRecipients: 5000 });
});

const offer = async (flags: RunFlags, answers?: Answers) => {
  const order = await sampleOrder('apply', flags);
  const { io, asked } = testIo(answers === undefined ? {} : { answers });
  let printed = '';
  await offerToSave(order, io, 'ko', (text) => { printed += text; });
  return { text: readFileSync(order.loaded.file, 'utf8'), printed, asked };
};

test('--save-profile writes the new wanted state and keeps comments', async () => {
  const { text, printed } = await offer({ ...changed, saveProfile: true });
  expect(text).toContain('maxRecipients: 5000 # 승인됨');
  expect(text).toContain('203.0.113.25');
  expect(printed).toContain('프로필에 저장했습니다');
});

test('a person decides; without one the hint stands and the file is untouched', async () => {
  expect((await offer(changed, { yes: [true] })).text).toContain('maxRecipients: 5000');
  const no = await offer(changed, { yes: [false] });
  const nobody = await offer(changed);
  for (const { text, printed } of [no, nobody]) {
    expect(text).toContain('maxRecipients: 3000');
    expect(printed).toContain('--save-profile');
  }
  expect((await offer({})).printed).toBe('');
});
