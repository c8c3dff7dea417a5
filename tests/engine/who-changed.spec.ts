import { expect, test } from '@playwright/test';
import type { AdminLogLine, SectionResult } from '../../engine/events.ts';
import { linesAbout } from '../../engine/who-changed.ts';

const line = (menu: string, work: string): AdminLogLine => ({ time: '2026-11-25 03:12:09', administrator: 'operator2', from: '192.0.2.15', menu, work });
const section = (title: string, verdict: SectionResult['verdict'], after = '3000'): SectionResult => ({ section: title, title, verdict, changes: [{ section: title, where: '', before: '', after, kind: 'set' }] });

test('a line is about a screen that differs by its menu, by what was done, or by an address', () => {
  const limits = [section('최대 수신자 수 제한 › 상세정책', 'differs'), section('SuperWhite IP 정책', 'as-wanted')];
  expect(linesAbout([line('시스템 > 최대 수신자 수 제한', '수정'), line('시스템', '최대 수신자 수 제한 변경'), line('SuperWhite IP', '삭제'), line('', ''), line('사용자 관리', '추가')], limits).map((one) => one.work)).toEqual(['수정', '최대 수신자 수 제한 변경']);
  const addresses = [section('접속 단계 허용', 'differs', '+ 203.0.113.10')];
  expect(linesAbout([line('필터 관리', 'IP 삭제: 203.0.113.10'), line('필터 관리', 'IP 삭제: 203.0.113.101')], addresses).map((one) => one.work)).toEqual(['IP 삭제: 203.0.113.10']);
});

test('only the newest lines are kept', () => {
  expect(linesAbout(Array.from({ length: 9 }, (_, i) => line('SuperWhite IP', `${i}`)), [section('SuperWhite IP', 'differs')]).map((one) => one.work)).toEqual(['0', '1', '2', '3', '4']);
});
