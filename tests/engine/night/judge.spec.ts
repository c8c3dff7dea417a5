import { expect, test } from '@playwright/test';
import type { SectionResult } from '../../../engine/events.ts';
import { equals, includesAll } from '../../../engine/goal.ts';
import { judge, type Known } from '../../../engine/night/judge.ts';
import type { Section } from '../../../engine/runbook.ts';

const slide = { id: 'TMW-3', chapter: '', title: '', lead: '', systemAdmin: 'assumed', origin: 'guide', lines: [] } as unknown as Section['slide'];
const section = { id: 'max-recipients', title: '최대 수신자 수 제한', slide, steps: [], goal: { limit: equals(3000), listed: includesAll(['203.0.113.10']) } } as unknown as Section;
const state = (limit: number, listed: string[]) => new Map<string, unknown>([['max-recipients', { limit, listed, policies: [{ name: '막음', kind: 'exclude', ips: ['203.0.113.99'] }] }]]);
const differs: SectionResult = {
  section: 'max-recipients', title: section.title, verdict: 'differs',
  changes: [{ section: 'max-recipients', where: '최대 수신자 수', before: '100', after: '3000', kind: 'set' }, { section: 'max-recipients', where: '대상 IP 리스트', before: '', after: '+ 203.0.113.10', kind: 'add' }],
};
const known = (more: Partial<Known> = {}): Known => ({ noise: [], retired: [], nothingWanted: false, today: '2026-11-25', ...more });
const noise = (field: string, until = '2026-12-31') => ({ field, until, reason: '합의', owner: '김운영' });
const judged = (result: SectionResult, states: ReadonlyMap<string, unknown>, more: Partial<Known> = {}) => judge({ sections: [{ section }], results: [result], states }, known(more));

test('each difference has its path; a noise entry excuses exactly what it covers', () => {
  const plain = judged(differs, state(100, []));
  expect(plain.checks[0]).toMatchObject({ verdict: 'differs', slide: 'TMW-3', changes: [{ field: 'max-recipients/limit' }, { field: 'max-recipients/listed' }] });
  const one = judged(differs, state(100, []), { noise: [noise('max-recipients/limit'), noise('max-recipients/other')] });
  expect(one.checks[0]).toMatchObject({ verdict: 'differs', changes: [{ field: 'max-recipients/listed' }], excused: [{ field: 'max-recipients/limit' }] });
  expect(one.unusedNoise).toEqual(['max-recipients/other']);
  expect(judged(differs, state(100, []), { noise: [noise('max-recipients')] }).checks[0]).toMatchObject({ verdict: 'as-wanted', changes: [] });
});

test('a noise entry that has expired, or whose name is only a beginning, excuses nothing and is told as unused', () => {
  const late = judged(differs, state(100, []), { noise: [noise('max-recipients', '2026-11-24'), noise('max-rec')] });
  expect(late.checks[0]?.changes).toHaveLength(2);
  expect(late.unusedNoise).toEqual(['max-recipients', 'max-rec']);
});

test('a concern is not excused by an empty list of differences', () => {
  expect(judged({ ...differs, changes: [], note: 'concern' }, state(3000, ['203.0.113.10'])).checks[0]?.verdict).toBe('differs');
});

test('an IP that should be gone is drift where it is allowed, and not where it is kept out', () => {
  const fine: SectionResult = { ...differs, verdict: 'as-wanted', changes: [] };
  const left = judged(fine, state(3000, ['203.0.113.10', '203.0.113.99']), { retired: [{ ip: '203.0.113.99', why: 'expired', until: '2026-01-31' }, { ip: '203.0.113.98', why: 'removed' }] });
  expect(left.leftovers).toEqual([{ ip: '203.0.113.99', why: 'expired', until: '2026-01-31', fields: ['max-recipients/listed'] }]);
  expect(left.checks[0]?.verdict).toBe('differs');
  expect(judged(fine, state(3000, ['203.0.113.10']), { retired: [{ ip: '203.0.113.99', why: 'expired' }] })).toMatchObject({ leftovers: [], checks: [{ verdict: 'as-wanted' }] });
});

test('a customer whose every IP has expired is judged by what is left alone', () => {
  expect(judged(differs, state(100, []), { nothingWanted: true }).checks[0]).toMatchObject({ verdict: 'as-wanted', changes: [] });
});

test('a section that was not read is not checked', () => {
  expect(judge({ sections: [{ section }], results: [], states: new Map() }, known()).checks[0]?.verdict).toBe('not-checked');
});

test('a range or a network that still takes in an IP that should be gone is drift; a list that keeps senders out is not', () => {
  const fine: SectionResult = { ...differs, verdict: 'as-wanted', changes: [] };
  const retired = [{ ip: '203.0.113.99', why: 'expired' as const }];
  for (const entry of ['203.0.113.0/24', '203.0.113.90 ~ 203.0.113.99', '203.0.113.*']) {
    expect(judged(fine, state(3000, ['203.0.113.10', entry]), { retired }), entry).toMatchObject({ leftovers: [{ ip: '203.0.113.99', fields: ['max-recipients/listed'] }], checks: [{ verdict: 'differs' }] });
  }
  const blocked = { ...section, id: 'sending-ip-block', title: '발송 IP 차단', goal: {} } as unknown as Section;
  const read = judge({ sections: [{ section: blocked }], results: [{ ...fine, section: 'sending-ip-block' }], states: new Map([['sending-ip-block', { ips: ['203.0.113.99'] }]]) }, known({ retired }));
  expect(read).toMatchObject({ leftovers: [], checks: [{ verdict: 'as-wanted' }] });
});

test('a screen that was judged without being read is said to be so, and its noise entries are not called unused', () => {
  const fresh = { ...section, fresh: { limit: 0, listed: [] } } as unknown as Section;
  const unread = judge({ sections: [{ section: fresh }], results: [{ ...differs, verdict: 'as-wanted', changes: [] }], states: new Map() }, known({ noise: [noise('max-recipients/limit'), noise('max-rec')] }));
  expect(unread).toMatchObject({ checks: [{ lookedAt: false }], unusedNoise: ['max-rec'] });
  expect(judged(differs, state(100, [])).checks[0]?.lookedAt).toBeUndefined();
});
