import { expect, test } from '@playwright/test';
import { parseCustomer } from '../../../engine/customer/parse.ts';
import type { Customer } from '../../../engine/customer/schema.ts';
import { resolveInputs, type Inputs, type NeededInput, type WantedOverrides } from '../../../engine/customer/wanted-overrides.ts';
import { SAMPLE, sampleWith } from './profile-sample.ts';

const TODAY = { today: '2025-06-30' };

const customerOf = (text: string): Customer => {
  const { customer, problems } = parseCustomer(text, 'customers/acme.yaml', TODAY);
  if (customer === undefined) throw new Error(JSON.stringify(problems));
  return customer;
};
const inputsOf = (overrides: WantedOverrides, text = SAMPLE): Inputs => {
  const { inputs, problems } = resolveInputs(customerOf(text), undefined, overrides, TODAY);
  if (inputs === undefined) throw new Error(JSON.stringify(problems));
  return inputs;
};
const problemsOf = (overrides: WantedOverrides, text = SAMPLE, needs: readonly NeededInput[] = ['sendingIps']): readonly string[] =>
  resolveInputs(customerOf(text), undefined, overrides, { ...TODAY, needs }).problems.map(({ code, where }) => `${where} ${code}`);

const TWO = SAMPLE + SAMPLE.slice(SAMPLE.indexOf('  - id: gw1')).replace('gw1', 'gw2');
const EXPIRED = sampleWith('note: 급여메일 서버', 'until: 2025-06-29');

test('without flags everything comes from the profile, each value with its line', () => {
  expect(inputsOf({})).toEqual({
    sendingIps: [{ ip: '203.0.113.10', note: '급여메일 서버', from: 'customers/acme.yaml:13 appliances[0].wanted.sendingIps[0].ip' }],
    expired: [], policy: '급여메일', limitPolicy: '급여메일', description: '', maxRecipients: 3000, readings: {}, filterPreset: 'bulk-rate',
    filters: ['hourly-connections', 'concurrent-connections', 'sender-hourly', 'recipient-hourly', 'bulk-delay', 'max-sessions'],
    from: {
      policy: 'customers/acme.yaml:15 appliances[0].wanted.policy', limitPolicy: 'customers/acme.yaml:15 appliances[0].wanted.policy',
      description: 'customers/acme.yaml:11 appliances[0].wanted.description', filters: 'customers/acme.yaml:16 appliances[0].wanted.filters',
      maxRecipients: 'customers/acme.yaml:17 appliances[0].wanted.maxRecipients', readings: 'customers/acme.yaml:5 appliances[0].readings',
    },
  });
});

test('flags take the place of the profile\'s values, and an address the profile knows keeps its note', () => {
  const inputs = inputsOf({ ips: ['198.51.100.7', '203.0.113.10'], policy: '공지메일', filters: 'SPF 검사, rbl', maxRecipients: '500' });
  expect(inputs.sendingIps).toEqual([{ ip: '198.51.100.7', from: '--ip' }, { ip: '203.0.113.10', note: '급여메일 서버', from: '--ip' }]);
  expect([inputs.policy, inputs.limitPolicy, inputs.filters, inputs.filterPreset, inputs.maxRecipients]).toEqual(['공지메일', '공지메일', ['rbl', 'spf'], undefined, 500]);
  expect(inputs.from).toMatchObject({ policy: '--policy', limitPolicy: '--policy', filters: '--filters', maxRecipients: '--max-recipients' });
});

test('the profile\'s own name for TMSe-3 stays when the policy is given by flag', () => {
  expect(inputsOf({ policy: '공지메일' }, sampleWith('maxRecipients: 3000', 'limitPolicy: 수신자 제한')).limitPolicy).toBe('수신자 제한');
});

test('a reading by flag names the person who confirmed it; others of the profile stay', () => {
  const text = sampleWith('    kind: tmse', '    kind: tmse\n    readings: { maxRecipientsList: { is: block-list, confirmedBy: 이, on: 2025-01-02 } }');
  expect(inputsOf({ reading: 'sendingPermission=relay-allow', confirmedBy: '김운영' }, text).readings).toEqual({
    sendingPermission: { is: 'relay-allow', confirmedBy: '김운영', on: '2025-06-30' }, maxRecipientsList: { is: 'block-list', confirmedBy: '이', on: '2025-01-02' },
  });
  expect(inputsOf({ reading: ['connection-allow', 'listed-exempt'], confirmedBy: '김' }, text).readings).toMatchObject({
    sendingPermission: { is: 'connection-allow' }, maxRecipientsList: { is: 'listed-exempt' },
  });
});

