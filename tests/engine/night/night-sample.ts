import type { Night, NightManifest } from '../../../engine/night/night-folder.ts';
import type { NightTarget, TargetResult } from '../../../engine/night/target.ts';
import type { NightSummary } from '../../../engine/night/night-summary.ts';
import { summariseNight } from '../../../engine/night/summarise-night.ts';

export const at = '2026-11-25T01:00:00.000Z';

export const target = (id: string, more: Partial<NightTarget> = {}): NightTarget => ({
  key: `${id}/main`, customer: { id, name: `고객 ${id}` }, appliance: { id: 'main', kind: 'tmse' }, runbook: 'tmse/bulk-mail', machine: id, site: id, deadlineMs: 60_000, config: 'c',
  checks: [{ id: 'connection-allow', title: '접속 단계 허용', slide: 'TMSe-1' }, { id: 'max-recipients', title: '최대 수신자 수 제한', slide: 'TMSe-3' }], ...more,
});

export const result = (id: string, more: Partial<TargetResult> = {}): TargetResult => ({
  key: `${id}/main`, verdict: 'as-wanted', standing: 'counts', sentence: '설정 일치: 모두 같습니다.', leftovers: [], unusedNoise: [], at, tookMs: 9_000, writes: 0, dir: `../../2026-11-25/${id}/run`, report: `../../2026-11-25/${id}/run/report.html`,
  checks: target(id).checks.map((one) => ({ ...one, verdict: 'as-wanted', changes: [], excused: [] })), ...more,
});

export const differing = (id: string, before = '100'): TargetResult => result(id, {
  verdict: 'differs', sentence: '설정 다름: 요청한 설정과 다른 곳: 최대 수신자 수 제한',
  checks: target(id).checks.map((one) => ({ ...one, verdict: one.id === 'max-recipients' ? 'differs' : 'as-wanted', excused: [], changes: one.id === 'max-recipients' ? [{ field: 'max-recipients/limit', where: '최대 수신자 수', before, after: '3000' }] : [] })),
});

export const unreachable = (id: string): TargetResult => result(id, {
  verdict: 'not-checked', sentence: '점검 못 함: 장비가 연결을 거부했습니다.', cause: { code: 'connection-refused', sentence: '장비가 연결을 거부했습니다.', next: '주소를 확인하십시오.', mark: '' },
  checks: target(id).checks.map((one) => ({ ...one, verdict: 'not-checked', changes: [], excused: [] })),
});

export const night = (targets: readonly NightTarget[], results: readonly TargetResult[], more: Partial<NightManifest> = {}, end: Night['end'] = { type: 'ended', at: '2026-11-25T02:00:00.000Z', problems: [], stopped: false }): Night => ({
  dir: '/nowhere', results, end,
  manifest: { format: 'terrace-runbooks/night/1', id: '20261125-100000', startedAt: at, scope: { kind: 'all' }, lang: 'ko', operator: 'tester', product: '0.1.0', config: 'c', targets, ...more },
});

export const summary = (one: Night, more: Partial<Parameters<typeof summariseNight>[1]> = {}): NightSummary =>
  summariseNight(one, { now: new Date('2026-11-25T03:00:00.000Z'), isRunning: false, earlier: [], lastLooks: new Map(), endingSoon: [], ...more });
