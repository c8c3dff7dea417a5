import { expect, test } from '@playwright/test';
import { approveBy } from '../../cli/approve.ts';
import type { RunFlags } from '../../cli/flags.ts';
import { RunRecord } from '../../cli/record.ts';
import { Pace } from '../../engine/pace/pace.ts';
import type { Question } from '../../engine/pace/question.ts';
import type { Plan } from '../../engine/plan.ts';
import { sampleOrder, samplePlan } from './order-sample.ts';
import { testIo, type Answers } from './test-io.ts';

const decide = async (flags: RunFlags, answers: Answers | undefined, plan: Plan = samplePlan()) => {
  const order = await sampleOrder('apply', flags);
  const { io, asked } = testIo(answers === undefined ? {} : { answers });
  let printed = '';
  const approval = await approveBy({ order, io, lang: 'ko', print: (text) => { printed += text; } })(new RunRecord())(plan, []);
  return { approval, asked, printed };
};

const plainPlan = samplePlan({ sections: samplePlan().sections.slice(0, 1) });

test('a person types the customer’s id, after the whole plan and the command that would confirm it', async () => {
  const { approval, asked, printed } = await decide({}, { text: ' acme ' }, plainPlan);
  expect(approval).toEqual({ outcome: 'given', by: '김운영 (os-user)', how: 'typed' });
  expect(asked).toEqual(['적용하려면 고객사 id를 입력하십시오 (acme)']);
  expect(printed).toContain('정책 › "급여메일"');
  expect(printed).toContain('runbook apply bulk-mail --customer acme --ticket T-1 --requested-by 홍길동 --yes acme');
});

test('another word is a refusal, leaving the question stops the run', async () => {
  expect((await decide({}, { text: 'acme2' }, plainPlan)).approval.outcome).toBe('refused');
  await expect(decide({}, { text: undefined }, plainPlan)).rejects.toMatchObject({ fault: { code: 'stopped' } });
});

test('without a keyboard: missing, unless --yes or --plan says it', async () => {
  const { approval, printed } = await decide({}, undefined, plainPlan);
  expect(approval).toEqual({ outcome: 'missing', by: '김운영 (os-user)', how: 'no keyboard' });
  expect(printed).toContain('--yes acme');
  expect((await decide({ yes: 'acme' }, undefined, plainPlan)).approval).toMatchObject({ outcome: 'given', how: '--yes' });
});

test('a change that reaches beyond this sender needs its own approval besides --yes', async () => {
  const without = await decide({ yes: 'acme' }, undefined);
  expect(without.approval.outcome).toBe('missing');
  expect(without.printed).toContain('--accept page-level');
  expect((await decide({ yes: 'acme', accept: ['relay'] }, undefined)).approval.outcome).toBe('missing');
  expect((await decide({ yes: 'acme', accept: ['page-level'] }, undefined)).approval).toMatchObject({ outcome: 'given', how: '--yes + page-level' });
});

test('a person is asked about it apart, and a no refuses the whole', async () => {
  const agreed = await decide({}, { yes: [true], text: 'acme' });
  expect(agreed.asked).toHaveLength(2);
  expect(agreed.asked[0]).toContain('이 값은 모든 발송자에게 적용될 수 있습니다.');
  expect(agreed.approval).toMatchObject({ outcome: 'given', how: 'typed + page-level' });
  const refused = await decide({}, { yes: [false], text: 'acme' });
  expect(refused.approval).toMatchObject({ outcome: 'refused', how: 'page-level' });
  expect(refused.asked).toHaveLength(1);
});

test('a sender that the log speaks against passes for a reason only', async () => {
  const plan = { ...plainPlan, concerns: [{ code: 'risky-sender' as const, params: { ip: '203.0.113.10', kind: 'harmful-mail' } }] };
  const silent = await decide({ yes: 'acme', accept: ['already-allowed'] }, undefined, plan);
  expect(silent.approval.outcome).toBe('missing');
  expect(silent.printed).toContain('--acknowledge 사유');
  expect((await decide({ yes: 'acme', acknowledge: '원인 조치 완료' }, undefined, plan)).approval).toMatchObject({ outcome: 'given', how: '--yes + --acknowledge 원인 조치 완료' });
  for (const text of [' ', '\u3000', '\u200b \u00a0']) expect((await decide({}, { text }, plan)).approval, text).toMatchObject({ outcome: 'refused', how: 'risky-sender' });
  await expect(decide({ accept: ['risky-sender'] }, undefined, plan)).rejects.toThrow();
});

test('a sending IP that another customer wants too is a question of its own', async () => {
  const { request } = await sampleOrder('apply', {}, {}, [{ id: 'nuri', ips: ['198.51.100.7', '203.0.113.10'] }]);
  expect(request.concerns).toMatchObject([{ code: 'shared-ip', params: { ip: '203.0.113.10', customer: '가온물산' } }]);
  expect(request.concerns?.[0]?.params['where']).toContain('nuri.yaml');
  const plan = { ...plainPlan, concerns: [...(request.concerns ?? [])] };
  const silent = await decide({ yes: 'acme' }, undefined, plan);
  expect(silent.approval.outcome).toBe('missing');
  expect(silent.printed).toContain('--accept shared-ip');
  expect((await decide({ yes: 'acme', accept: ['shared-ip'] }, undefined, plan)).approval).toMatchObject({ outcome: 'given', how: '--yes + shared-ip' });
});

test('a profile that cannot be read is named, since it may want the same sending IPs', async () => {
  const { request } = await sampleOrder('apply', {}, {}, [{ id: 'nuri', ips: ['198.51.100.7', '203.0.113.300'] }]);
  expect(request.concerns).toEqual([]);
  expect(request.warnings).toEqual([expect.stringMatching(/비교하지 못한 프로필: \S*nuri\.yaml\. runbook config check/)]);
  expect((await sampleOrder('apply')).request.warnings).toEqual([]);
});

test('a concern of the survey is such an approval too', async () => {
  const plan = { ...plainPlan, concerns: [{ code: 'blocked-ip' as const, params: { ip: '203.0.113.10' } }] };
  const { approval, printed } = await decide({ yes: 'acme' }, undefined, plan);
  expect(approval.outcome).toBe('missing');
  expect(printed).toContain('--accept blocked-ip');
});

test('the panel takes the same decisions: a yes, a reason, the id; what was typed where stands in the evidence', async () => {
  const order = await sampleOrder('apply', {});
  const { io } = testIo({});
  const pace = new Pace({ step: false, showMs: 0, window: true, lang: 'ko', signal: new AbortController().signal });
  const asked: Question[] = [];
  let refuses = false;
  pace.seat({
    name: 'panel', open: true,
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(refuses ? { choice: 'no' as const } : { choice: 'yes' as const, ...(question.write ? { text: '담당자 확인' } : {}) });
    },
  });
  const approve = (plan: Plan) => approveBy({ order, io, lang: 'ko', print: () => undefined, pace })(new RunRecord())(plan, []);
  expect(await approve(plainPlan)).toEqual({ outcome: 'given', by: '김운영 (os-user)', how: 'typed in the panel' });
  expect(asked).toMatchObject([{ about: 'plan', type: 'acme', choices: ['yes', 'no', 'stop'] }]);
  expect(await approve(samplePlan())).toMatchObject({ outcome: 'given', how: 'typed in the panel + page-level' });
  refuses = true;
  expect(await approve(plainPlan)).toMatchObject({ outcome: 'refused', how: 'typed in the panel' });
});
