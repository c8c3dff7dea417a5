import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ProfileError } from '../../../engine/customer/load.ts';
import { parseCustomer } from '../../../engine/customer/parse.ts';
import { writeWanted, type WantedChange } from '../../../engine/customer/write-back.ts';
import { SAMPLE, sampleWith } from './profile-sample.ts';

let dir = '';
let file = '';
test.beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'write-back-'));
  file = join(dir, 'acme.yaml');
});
test.afterEach(() => rm(dir, { recursive: true }));

const written = async (before: string, change: WantedChange, appliance = 'gw1'): Promise<string> => {
  await writeFile(file, before);
  await writeWanted(file, appliance, change);
  expect(await readdir(dir)).toEqual(['acme.yaml']);
  return readFile(file, 'utf8');
};

test('one more sending IP: one entry is added and every other byte stays', async () => {
  expect(await written(SAMPLE, { addSendingIps: [{ ip: '203.0.113.25', note: '뉴스레터', ticket: '2025-0412', until: '2026-12-31' }] })).toBe(sampleWith(
    '          note: 급여메일 서버\n',
    '          note: 급여메일 서버\n        - ip: 203.0.113.25\n          note: 뉴스레터\n          ticket: 2025-0412\n          until: 2026-12-31\n',
  ));
});

test('scalars change in place and keep the comment behind them', async () => {
  expect(await written(SAMPLE, { policy: '공지메일', maxRecipients: 500 })).toBe(sampleWith('policy: 급여메일 #', 'policy: 공지메일 #').replace('maxRecipients: 3000', 'maxRecipients: 500'));
});

test('values that YAML could misread are quoted', async () => {
  const text = await written(SAMPLE, { policy: '1e3', description: 'yes: no # x', addSendingIps: [{ ip: '10.0.0.1', ticket: '0012' }] });
  expect(text).toContain('policy: "1e3" # the name');
  expect(text).toContain('ticket: "0012"');
});

test('an IP that the profile already has gets the new note and is not written twice', async () => {
  expect(await written(SAMPLE, { addSendingIps: [{ ip: '203.0.113.10', ticket: 'T-1' }] }))
    .toBe(sampleWith('          note: 급여메일 서버\n', '          note: 급여메일 서버\n          ticket: T-1\n'));
});

test('removing the last IP leaves an empty list, and adding to it writes a block again', async () => {
  const empty = await written(SAMPLE, { removeSendingIps: ['203.0.113.10'] });
  expect(empty).toContain('sendingIps: []');
  expect(await written(empty, { addSendingIps: [{ ip: '203.0.113.10' }] })).toContain('      sendingIps:\n        - ip: 203.0.113.10\n      policy');
});

test('a list that was not there, filters as a list, and readings', async () => {
  const bare = sampleWith('      sendingIps:\n        - ip: 203.0.113.10 # payroll\n          note: 급여메일 서버\n', '');
  const text = await written(bare, {
    addSendingIps: [{ ip: '10.0.0.1' }], filters: ['rbl', 'spf'], readings: { sendingPermission: { is: 'connection-allow', confirmedBy: '김', on: '2025-01-01' } },
  });
  expect(text).toContain('sendingIps:\n        - ip: 10.0.0.1');
  expect(text).toContain('filters:\n        - rbl\n        - spf');
  expect(text).toContain('readings:\n      sendingPermission:\n        is: connection-allow');
});

test('F-90: BOM and CRLF of the file stay', async () => {
  const before = `\ufeff${SAMPLE.replaceAll('\n', '\r\n')}`;
  expect(await written(before, { maxRecipients: 7 })).toBe(before.replace('3000', '7'));
});

