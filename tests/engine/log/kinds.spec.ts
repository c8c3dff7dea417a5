import { expect, test } from '@playwright/test';
import { FILTER_KEYS, FILTER_PRESETS, FILTERS } from '../../../engine/customer/filters.ts';
import { sameLabel } from '../../../engine/inputs/canonical.ts';
import { joinCellLines, kindByKey, kindOfReason, kinds } from '../../../engine/log/kinds.ts';
import { guide } from '../../../runbooks/guide/index.ts';

const reasons: readonly (readonly [reason: string, kind: string, policy: string | undefined])[] = [
  ['시간당 접속 횟수 제한: default', 'hourly-connections', 'default'],
  ['시간당접속횟수제한:default', 'hourly-connections', 'default'],
  ['시간당 접속\u00a0횟수 제한 : default', 'hourly-connections', 'default'],
  ['시간당 접속 횟수 제한: default'.normalize('NFD'), 'hourly-connections', 'default'],
  ['시간당 접속 횟수 제한', 'hourly-connections', undefined],
  ['동시 접속 횟수 제한: 급여 메일: 야간', 'concurrent-connections', '급여 메일: 야간'],
  ['RBL: spamlist.or.kr', 'rbl', 'spamlist.or.kr'],
  ['유해메일 발송횟수 제한: 강화', 'harmful-mail', '강화'],
  ['유해 메일 발송 횟수 제한: 강화', 'harmful-mail', '강화'],
  ['동보메일 응답 지연: default', 'bulk-delay', 'default'],
  ['DNS 검사: default', 'dns', 'default'],
  ['EHLO DNS검사: default', 'ehlo-dns', 'default'],
  ['송신자 DNS검사: default', 'sender-dns', 'default'],
  ['송신자 차단: 차단 목록', 'sender-block', '차단 목록'],
  ['송신자 시간당 제한: default', 'sender-hourly', 'default'],
  ['수신자 시간당 제한: default', 'recipient-hourly', 'default'],
  ['송신자 시간당 인증횟수 제한: default', 'sender-auth-hourly', 'default'],
  ['동일메일 시간당 제한: default', 'same-mail-hourly', 'default'],
  ['최대 수신자 수 제한: default', 'max-recipients', 'default'],
  // A label that only begins, ends or contains like a known one is another label.
  ['최대 수신자 수: default', 'unknown', 'default'],
  ['신 시간당 접속 횟수 제한: default', 'unknown', 'default'],
  ['송신자 차단됨: default', 'unknown', 'default'],
  ['RBLX: default', 'unknown', 'default'],
  ['rbl: default', 'unknown', 'default'],
  ['default: 시간당 접속 횟수 제한', 'unknown', '시간당 접속 횟수 제한'],
  ['', 'unknown', undefined],
  [':', 'unknown', undefined],
];

for (const [index, [reason, kind, policy]] of reasons.entries()) {
  test(`reason ${index + 1} ${JSON.stringify(reason.normalize('NFC'))} is ${kind}`, () => {
    const found = kindOfReason(reason);
    expect(found.kind).toBe(kind);
    expect(found.policy).toBe(policy);
  });
}

test('an unknown reason keeps its whole text', () => {
  expect(kindOfReason('새 필터  (v9):  정책 1')).toEqual({ kind: 'unknown', policy: '정책 1', text: '새 필터 (v9): 정책 1' });
});

test('a cell that wraps inside a word is the guide’s sample reason', () => {
  const joined = joinCellLines(['시간당 접속 횟수 제', '  한: default\u00a0']);
  expect(joined).toBe('시간당 접속 횟수 제한: default');
  expect(kindOfReason(joined).kind).toBe('hourly-connections');
  expect(kindOfReason(joinCellLines(['시간당 접속', '횟수 제한:', 'default'])).policy).toBe('default');
});

test('every error kind that E-1 names is known', () => {
  const names = guide.e1.notes[4].split('/');
  expect(names.filter((name) => kindOfReason(name).kind === 'unknown')).toEqual([]);
  expect(new Set(names.map((name) => kindOfReason(name).kind)).size).toBe(15);
});

test('every label belongs to one kind only, every key and name is there once', () => {
  const labels = kinds.flatMap((kind) => kind.labels);
  for (const label of labels) expect(labels.filter((other) => sameLabel(other, label))).toEqual([label]);
  expect(new Set(kinds.map((kind) => kind.key)).size).toBe(kinds.length);
});

/** consoles.md: number of a row, remedy, and whether it may be offered. */
const remedies: readonly (readonly [key: string, stage: string | undefined, remedy: string, offer: string])[] = [
  ['hourly-connections', 'connection', 'super-white-ip', 'preset'],
  ['concurrent-connections', 'connection', 'super-white-ip', 'preset'],
  ['rbl', 'connection', 'super-white-ip', 'named'],
  ['no-history-ip', 'connection', 'super-white-ip', 'itself'],
  ['harmful-mail', 'connection', 'super-white-ip', 'named'],
  ['dns', 'smtp', 'super-white-ip', 'named'],
  ['ehlo-dns', 'smtp', 'super-white-ip', 'named'],
  ['sender-dns', 'smtp', 'super-white-ip', 'named'],
  ['recipient-dns', 'smtp', 'super-white-ip', 'named'],
  ['spf', 'smtp', 'super-white-ip', 'named'],
  ['sender-block', 'smtp', 'super-white-ip', 'named'],
  ['sender-hourly', 'smtp', 'super-white-ip', 'preset'],
  ['recipient-block', 'smtp', 'super-white-ip', 'named'],
  ['recipient-hourly', 'smtp', 'super-white-ip', 'preset'],
  ['bulk-delay', 'smtp', 'super-white-ip', 'preset'],
  ['max-recipients', 'smtp', 'max-recipients', 'never'],
  ['sender-auth-hourly', 'smtp', 'none', 'never'],
  ['same-mail-hourly', undefined, 'none', 'never'],
  ['sending-ip-block', 'connection', 'super-white-ip', 'named'],
  ['max-sessions', 'smtp', 'super-white-ip', 'preset'],
  ['relay-refused', 'smtp', 'sending-permission', 'never'],
  ['content', 'content', 'none', 'never'],
  ['virus', 'content', 'none', 'never'],
];

test('stage, remedy and offer of every kind', () => {
  expect(kinds.map((kind) => [kind.key, kind.stage, kind.remedy, kind.offer])).toEqual(remedies);
});

test('every checkbox has its kind, and the rate kinds are exactly the preset', () => {
  for (const key of FILTER_KEYS) {
    const kind = kindByKey(key);
    expect(kind?.filters).toEqual([key]);
    expect(kind?.labels.some((label) => sameLabel(label, FILTERS[key].ko))).toBe(true);
  }
  expect(kinds.filter((kind) => kind.offer === 'preset').map((kind) => kind.key).sort()).toEqual([...FILTER_PRESETS['bulk-rate']].sort());
});

test('a kind without a remedy advises the operator, and one that must be named says its key', () => {
  for (const kind of kinds) {
    const [ko, en] = [kind.advice.ko(), kind.advice.en()];
    if (kind.remedy === 'none') expect(ko).toContain('장비 운영 담당자에게 알리십시오');
    if (kind.offer === 'named') for (const key of kind.filters) expect(`${ko} ${en}`.split(key)).toHaveLength(3);
    expect(ko).toMatch(/[가-힣]/);
    expect(en).not.toMatch(/[가-힣]/);
  }
});
