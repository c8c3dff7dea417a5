import { expect, test } from '@playwright/test';
import { blockConcerns, isNotice, policyConcerns } from '../../engine/concern.ts';

const ip = '203.0.113.10';

test('F-61: an entry that nobody can read is said, and one that names the sending IP is a question', () => {
  expect(blockConcerns(['198.51.100.1', '203.0.113.x'], [ip], [])).toEqual([{ code: 'unreadable-entry', params: { place: '발송 IP 차단', entries: '"203.0.113.x"' } }]);
  expect(blockConcerns(['203.0.113.1～203.0.113.20'], [ip], [])).toEqual([{ code: 'blocked-ip', params: { ip } }]);
  expect(blockConcerns(['203.0.113.x'], [ip], ['sending-ip-block'])).toEqual([]);
  expect(policyConcerns([{ name: '제외', enabled: true, kind: 'exclude', ips: ['203.0.113.*', '전체'] }], '급여메일', [ip]).map((one) => [one.code, isNotice(one.code)])).toEqual([['excluded-ip', false], ['unreadable-entry', true]]);
});
