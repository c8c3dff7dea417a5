import { expect, test } from '@playwright/test';
import { parseCustomer } from '../../../engine/customer/parse.ts';
import { describeProblems } from '../../../engine/inputs/problem.ts';
import { SAMPLE, sampleWith } from './profile-sample.ts';

const TODAY = { today: '2025-06-30' };
const codes = (text: string): readonly string[] => parseCustomer(text, 'customers/acme.yaml', TODAY).problems.map(({ code, where }) => `${where} ${code}`);
const gw = 'appliances[0]';

test('the sample is valid, with its defaults filled in', () => {
  const { customer, problems, warnings } = parseCustomer(SAMPLE, 'customers/acme.yaml', TODAY);
  expect([problems, warnings]).toEqual([[], []]);
  expect(customer?.appliances[0]).toMatchObject({ machine: {}, signIn: { account: 'shared' }, wanted: { sendingIps: [{ ip: '203.0.113.10' }] } });
  const bare = parseCustomer(sampleWith('      password: env:ACME_PASSWORD\n', ''), 'customers/acme.yaml', TODAY).customer;
  expect(bare?.appliances[0]?.signIn.password).toBe('ask:');
});

/** name, piece of the sample, replacement, problems as `line path code`. */
const REFUSED: readonly [string, string, string, readonly string[]][] = [
  ['a number where an IP is due', 'ip: 203.0.113.10', 'ip: 10.10', [`13 ${gw}.wanted.sendingIps[0].ip ip.short-form`]],
  ['a number where a name is due', 'policy: 급여메일', 'policy: 1e3', [`15 ${gw}.wanted.policy yaml.not-a-string`]],
  ['a bare yes', 'policy: 급여메일', 'policy: yes', ['15 yaml.ambiguous']],
  ['a bare off in a list', 'filters: bulk-rate', 'filters: [off]', ['16 yaml.ambiguous']],
  ['true where text is due', 'name: 가온물산', 'name: true', ['3 name yaml.ambiguous']],
  ['nothing where text is due', 'policy: 급여메일', 'policy:', [`15 ${gw}.wanted.policy text.empty`]],
  ['a ticket that is a number', 'note: 급여메일 서버', 'ticket: 0012', [`14 ${gw}.wanted.sendingIps[0].ticket yaml.not-a-string`]],
  ['F-92: a literal password', 'env:ACME_PASSWORD', 'canary-4711', [`10 ${gw}.signIn.password secret.literal`]],
  ['F-92: a literal password of digits', 'env:ACME_PASSWORD', '47114711', [`10 ${gw}.signIn.password secret.literal`]],
  ['F-92: a literal password that reads as true', 'env:ACME_PASSWORD', 'yes', [`10 ${gw}.signIn.password secret.literal`]],
  ['F-92: no blank before the password', 'password: env:ACME_PASSWORD', 'password:canary-4711', ['10 yaml.syntax']],
  ['F-92: a password in an unknown key', 'password: env:ACME_PASSWORD', 'passwd: canary-4711', [`10 ${gw}.signIn profile.unknown-key`]],
  ['F-92: a password as a key of its own', 'password: env:ACME_PASSWORD', 'canary4711: env:ACME_PASSWORD', [`10 ${gw}.signIn profile.unknown-key`]],
  ['F-92: a password without its key', '    kind: tmse', '    kind: tmse\n    machine: { label: a, canary4711 }', [`7 ${gw}.machine profile.unknown-key`]],
  ['F-92: a password in braces', 'env:ACME_PASSWORD', '{{ canary4711 }}', ['10 yaml.key']],
  ['F-92: a password in a list as a key', 'env:ACME_PASSWORD', '{ [canary4711]: x }', ['10 yaml.key']],
  ['F-92: a password in the address', 'https://mail-gw', 'https://admin:canary-4711@mail-gw', [`7 ${gw}.url profile.url-credentials`]],
  ['F-92: a password in a syntax error', 'password: env:ACME_PASSWORD', 'password: "canary-4711', ['18 yaml.syntax']],
  ['a duplicate key', '      filters: bulk-rate', '      filters: bulk-rate\n      policy: x', ['17 yaml.duplicate-key']],
  ['an anchor and an alias', 'name: 가온물산', 'name: &n 가온물산\ntags: [*n]', ['3 yaml.anchor', '4 yaml.anchor']],
  ['a merge key', '    kind: tmse', '    kind: tmse\n    <<: {x: 1}', ['7 yaml.merge-key']],
  ['a tag', 'name: 가온물산', 'name: !!str 3', ['3 yaml.tag']],
  ['an own tag on a list', 'sendingIps:\n', 'sendingIps: !x\n', ['13 yaml.tag']],
  ['a directive', '# 가온물산', '%YAML 1.1\n---', ['1 yaml.directive']],
  ['two documents', '      maxRecipients: 3000', '      maxRecipients: 3000\n---\nid: two', ['18 yaml.several-documents']],
  ['a tab as indentation', '    kind: tmse', '\tkind: tmse', ['6 yaml.tab']],
  ['an unknown key', '    kind: tmse', '    kind: tmse\n    prot: 1', [`7 ${gw}.prot profile.unknown-key`]],
  ['the key __proto__', 'name: 가온물산', 'name: 가온물산\n__proto__: {polluted: 1}', ['4 ["__proto__"] profile.unknown-key']],
  ['a missing key', '    kind: tmse\n', '', [`5 ${gw}.kind profile.missing`]],
  ['an unknown kind', 'kind: tmse', 'kind: tms', [`6 ${gw}.kind profile.one-of`]],
  ['an id that walks (F-118)', 'id: acme', 'id: ../../x', ['2 id profile.bad-id']],
  ['an id with a colon (F-118)', 'id: acme', 'id: "x:stream"', ['2 id profile.bad-id']],
  ['an id in capitals (F-98)', 'id: acme', 'id: ACME', ['2 id profile.bad-id']],
  ['an id that Windows reserves', 'id: acme', 'id: con', ['2 id profile.reserved-id']],
  ['an id too long (F-119)', 'id: acme', `id: ${'a'.repeat(41)}`, ['2 id profile.bad-id']],
  ['a name with a line break', 'name: 가온물산', 'name: "가온\\n물산"', ['3 name text.invisible']],
  ['a name of blanks', 'name: 가온물산', 'name: "\\u3000\\u00a0"', ['3 name text.empty']],
  ['a blank acceptance of plain http', 'url: https://mail-gw', 'plainHttp: {acceptedBy: "\\u3000", on: 2025-01-02, reason: "\\u00a0"}\n    url: http://mail-gw', [`7 ${gw}.plainHttp.acceptedBy text.empty`, `7 ${gw}.plainHttp.reason text.empty`]],
  ['a name with an escape', 'name: 가온물산', 'name: "가온\\e[31m"', ['3 name text.invisible']],
  ['F-50: full-width IP', '203.0.113.10', '２03.0.113.10', [`13 ${gw}.wanted.sendingIps[0].ip ip.full-width-digits`]],
  ['F-52: a network', 'ip: 203.0.113.10', 'ip: 203.0.113.10/24', [`13 ${gw}.wanted.sendingIps[0].ip ip.host-bits`]],
  ['loopback', 'ip: 203.0.113.10', 'ip: 127.0.0.1', [`13 ${gw}.wanted.sendingIps[0].ip ip.loopback`]],
  ['the same IP twice', '          note: 급여메일 서버', '        - ip: 203.0.113.10', [`14 ${gw}.wanted.sendingIps[1].ip ip.duplicate`]],
  ['a bad until', 'note: 급여메일 서버', 'until: 2026-02-30', [`14 ${gw}.wanted.sendingIps[0].until date.not-in-calendar`]],
  ['F-57: a name too long', 'policy: 급여메일', `policy: ${'가'.repeat(17)}`, [`15 ${gw}.wanted.policy text.too-long`]],
  ['F-57: a character outside the charset', 'policy: 급여메일', 'policy: 급여✓', [`15 ${gw}.wanted.policy text.not-in-charset`]],
  ['number: 1,000', 'maxRecipients: 3000', 'maxRecipients: 1,000', [`17 ${gw}.wanted.maxRecipients number.grouped`]],
  ['number: 1e3', 'maxRecipients: 3000', 'maxRecipients: 1e3', [`17 ${gw}.wanted.maxRecipients number.exponent`]],
  ['number: +1', 'maxRecipients: 3000', 'maxRecipients: +1', [`17 ${gw}.wanted.maxRecipients number.signed`]],
  ['number: octal', 'maxRecipients: 3000', 'maxRecipients: 0o17', [`17 ${gw}.wanted.maxRecipients number.exponent`]],
  ['number: 3000.0', 'maxRecipients: 3000', 'maxRecipients: 3000.0', [`17 ${gw}.wanted.maxRecipients number.fraction`]],
  ['number: quoted', 'maxRecipients: 3000', 'maxRecipients: "3000"', [`17 ${gw}.wanted.maxRecipients profile.wrong-type`]],
  ['number: zero', 'maxRecipients: 3000', 'maxRecipients: 0', [`17 ${gw}.wanted.maxRecipients number.range`]],
  ['number: full width', 'maxRecipients: 3000', 'maxRecipients: ３０００', [`17 ${gw}.wanted.maxRecipients number.full-width-digits`]],
  ['an unknown filter', 'filters: bulk-rate', 'filters: [rbl, rlb]', [`16 ${gw}.wanted.filters[1] profile.one-of`]],
  ['a filter twice', 'filters: bulk-rate', 'filters: [rbl, rbl]', [`16 ${gw}.wanted.filters[1] inputs.filter-duplicate`]],
  ['no filter at all', 'filters: bulk-rate', 'filters: []', [`16 ${gw}.wanted.filters profile.too-few`]],
  ['an unknown preset', 'filters: bulk-rate', 'filters: most', [`16 ${gw}.wanted.filters profile.one-of`]],
  ['plain http', 'https://mail-gw', 'http://mail-gw', [`7 ${gw}.url profile.plain-http`]],
  ['plain http to this computer by name only', 'https://mail-gw.example.co.kr:8443', 'http://localhost\n    hosts: { LocalHost: 192.168.0.5 }', [`7 ${gw}.url profile.plain-http`]],
  ['plain http to a tunnel that begins elsewhere', 'https://mail-gw.example.co.kr:8443', 'http://127.0.0.1\n    route: { kind: local-forward, host: 192.168.0.5, port: 80 }', [`7 ${gw}.url profile.plain-http`]],
  ['plain http through a proxy', 'https://mail-gw.example.co.kr:8443', 'http://127.0.0.1\n    route: { kind: socks5, host: 127.0.0.1, port: 1080 }', [`7 ${gw}.url profile.plain-http`]],
  ['one host twice', '    kind: tmse', '    kind: tmse\n    hosts:\n      Mail.example: 192.0.2.1\n      mail.example: 192.0.2.2', [`9 ${gw}.hosts["mail.example"] yaml.duplicate-key`]],
  ['a host that is no name', '    kind: tmse', '    kind: tmse\n    hosts: { __proto__: 192.0.2.1 }', [`7 ${gw}.hosts["__proto__"] profile.host-name`]],
  ['a port in another base', '    kind: tmse', '    kind: tmse\n    route: { kind: socks5, host: jump, port: 0x1F90 }', [`7 ${gw}.route.port number.exponent`]],
  ['a limit with a fraction', '    kind: tmse', '    kind: tmse\n    nightly: { deadlineMinutes: 30.0 }', [`7 ${gw}.nightly.deadlineMinutes number.fraction`]],
  ['an age with an exponent', '    kind: tmse', '    kind: tmse\n    nightly: { attended: { reason: VPN, maxAgeDays: 1e2 } }', [`7 ${gw}.nightly.attended.maxAgeDays number.exponent`]],
  ['a window that ends before it begins', '    kind: tmse', '    kind: tmse\n    nightly: { windows: [{ kind: once, from: 2026-11-25 22:00, to: 2026-11-25 02:00, reason: a, owner: b }] }', [`7 ${gw}.nightly.windows[0].to profile.window`]],
  ['a window of no time', '    kind: tmse', '    kind: tmse\n    nightly: { windows: [{ kind: weekly, day: sun, from: "22:00", to: "22:00", reason: a, owner: b }] }', [`7 ${gw}.nightly.windows[0].to profile.window`]],
  ['an octal address', 'https://mail-gw.example.co.kr', 'https://010.0.0.1', [`7 ${gw}.url ip.leading-zero`]],
  ['a short address', 'https://mail-gw.example.co.kr', 'https://10.1', [`7 ${gw}.url ip.short-form`]],
  ['a full-width address', 'https://mail-gw.example.co.kr', 'https://１0.0.0.1', [`7 ${gw}.url ip.full-width-digits`]],
  ['an address with a query', ':8443', ':8443/?a=b', [`7 ${gw}.url profile.url`]],
  ['an address that walks', ':8443', ':8443/a/../b', [`7 ${gw}.url profile.url`]],
  ['an impossible port', ':8443', ':84430', [`7 ${gw}.url profile.url`]],
  ['another scheme', 'https://', 'ftp://', [`7 ${gw}.url profile.url`]],
  ['a pin that is none', '    kind: tmse', '    kind: tmse\n    tls: { pin: sha256/abc }', [`7 ${gw}.tls.pin profile.pin`]],
  ['the own address as sending IP', 'https://mail-gw.example.co.kr', 'https://203.0.113.10', [`13 ${gw}.wanted.sendingIps[0].ip ip.own-address`]],
  ['the own mapped address as sending IP', '    kind: tmse', '    kind: tmse\n    hosts: { mail-gw.example.co.kr: 203.0.113.10 }', [`14 ${gw}.wanted.sendingIps[0].ip ip.own-address`]],
  ['a bad host override', '    kind: tmse', '    kind: tmse\n    hosts: { "a b": 1.2 }', [`7 ${gw}.hosts["a b"] yaml.not-a-string`]],
  ['an unknown route', '    kind: tmse', '    kind: tmse\n    route: { kind: vpn }', [`7 ${gw}.route.kind profile.one-of`]],
  ['a proxy without a port', '    kind: tmse', '    kind: tmse\n    route: { kind: socks5, host: jump }', [`7 ${gw}.route.port profile.missing`]],
  ['a proxy with an account in its host', '    kind: tmse', '    kind: tmse\n    route: { kind: socks5, host: "u:canary@jump", port: 1080 }', [`7 ${gw}.route.host profile.host-name`]],
  ['a literal proxy password', '    kind: tmse', '    kind: tmse\n    route: { kind: socks5, host: jump, port: 1080, password: canary }', [`7 ${gw}.route.password secret.literal`]],
  ['a TMW reading on TMSe', '    kind: tmse', '    kind: tmse\n    readings: { maxRecipientsNumber: { is: per-list, confirmedBy: 김, on: 2025-01-01 } }', [`7 ${gw}.readings.maxRecipientsNumber profile.only-tmw`]],
  ['a reading nobody confirmed', '    kind: tmse', '    kind: tmse\n    readings: { sendingPermission: { is: relay-allow } }', [`7 ${gw}.readings.sendingPermission.confirmedBy profile.missing`, `7 ${gw}.readings.sendingPermission.on profile.missing`]],
  ['a reading confirmed tomorrow', '    kind: tmse', '    kind: tmse\n    readings: { sendingPermission: { is: none, confirmedBy: 김, on: 2025-07-01 } }', [`7 ${gw}.readings.sendingPermission.on date.future`]],
  ['no appliance', SAMPLE.slice(SAMPLE.indexOf('appliances:')), 'appliances: []\n', ['4 appliances profile.too-few']],
  ['an appliance that is no map', SAMPLE.slice(SAMPLE.indexOf('  - id: gw1')), '  - gw1\n', ['5 appliances[0] profile.wrong-type']],
  ['an empty file', SAMPLE, '', ['1 yaml.not-a-map']],
  ['a file with one word', SAMPLE, 'canary', ['1 yaml.not-a-map']],
];