const STYLES: readonly [string, string][] = [
  ['lists not indented', `id: acme
name: 가온물산
appliances:
- id: gw1
  kind: tmse
  url: https://mail-gw.example.co.kr
  signIn:
    user: admin
  wanted:
    sendingIps:
    - ip: 203.0.113.10
    policy: 급여메일
    maxRecipients: 3000
`],
  ['blanks in brackets', SAMPLE.replace('kind: tmse', 'kind: tmse\n    machine: { label: gw }').replace('name: 가온물산', 'name: 가온물산\ntags: [ a, b ]')],
  ['no blanks in brackets', SAMPLE.replace('kind: tmse', 'kind: tmse\n    machine: {label: gw}').replace('name: 가온물산', 'name: 가온물산\ntags: [a, b]')],
];
for (const [name, before] of STYLES) {
  test(`the style of the file stays: ${name}`, async () => {
    expect(await written(before, { maxRecipients: 8 })).toBe(before.replace('maxRecipients: 3000', 'maxRecipients: 8'));
  });
}

test('a file indented by four blanks keeps its order and comments, and its values', async () => {
  const before = `id: acme
name: 가온물산
appliances:
    # the gateway
    - id: gw1
      kind: tmse # product
      url: https://mail-gw.example.co.kr
      signIn:
          user: admin
      wanted:
          policy: 급여메일
          # more soon
          maxRecipients: 3000
`;
  const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.trim());
  expect(lines(await written(before, { maxRecipients: 8 }))).toEqual(lines(before.replace('3000', '8')));
});

test('the example profiles keep every comment line', async () => {
  for (const name of ['demo-tmse', 'demo-tmw']) {
    const before = await readFile(`fixtures/customers/${name}.yaml`, 'utf8');
    const copy = join(dir, `${name}.yaml`);
    await writeFile(copy, before);
    await writeWanted(copy, name.slice('demo-'.length), { addSendingIps: [{ ip: '203.0.113.99' }], maxRecipients: 4000 });
    const after = (await readFile(copy, 'utf8')).split('\n');
    const lost = before.replace('maxRecipients: 3000', 'maxRecipients: 4000').split('\n').filter((line) => !after.includes(line));
    expect(lost).toEqual([]);
    expect(after.length).toBe(before.split('\n').length + 1);
  }
});

test('the file\'s rights stay, and a link stays a link', async () => {
  const link = join(dir, 'link.yaml');
  await writeFile(file, SAMPLE);
  await chmod(file, 0o640);
  await symlink(file, link);
  await writeWanted(link, 'gw1', { maxRecipients: 9 });
  expect(await readFile(file, 'utf8')).toContain('maxRecipients: 9');
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await readdir(dir)).toSorted()).toEqual(['acme.yaml', 'link.yaml']);
});

const REFUSED: readonly [string, string, WantedChange, string, string][] = [
  ['an invalid IP', SAMPLE, { addSendingIps: [{ ip: '10.0.0.0/8' }] }, 'gw1', 'ip.network'],
  ['a name too long', SAMPLE, { policy: '가'.repeat(17) }, 'gw1', 'text.too-long'],
  ['an unknown appliance', SAMPLE, { policy: 'x' }, 'gw2', 'inputs.no-appliance'],
  ['a profile that is broken already', sampleWith('kind: tmse', 'kind: x'), { policy: 'x' }, 'gw1', 'profile.one-of'],
  ['a name that would be changed by reading', SAMPLE, { policy: '급여'.normalize('NFD') }, 'gw1', 'profile.not-faithful'],
];
for (const [name, before, change, appliance, code] of REFUSED) {
  test(`${name}: refused, and the file is untouched`, async () => {
    await writeFile(file, before);
    const error = await writeWanted(file, appliance, change).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProfileError);
    expect((error as ProfileError).problems.map((one) => one.code)).toEqual([code]);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readdir(dir)).toEqual(['acme.yaml']);
  });
}

test('two writers at once never mix: the file is one valid profile, and who came too late is told', async () => {
  await writeFile(file, SAMPLE);
  const results = await Promise.allSettled([
    writeWanted(file, 'gw1', { addSendingIps: [{ ip: '10.0.0.1' }] }), writeWanted(file, 'gw1', { addSendingIps: [{ ip: '10.0.0.2' }] }),
  ]);
  const text = await readFile(file, 'utf8');
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ problems: [{ code: 'profile.changed-meanwhile' }] });
  }
  expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(parseCustomer(text, 'acme.yaml').problems).toEqual([]);
  expect(text).toMatch(/10\.0\.0\.[12]/);
  expect(await readdir(dir)).toEqual(['acme.yaml']);
});
