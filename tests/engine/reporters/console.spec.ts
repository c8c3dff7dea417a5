import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../../engine/events.ts';
import { progressReporter } from '../../../engine/reporters/console.ts';

const escape = String.fromCharCode(27);

const step = { section: 's', ref: 'TMW-3.4', text: '최대 수신자 수 입력', state: 'joined', verb: 'act', phase: 'converge' } as const;
const finished = { typed: [], tookMs: 300, dialogs: [] } as const;

const told = (live: boolean, lang: 'ko' | 'en', ...events: RunEvent[]): string => {
  let out = '';
  const reader = progressReporter({ write: (text) => { out += text; }, live, lang });
  for (const [i, event] of events.entries()) reader.on({ n: i + 1, at: '2026-11-25T00:00:00.000Z', ms: 1200 + i * 100, ...event });
  return out;
};

test('plain lines: step n of m, the guide’s words, the time since the start', () => {
  const events: RunEvent[] = [
    { type: 'section-started', section: 's', title: '최대 수신자 수 제한', phase: 'converge', slide: 'TMW-3' },
    { type: 'step-started', ...step, n: 4, of: 9 },
    { type: 'step-finished', ...step, ...finished, outcome: 'done' },
  ];
  expect(told(false, 'ko', ...events)).toBe('최대 수신자 수 제한 — 적용\n  4/9단계  최대 수신자 수 입력  (1.3초)\n');
  expect(told(false, 'en', ...events)).toContain('step 4 of 9  최대 수신자 수 입력  (1.3 s)');
});

test('on a terminal the running step’s line is rewritten and ends once', () => {
  const out = told(true, 'ko', { type: 'step-started', ...step, n: 4, of: 9 }, { type: 'step-finished', ...step, ...finished, outcome: 'done' });
  expect(out).toBe(`\r${escape}[K  4/9단계  최대 수신자 수 입력  (1.2초)\r${escape}[K  4/9단계  최대 수신자 수 입력  (1.3초)\n`);
});

test('a failed step is said; lines that were not walked are not', () => {
  const out = told(false, 'ko', { type: 'step-finished', ...step, ...finished, outcome: 'already-so' }, { type: 'step-started', ...step, n: 4, of: 9 }, { type: 'step-finished', ...step, ...finished, outcome: 'failed' });
  expect(out.split('\n')).toEqual(['  4/9단계  최대 수신자 수 입력  (1.3초)', '  실패: 최대 수신자 수 입력', '']);
});

test('a machine’s label cannot move the cursor', () => {
  expect(told(false, 'ko', { type: 'signed-in', user: 'admin', source: 'env', label: `gw${escape}[2J`, version: '1' })).toBe('로그인: admin, 장비: gw\n');
});

test('a save that was held back is told where the person works without a panel too', () => {
  const held: RunEvent = { type: 'request-held', section: 's', ref: 'TMW-3.4', request: 'POST /tmw/save.do', detail: 'value of field: ip' };
  expect(told(false, 'ko', held)).toBe('  보류한 요청(장비로 보내지 않음): POST /tmw/save.do — value of field: ip\n');
  expect(told(false, 'en', held)).toContain('held back, nothing was sent: POST /tmw/save.do');
});