for (const [name, piece, replacement, expected] of REFUSED) {
  test(`refused: ${name}`, () => {
    const text = sampleWith(piece, replacement);
    expect(codes(text)).toEqual(expected.map((one) => `customers/acme.yaml:${one}`));
    const { problems } = parseCustomer(text, 'customers/acme.yaml', TODAY);
    for (const lang of ['ko', 'en'] as const) expect(describeProblems(problems, lang)).not.toMatch(/canary|4711/);
  });
}

test('F-92: a key that is no name is refused without a word of the YAML library on stderr', async () => {
  const warned: Error[] = [];
  const listen = (warning: Error): void => void warned.push(warning);
  process.on('warning', listen);
  expect(codes(sampleWith('env:ACME_PASSWORD', '{{ canary4711 }}'))).toHaveLength(1);
  // Warnings are given out once the present work is done.
  await new Promise((done) => { setImmediate(done); });
  process.off('warning', listen);
  expect(warned).toEqual([]);
});

/** name, piece, replacement: accepted as it is. */
const ACCEPTED: readonly [string, string, string][] = [
  ['quoted text that looks like a number', 'policy: 급여메일', 'policy: "1e3"'],
  ['quoted yes', 'policy: 급여메일', 'policy: "yes"'],
  ['a file reference', 'env:ACME_PASSWORD', 'file:../secrets/가온.txt'],
  ['http on this computer', 'https://mail-gw.example.co.kr:8443', 'http://127.0.0.1:8501'],
  ['http with an acceptance', 'https://mail-gw.example.co.kr:8443', 'http://mail-gw.example.co.kr\n    plainHttp: { acceptedBy: 김, on: 2025-01-01, reason: TLS 미지원 장비 }'],
  ['a base path', ':8443', ':8443/admin/'],
  ['a pin', '    kind: tmse', `    kind: tmse\n    tls: { pin: sha256/${'A'.repeat(43)}=, legacy: true }`],
  ['every route', '    kind: tmse', '    kind: tmse\n    route: { kind: http-proxy, host: proxy.example, port: 3128, user: u, password: env:PROXY }'],
  ['a tunnel', '    kind: tmse', '    kind: tmse\n    route: { kind: local-forward, host: 127.0.0.1, port: 9443 }'],
  ['a window over midnight', '    kind: tmse', '    kind: tmse\n    nightly: { windows: [{ kind: weekly, day: sun, from: "22:00", to: "02:00", reason: a, owner: b }] }'],
  ['http through a tunnel that begins on this computer', 'https://mail-gw.example.co.kr:8443', 'http://127.0.0.1:8501\n    route: { kind: local-forward, host: LOCALHOST, port: 9443 }'],
  ['no sending IP yet', '      sendingIps:\n        - ip: 203.0.113.10 # payroll\n          note: 급여메일 서버\n', ''],
];

