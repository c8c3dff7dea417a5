import { expect, test } from '@playwright/test';
import { FILTER_PRESETS } from '../../../engine/customer/filters.ts';
import { allowingPolicies, changeFor, policyToAdopt, proposalFrom } from '../../../engine/night/adopt.ts';

const policy = (name: string, more: object = {}) => ({ name, enabled: true, kind: 'allow', filters: ['hourly-connections', 'max-sessions'], ips: ['203.0.113.10', '203.0.113.11'], ...more });
const tmse = { 'super-white-ip': { enabled: true, policies: [policy('급여메일'), policy('막음', { kind: 'exclude' }), policy('꺼짐', { enabled: false })] }, 'max-recipients': { policies: [{ name: '급여메일', limit: 3000 }] } };
const tmw = { 'super-white-ip': { enabled: true, policies: [{ name: 'A' }, { name: 'B' }] }, 'super-white-ip-policy': policy('A', { filters: ['낯선 필터'] }), 'max-recipients': { limit: 500, listed: [] } };

test('a policy is adopted when it is the wanted one or the only one; else a person chooses', () => {
  expect(allowingPolicies(tmse)).toEqual(['급여메일']);
  expect(policyToAdopt(tmse, '다른 이름')).toBe('급여메일');
  expect(policyToAdopt(tmw, 'A')).toBe('A');
  expect(policyToAdopt(tmw, 'C')).toBeUndefined();
});

test('what the policy and its limit say is proposed; a filter that no version names is not', () => {
  expect(proposalFrom(tmse, '급여메일')).toEqual({ policy: '급여메일', ips: ['203.0.113.10', '203.0.113.11'], filters: ['hourly-connections', 'max-sessions'], maxRecipients: 3000 });
  expect(proposalFrom(tmw, 'A')).toEqual({ policy: 'A', ips: ['203.0.113.10', '203.0.113.11'], maxRecipients: 500 });
  expect(proposalFrom(tmw, 'B')).toBeUndefined();
});

test('only what differs is written; an IP that the console lacks stays wanted', () => {
  const wanted = { sendingIps: [{ ip: '203.0.113.10' }, { ip: '203.0.113.99' }], policy: '급여메일', filters: 'bulk-rate' as const, maxRecipients: 3000 };
  const found = proposalFrom(tmse, '급여메일');
  expect(found && changeFor(found, wanted, FILTER_PRESETS)).toEqual({ addSendingIps: [{ ip: '203.0.113.11' }], filters: ['hourly-connections', 'max-sessions'] });
  expect(changeFor({ policy: '급여메일', ips: ['203.0.113.10'], filters: [...FILTER_PRESETS['bulk-rate']].reverse() }, wanted, FILTER_PRESETS)).toEqual({});
});
