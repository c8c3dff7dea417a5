import { expect, test } from '@playwright/test';
import { blockedSenders, findBlocked, type LogRow } from '../../../engine/log/findings.ts';
import { parsePeriod, type Period } from '../../../engine/log/period.ts';
import { sentence } from '../../../engine/log/sentence.ts';

const periodOf = (text: string): Period => {
  const parsed = parsePeriod(text, new Date(2026, 10, 25, 12, 0, 0));
  if (!parsed.ok) throw new Error(parsed.problem.en());
  return parsed.period;
};
const november = periodOf('2026-11-01..2026-11-25');

const row = (time: string, ip: string, reason: string, stage: LogRow['stage'] = 'connection'): LogRow => ({
  time, ip, country: '', sender: '', recipient: '', subject: '[No Subject]', size: '0 B', action: '수신거부', reason, stage,
});

const rate = '시간당 접속 횟수 제한: default';
const rows: readonly LogRow[] = [
  row('26/11/25 10:00:00', '10.0.0.10', rate),
  row('26/11/25 09:59:00', '10.0.0.1', rate),
  row('26/11/25 09:58:00', '110.0.0.1', rate),
  row('26/11/24 08:00:00', '10.0.0.1', '시간당 접속횟수 제한: default'),
  row('26/11/24 07:00:00', '10.0.0.1', '동시 접속 횟수 제한: default'),
  row('26/11/23 07:00:00', '10.0.0.1', '최대 수신자 수 제한: default', 'smtp'),
  row('26/11/02 00:00:01', '10.0.0.1', rate),
  row('26/10/31 23:59:59', '10.0.0.1', rate),
  row('26/11/22 01:00:00', ' 10.0.0.1\u00a0', '새 필터: v9', 'smtp'),
  row('26/11/21 01:00:00', '010.000.000.001', rate),
  row('26/11/20 01:00:00', '', 'RBL: spamlist.or.kr'),
];

test('one finding per IP, stage and reason, whole addresses only, in the period only', () => {
  const found = findBlocked(rows, ['10.0.0.1'], november);
  expect(found).toEqual([
    { ip: '10.0.0.1', stage: 'connection', reason: rate, kind: 'hourly-connections', count: 3, first: '2026-11-02 00:00:01', last: '2026-11-25 09:59:00', remedy: 'super-white-ip' },
    {
      ip: '10.0.0.1', stage: 'connection', reason: '동시 접속 횟수 제한: default', kind: 'concurrent-connections', count: 1,
      first: '2026-11-24 07:00:00', last: '2026-11-24 07:00:00', remedy: 'super-white-ip',
    },
    {
      ip: '10.0.0.1', stage: 'smtp', reason: '최대 수신자 수 제한: default', kind: 'max-recipients', count: 1,
      first: '2026-11-23 07:00:00', last: '2026-11-23 07:00:00', remedy: 'max-recipients',
    },
    { ip: '10.0.0.1', stage: 'smtp', reason: '새 필터: v9', kind: 'unknown', count: 1, first: '2026-11-22 01:00:00', last: '2026-11-22 01:00:00', remedy: 'none' },
  ]);
});

const wanted: readonly (readonly [ips: readonly string[], counts: readonly string[]])[] = [
  [['10.0.0.10'], ['10.0.0.10 1']],
  [['110.0.0.1'], ['110.0.0.1 1']],
  [['0.0.0.1'], []],
  [['10.0.0.100'], []],
  [[], []],
  [['110.0.0.1', '10.0.0.10', '110.0.0.1'], ['110.0.0.1 1', '10.0.0.10 1']],
  [['10.0.0.10/32'], ['10.0.0.10 1']],
];

for (const [ips, counts] of wanted) {
  test(`wanted ${JSON.stringify(ips)}`, () => {
    expect(findBlocked(rows, ips, november).map((finding) => `${finding.ip} ${finding.count}`)).toEqual(counts);
  });
}

test('the same reason at the other stage, or under another policy, is another finding', () => {
  const found = findBlocked([row('26/11/25 10:00:00', '10.0.0.1', rate), row('26/11/25 10:00:00', '10.0.0.1', rate, 'smtp'), row('26/11/25 10:00:00', '10.0.0.1', '시간당 접속 횟수 제한: 강화')], ['10.0.0.1'], november);
  expect(found).toHaveLength(3);
});