for (const [name, piece, replacement] of ACCEPTED) {
  test(`accepted: ${name}`, () => {
    expect(codes(sampleWith(piece, replacement))).toEqual([]);
  });
}

test('a number out of range is told its own range', () => {
  const { problems } = parseCustomer(sampleWith('    kind: tmse', '    kind: tmse\n    nightly: { attended: { reason: VPN, maxAgeDays: 400 } }'), 'f', TODAY);
  expect(problems).toMatchObject([{ code: 'number.range', params: { value: expect.anything(), min: 1, max: 366 } }]);
});

test('hosts are known in lower case, as a URL writes them', () => {
  const { customer } = parseCustomer(sampleWith('    kind: tmse', '    kind: tmse\n    hosts: { Mail-GW.example.co.kr: 192.0.2.1 }'), 'f', TODAY);
  expect(customer?.appliances[0]?.hosts).toEqual({ 'mail-gw.example.co.kr': '192.0.2.1' });
});

test('F-57: a name of 32 bytes is accepted where the profile says that the console counts in EUC-KR', () => {
  const long = sampleWith('policy: 급여메일', `policy: ${'가'.repeat(16)}`);
  expect(codes(long)).toEqual([`customers/acme.yaml:15 ${gw}.wanted.policy text.too-long-either`]);
  expect(codes(long.replace('    kind: tmse', '    kind: tmse\n    variants: { byteRule: euc-kr }'))).toEqual([]);
});

