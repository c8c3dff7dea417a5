import { expect, test } from '@playwright/test';
import { planText } from '../../cli/plan-text.ts';
import { RunRecord } from '../../cli/record.ts';
import type { RunEvent } from '../../engine/events.ts';
import { sampleOrder, samplePlan } from './order-sample.ts';

const recordOf = (...events: RunEvent[]): RunRecord => {
  const record = new RunRecord();
  for (const [i, event] of events.entries()) record.reader.on({ n: i + 1, at: '2026-11-25T00:00:00.000Z', ms: i, ...event });
  return record;
};

const held: RunEvent = { type: 'section-held', section: 'connection-allow', title: '접속 단계 허용', reading: 'sending-permission', candidates: ['접속 단계 허용', '송신 허용 정책'] };

test('a plan for a person: changes, screens to come, held sections with candidates, page-level sentence, log, warnings', async () => {
  const record = recordOf(
    held,
    { type: 'ip-log', ip: '203.0.113.10', blocked: 3, normal: 1, complete: true },
    { type: 'ip-log', ip: '203.0.113.11', blocked: 0, normal: 0, complete: true },
    { type: 'ip-log', ip: '203.0.113.12', blocked: 0, normal: 0, complete: false },
    { type: 'ip-log', ip: '203.0.113.13', blocked: 2, normal: 0, complete: false },
  );
  const text = planText(samplePlan(), await sampleOrder('apply'), record, ['확인할 일'], 'ko');
  const lines = text.split('\n');
  expect(lines[0]).toBe('변경 계획 — 가온물산 (acme), 장비 main');
  expect(lines).toContain('  작업자: 김운영 (os-user), 요청자: 홍길동, 티켓: T-1');
  expect(lines).toContain('SuperWhite IP');
  expect(lines).toContain('SuperWhite IP › 대상 IP [복원] — 예상(아직 없음)');
  expect(lines).toContain('  최대 수신자 수: 100 → 3000');
  expect(lines[lines.indexOf('  최대 수신자 수: 100 → 3000') + 1]).toBe('    이 값은 모든 발송자에게 적용될 수 있습니다.');
  expect(lines[lines.indexOf('접속 단계 허용 — 보류: 화면 확인 필요') + 2]).toBe('  후보 화면: 접속 단계 허용, 송신 허용 정책');
  expect(lines).toContain('  203.0.113.10: 차단 3 / 정상 1');
  expect(lines).toContain('  203.0.113.11: 기록 없음: NAT 확인');
  // Over the page budget nothing counts as 'no record'.
  expect(lines).toContain('  203.0.113.12: 읽은 범위에서는 기록 없음(일부만 읽음)');
  expect(lines).toContain('  203.0.113.13: 차단 2 / 정상 0 (일부만 읽음)');
  expect(lines).toContain('  - 확인할 일');
});

test('a section that holds is already so; English has its own words', async () => {
  const [first] = samplePlan().sections;
  const text = planText(samplePlan({ sections: first ? [{ ...first, changes: [] }] : [] }), await sampleOrder('plan'), recordOf(), [], 'en');
  expect(text).toContain('SuperWhite IP: already so');
  expect(text).not.toMatch(/Needs attention|What the log says/);
});

test('texts of the console cannot move the cursor or hide', async () => {
  const plan = samplePlan();
  const evil = `악성${String.fromCharCode(27)}[2J${String.fromCharCode(0x202e)}\n가짜 줄`;
  const text = planText(samplePlan({ sections: plan.sections.map((one) => ({ ...one, changes: one.changes.map((change) => ({ ...change, before: evil })) })) }), await sampleOrder('plan'), recordOf(held), [evil], 'ko');
  expect(text).not.toContain(String.fromCharCode(27));
  expect(text).not.toContain(String.fromCharCode(0x202e));
  expect(text.split('\n')).not.toContain('가짜 줄');
});

test('a screen that is known to be a real block list says so instead of asking for a reading', async () => {
  const order = await sampleOrder('plan');
  const readings = { ...order.request.readings, 'max-recipients-list': 'block-list' };
  const sections = samplePlan().sections.filter((one) => one.section === 'max-recipients').map((one) => ({ ...one, held: true, changes: [] }));
  const text = planText(samplePlan({ sections }), { request: { ...order.request, readings } }, recordOf(), [], 'ko');
  expect(text).toContain('최대 수신자 수 제한 — 보류: 화면 확인 필요\n  실제 차단 목록으로 확인된 화면이라 등록하지 않습니다.');
});
