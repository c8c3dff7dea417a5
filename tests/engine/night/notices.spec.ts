import { expect, test } from '@playwright/test';
import { junitOf } from '../../../engine/night/junit.ts';
import { nightPage } from '../../../engine/night/page/page.ts';
import { differing, night, result, summary, target, unreachable } from './night-sample.ts';

const unproven = '모의 장비로 확인하지 않은 브라우저입니다: /usr/bin/chromium 140.0';

test('an unproven browser and what else limits a result stand in the data, on the page and in JUnit (F-113)', () => {
  const made = summary(night([target('a')], [result('a', { notices: [unproven] })]));
  expect(made.rows[0]?.notices).toEqual([unproven]);
  expect(nightPage(made, 'ko', 'Asia/Seoul')).toContain(unproven);
  expect(junitOf(made)).toContain(`<system-out>${unproven}</system-out>`);
});

test('a screen that was not looked at is not counted as done, and does not pass', () => {
  const [first, second] = result('a').checks;
  const made = summary(night([target('a')], [result('a', { checks: [first, second].flatMap((one, i) => (one ? [{ ...one, ...(i === 1 ? { lookedAt: false as const } : {}) }] : [])) })]));
  expect(made).toMatchObject({ expected: { checks: 2 }, done: { targets: 1, checks: 1 } });
  expect(junitOf(made)).toContain('skipped="1"');
  expect(nightPage(made, 'ko', 'Asia/Seoul')).toContain('화면을 확인하지 않음');
});

test('a target that is not checked although its screens were read has an error of its own', () => {
  const made = summary(night([target('a')], [{ ...differing('a'), verdict: 'not-checked', sentence: '점검 못 함: 로그아웃되었습니다.', cause: { code: 'signed-out', sentence: '로그아웃되었습니다.', next: '', mark: '' } }]));
  const xml = junitOf(made);
  expect(xml).toContain('failures="1" errors="1"');
  expect(xml).toContain('<error message="점검 못 함: 로그아웃되었습니다."/>');
});

test('who answers for a target that cannot be checked stands on the page, while it counts', () => {
  const acknowledged = { ticket: '2026-0500', owner: '김운영', until: '2026-12-05' };
  const page = (until: string): string => nightPage(summary(night([target('a', { acknowledged: { ...acknowledged, until } })], [unreachable('a')])), 'ko', 'Asia/Seoul');
  expect(page('2026-12-05')).toContain('2026-0500 · 담당: 김운영 · 기한: 2026-12-05');
  expect(page('2026-11-01')).not.toContain('2026-0500');
});