test('another kind is accepted where the program knows it', () => {
  const text = sampleWith('kind: tmse', 'kind: tms-cloud');
  expect(codes(text)).toHaveLength(1);
  expect(parseCustomer(text, 'f', { ...TODAY, kinds: ['tmse', 'tmw', 'tms-cloud'] }).problems).toEqual([]);
});

test('all problems of a file come together, in the order of its lines', () => {
  const text = sampleWith('id: acme', 'id: ACME').replace('kind: tmse', 'kind: x').replace('ip: 203.0.113.10', 'ip: 10.0.0.0/8').replace('maxRecipients: 3000', 'maxRecipients: 1,000');
  expect(codes(text).map((line) => line.split(' ').at(-1))).toEqual(['profile.bad-id', 'profile.one-of', 'ip.network', 'number.grouped']);
});

test('F-59: NFD in a file is composed, with a notice that names the line', () => {
  const { customer, warnings } = parseCustomer(sampleWith('policy: 급여메일', `policy: ${'급여메일'.normalize('NFD')}`), 'customers/acme.yaml', TODAY);
  expect(customer?.appliances[0]?.wanted.policy).toBe('급여메일');
  expect(warnings).toEqual([{ code: 'text.normalised', where: `customers/acme.yaml:15 ${gw}.wanted.policy`, params: { value: '급여메일' } }]);
});

test('F-55: blanks inside quotes are taken off with a notice; an address that looks like a network is told', () => {
  const { customer, warnings } = parseCustomer(sampleWith('ip: 203.0.113.10', 'ip: " 203.0.113.0 "'), 'customers/acme.yaml', TODAY);
  expect(customer?.appliances[0]?.wanted.sendingIps[0]?.ip).toBe('203.0.113.0');
  expect(warnings.map(({ code }) => code)).toEqual(['text.trimmed', 'ip.looks-like-network']);
});