test('a wanted value that is no single address is refused', () => {
  for (const ip of ['10.0.0.0/24', '10.0.0.1-10.0.0.9', 'mail.example.co.kr', '']) expect(() => findBlocked(rows, [ip], november)).toThrow(RangeError);
});

test('a row whose time cannot be read is never lost, in whatever period', () => {
  const odd = [row('2026-11-25 10:00', '10.0.0.7', rate)];
  for (const period of [november, periodOf('1h')]) {
    expect(findBlocked(odd, ['10.0.0.7'], period)).toMatchObject([{ count: 1, first: '2026-11-25 10:00', last: '2026-11-25 10:00' }]);
    expect(blockedSenders(odd, period)).toHaveLength(1);
  }
});

test('an address that the console shows as a host network is that address', () => {
  const shown = [row('26/11/25 10:00:00', '10.0.0.9/32', rate), row('26/11/25 11:00:00', '10.0.0.9', rate), row('26/11/25 11:00:00', '10.0.0.0/24', rate)];
  expect(findBlocked(shown, ['10.0.0.9'], november)).toMatchObject([{ ip: '10.0.0.9', count: 2 }]);
});

test('without known IPs every blocked sender is listed, most frequent first, unreadable addresses too', () => {
  const listed = blockedSenders(rows, november);
  expect(listed.map((finding) => [finding.ip, finding.kind, finding.count])).toEqual([
    ['10.0.0.1', 'hourly-connections', 3],
    ['10.0.0.10', 'hourly-connections', 1],
    ['110.0.0.1', 'hourly-connections', 1],
    ['10.0.0.1', 'concurrent-connections', 1],
    ['10.0.0.1', 'max-recipients', 1],
    ['10.0.0.1', 'unknown', 1],
    ['010.000.000.001', 'hourly-connections', 1],
    ['', 'rbl', 1],
  ]);
  expect(blockedSenders([], november)).toEqual([]);
  expect(blockedSenders(rows, periodOf('2h')).map((finding) => finding.ip)).toEqual(['10.0.0.10']);
});

test('a finding in sentences', () => {
  const [hourly, concurrent, limit, other] = findBlocked(rows, ['10.0.0.1'], november);
  if (!hourly || !concurrent || !limit || !other) throw new Error('four findings were expected');
  expect(sentence(hourly, 'ko')).toBe(
    '발송 IP 10.0.0.1: 접속 단계에서 3건 차단되었습니다. 사유: "시간당 접속 횟수 제한: default". 기록 시각: 2026-11-02 00:00:01 ~ 2026-11-25 09:59:00. ' +
      '조치: 대량메일 화이트 처리 정보 등록(TMSe-2 / TMW-2). SuperWhite IP 정책에서 이 필터를 허용하면 발송됩니다. 공급사 도움말은 접속 단계 허용도 안내합니다.',
  );
  expect(sentence(concurrent, 'en')).toMatch(/^Sending IP 10\.0\.0\.1: blocked once at the connection stage\. Reason: .* Logged: 2026-11-24 07:00:00\. Remedy: Super White IP/);
  expect(sentence(limit, 'ko')).toContain('SMTP 단계에서 1건 차단되었습니다');
  expect(sentence(limit, 'ko')).toContain('최대 수신자 수 제한 설정(TMSe-3 / TMW-3)');
  expect(sentence(other, 'ko')).toContain('사유: "새 필터: v9"');
  expect(sentence(other, 'ko')).toContain('조치: 제안 없음. 알 수 없는 사유이므로');
});

test('a slow answer is not called a block, and a listing is told to be removed', () => {
  const [delay] = blockedSenders([row('26/11/25 10:00:00', '10.0.0.1', '동보메일 응답 지연: default', 'smtp')], november);
  const [listing] = blockedSenders([row('26/11/25 10:00:00', '10.0.0.1', 'RBL: spamlist.or.kr')], november);
  if (!delay || !listing) throw new Error('two findings were expected');
  expect(sentence(delay, 'ko')).toContain('1건의 응답이 지연되었습니다');
  expect(sentence(delay, 'ko')).not.toContain('차단되었습니다');
  expect(sentence(listing, 'ko')).toContain('RBL 등재를 해제하십시오');
  expect(sentence(listing, 'en')).toContain('removed first');
});
