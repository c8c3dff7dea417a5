import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { loadCustomer, loadCustomers, ProfileError, surveyCustomers } from '../../../engine/customer/load.ts';
import { wantedElsewhere } from '../../../engine/customer/shared-ips.ts';
import { SAMPLE, sampleWith } from './profile-sample.ts';

let dir = '';
test.beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'customers-'));
});
test.afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, content: string | Buffer): Promise<void> => writeFile(join(dir, name), content);
const refusal = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProfileError);
  return (error as ProfileError).problems.map(({ code }) => code);
};

test('a customer is loaded by id and by file, with the file told', async () => {
  await put('acme.yaml', SAMPLE);
  await put('other.yaml', 'broken: [');
  const byId = await loadCustomer({ id: 'acme', dir });
  expect([byId.customer.name, byId.file, byId.warnings]).toEqual(['가온물산', join(dir, 'acme.yaml'), []]);
  expect((await loadCustomer({ file: join(dir, 'acme.yaml') })).customer).toEqual(byId.customer);
});

test('F-90: a profile saved by Notepad: with a BOM and CRLF it is read, as UTF-16 or CP949 it is refused with advice', async () => {
  await put('acme.yaml', `\ufeff${SAMPLE.replaceAll('\n', '\r\n')}`);
  expect((await loadCustomer({ id: 'acme', dir })).customer.id).toBe('acme');
  await put('acme.yaml', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le'));
  expect(await refusal(loadCustomer({ id: 'acme', dir }))).toEqual(['file.utf16']);
  await put('acme.yaml', iconv.encode(SAMPLE, 'cp949'));
  expect(await refusal(loadCustomer({ id: 'acme', dir }))).toEqual(['file.cp949']);
});

for (const id of ['../../x', 'a/b', 'a\\b', 'C:x', 'x:stream', 'a\nb', '.', '', 'ACME', '가온']) {
  test(`F-118: the id ${JSON.stringify(id)} is refused before any file is touched`, async () => {
    expect(await refusal(loadCustomer({ id, dir: join(dir, 'does-not-exist') }))).toEqual(['profile.bad-id']);
  });
}

test('an unknown customer is answered with those there are', async () => {
  await put('acme.yaml', SAMPLE);
  await put('beta.yaml', SAMPLE);
  await expect(loadCustomer({ id: 'acne', dir })).rejects.toMatchObject({ problems: [{ code: 'profile.not-found', params: { id: 'acne', known: 'acme, beta' } }] });
});

test('a folder that is not there and a file that is not there are named', async () => {
  expect(await refusal(loadCustomers(join(dir, 'none')))).toEqual(['profile.no-folder']);
  expect(await refusal(loadCustomer({ file: join(dir, 'none.yaml') }))).toEqual(['file.missing']);
});

test('the id must be the name of the file', async () => {
  await put('beta.yaml', SAMPLE);
  expect(await refusal(loadCustomer({ id: 'beta', dir }))).toEqual(['profile.id-mismatch']);
});

for (const second of ['ACME.yaml', 'acme.yml']) {
  test(`F-98: acme.yaml and ${second} are one customer on some systems and refused`, async () => {
    await put('acme.yaml', SAMPLE);
    await put(second, SAMPLE);
    expect(await refusal(loadCustomer({ id: 'acme', dir }))).toEqual(['profile.same-id']);
    expect(await refusal(loadCustomers(dir))).toContain('profile.same-id');
  });
}

test('F-59: two files whose names differ only in Unicode form are refused', async () => {
  await put('가온.yaml', SAMPLE);
  await put(`${'가온'.normalize('NFD')}.yaml`, SAMPLE);
  expect(await refusal(loadCustomers(dir))).toContain('profile.same-id');
});

test('a folder: every problem of every file together; survey gives the good ones too; other files are left alone', async () => {
  await put('acme.yaml', SAMPLE);
  await put('beta.yaml', sampleWith('id: acme', 'id: beta').replace('kind: tmse', 'kind: x').replace('maxRecipients: 3000', 'maxRecipients: 1e3'));
  await put('gamma.yaml', 'a: [');
  await put('notes.txt', 'x');
  await put('.hidden.yaml', 'x');
  await mkdir(join(dir, 'old'));
  expect(await refusal(loadCustomers(dir))).toEqual(['profile.one-of', 'number.exponent', 'yaml.syntax']);
  const survey = await surveyCustomers(dir);
  expect([survey.loaded.map(({ customer }) => customer.id), survey.problems.length]).toEqual([['acme'], 3]);
});

test('the same sending IP at another customer is found, with its place', async () => {
  await put('acme.yaml', SAMPLE);
  await put('beta.yaml', sampleWith('id: acme', 'id: beta'));
  const loaded = await loadCustomers(dir);
  expect(wantedElsewhere(['203.0.113.10', '203.0.113.11'], 'acme', loaded)).toEqual([{
    ip: '203.0.113.10', customerId: 'beta', customerName: '가온물산', where: `${dir}/beta.yaml:13 appliances[0].wanted.sendingIps[0].ip`,
  }]);
  expect(wantedElsewhere(['203.0.113.11'], 'acme', loaded)).toEqual([]);
});

test('the example customers are valid, without a single notice', async () => {
  const loaded = await loadCustomers('fixtures/customers', { today: '2025-06-30' });
  expect(loaded.map(({ customer, warnings }) => [customer.id, customer.name, customer.appliances[0]?.kind, customer.appliances[0]?.url, warnings])).toEqual([
    ['demo-tmse', '가온물산', 'tmse', 'http://127.0.0.1:8501', []],
    ['demo-tmw', '누리교육', 'tmw', 'http://127.0.0.1:8502', []],
  ]);
  for (const { customer } of loaded) {
    expect(customer.appliances[0]?.wanted.sendingIps.map(({ ip }) => ip)).toEqual(['203.0.113.10', '203.0.113.25']);
    expect(customer.appliances[0]?.signIn.password).toBe('env:DEMO_PASSWORD');
  }
});