/** name, flags, problems as `where code`. */
const REFUSED: readonly [string, WantedOverrides, readonly string[]][] = [
  ['F-50: full width', { ips: ['１０.0.0.1'] }, ['--ip ip.full-width-digits']],
  ['F-52: network', { ips: ['10.0.0.5/24'] }, ['--ip ip.host-bits']],
  ['F-54: short', { ips: ['1.2'] }, ['--ip ip.short-form']],
  ['F-55: invisible', { ips: ['10.0.0.1\u00a0'] }, ['--ip ip.invisible']],
  ['loopback', { ips: ['127.0.0.1'] }, ['--ip ip.loopback']],
  ['twice', { ips: ['10.0.0.1', ' 10.0.0.1'] }, ['--ip ip.duplicate']],
  ['two in one', { ips: ['10.0.0.1,10.0.0.2'] }, ['--ip ip.several']],
  ['none', { ips: [] }, ['customers/acme.yaml:12 appliances[0].wanted.sendingIps inputs.missing']],
  ['F-57: name', { policy: '가'.repeat(17) }, ['--policy text.too-long']],
  ['F-57: charset', { policy: '✓' }, ['--policy text.not-in-charset']],
  ['empty name', { policy: '' }, ['--policy text.empty']],
  ['number', { maxRecipients: '1,000' }, ['--max-recipients number.grouped']],
  ['number of JavaScript', { maxRecipients: 1.5 }, ['--max-recipients number.fraction']],
  ['filter', { filters: 'rbl,xyz' }, ['--filters inputs.filter-unknown']],
  ['filter twice', { filters: ['rbl', 'RBL'] }, ['--filters inputs.filter-duplicate']],
  ['preset and filter', { filters: 'bulk-rate,rbl' }, ['--filters inputs.filter-preset-mixed']],
  ['empty filters', { filters: '' }, ['--filters inputs.filter-unknown']],
  ['reading', { reading: 'relay', confirmedBy: '김' }, ['--reading inputs.reading-unknown']],
  ['reading of another name', { reading: 'maxRecipientsList=relay-allow', confirmedBy: '김' }, ['--reading inputs.reading-unknown']],
  ['two readings of one screen', { reading: ['relay-allow', 'none'], confirmedBy: '김' }, ['--reading inputs.reading-twice']],
  ['a reading nobody confirmed', { reading: 'relay-allow' }, ['--reading inputs.reading-unconfirmed']],
  ['a TMW reading on TMSe', { reading: 'per-list', confirmedBy: '김' }, ['--reading profile.only-tmw']],
  ['everything at once', { ips: ['1.2', '010.0.0.1'], policy: '', maxRecipients: '+1' }, ['--policy text.empty', '--ip ip.short-form', '--ip ip.leading-zero', '--max-recipients number.signed']],
];
for (const [name, overrides, expected] of REFUSED) {
  test(`refused: ${name}`, () => expect(problemsOf(overrides)).toEqual(expected));
}

test('the appliance\'s own address is refused by flag too', () => {
  expect(problemsOf({ ips: ['198.51.100.1'] }, sampleWith('mail-gw.example.co.kr', '198.51.100.1'))).toEqual(['--ip ip.own-address']);
});

test('several appliances and no id: the ids are listed; with an id it is chosen; an unknown id is refused', () => {
  const customer = customerOf(TWO);
  expect(resolveInputs(customer, undefined, {}, TODAY)).toMatchObject({ appliance: undefined, inputs: undefined, problems: [{ code: 'inputs.choose-appliance', where: '--appliance', params: { ids: 'gw1, gw2' } }] });
  const chosen = resolveInputs(customer, 'gw2', {}, TODAY);
  expect([chosen.appliance?.id, chosen.inputs?.from.policy]).toEqual(['gw2', 'customers/acme.yaml:28 appliances[1].wanted.policy']);
  expect(resolveInputs(customer, 'gw3', {}, TODAY)).toMatchObject({ problems: [{ code: 'inputs.no-appliance', params: { id: 'gw3', ids: 'gw1, gw2' } }] });
});

test('an IP whose until has passed is not wanted any more', () => {
  const two = EXPIRED.replace('      policy:', '        - ip: 203.0.113.25\n          until: 2025-06-30\n      policy:');
  const inputs = inputsOf({}, two);
  expect(inputs.sendingIps.map(({ ip }) => ip)).toEqual(['203.0.113.25']);
  expect(inputs.expired).toMatchObject([{ ip: '203.0.113.10', until: '2025-06-29' }]);
});

test('all expired is a problem where sending IPs are needed, and a flag does not revive one silently', () => {
  expect(problemsOf({}, EXPIRED)).toEqual(['customers/acme.yaml:12 appliances[0].wanted.sendingIps inputs.all-expired']);
  expect(problemsOf({}, EXPIRED, [])).toEqual([]);
  expect(problemsOf({ ips: ['203.0.113.10'] }, EXPIRED)).toEqual(['--ip inputs.expired-ip']);
});

test('only what a runbook needs is missed, and filters have no silent default', () => {
  const bare = sampleWith('      filters: bulk-rate\n      maxRecipients: 3000\n', '');
  expect(problemsOf({}, bare)).toEqual([]);
  expect(inputsOf({}, bare)).toMatchObject({ filters: [], filterPreset: undefined, maxRecipients: undefined });
  expect(problemsOf({}, bare, ['sendingIps', 'filters', 'maxRecipients']).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'appliances[0].wanted.filters inputs.missing', 'appliances[0].wanted.maxRecipients inputs.missing',
  ]);
});

test('notices of the flags are handed on (F-55, F-59)', () => {
  const { notices } = resolveInputs(customerOf(SAMPLE), undefined, { ips: [' 10.0.0.1'], policy: '급여'.normalize('NFD') }, TODAY);
  expect(notices.map(({ code, where }) => `${where} ${code}`)).toEqual(['--policy text.normalised', '--ip ip.trimmed']);
});

test('a customer that came from no file names its id as the place', () => {
  const made = structuredClone(customerOf(SAMPLE));
  expect(resolveInputs(made, undefined, {}, TODAY).inputs?.from.policy).toBe('acme appliances[0].wanted.policy');
});
