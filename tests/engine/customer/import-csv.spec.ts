import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { importCustomers } from '../../../engine/customer/import-csv.ts';
import { loadCustomers } from '../../../engine/customer/load.ts';
import { command } from '../../cli/test-io.ts';

const table = [
  '고객사ID,고객사,제품,주소,계정,비밀번호참조,계정 구분,발송IP,정책명,필터,최대수신자수,장비ID',
  'gaon,가온물산,tmse,https://mail-gw.gaon.example,admin,env:GAON_PASSWORD,dedicated,203.0.113.10;203.0.113.11,급여메일,bulk-rate,3000,first',
  'gaon,가온물산,tmw,https://mw.gaon.example,admin,env:GAON_PASSWORD,,203.0.113.10,급여메일,"hourly-connections;max-sessions",3000,second',
  'nuri,"누리교육, 본사",tmw,https://mw.nuri.example,admin,,,,급여메일,all,,',
].join('\r\n');

test('a table in UTF-8, with a BOM or in CP949 makes the same profiles; two lines of one id are two appliances', async () => {
  for (const bytes of [Buffer.from(table), Buffer.from(`\ufeff${table}`), iconv.encode(table, 'cp949')]) {
    const { profiles, problems } = importCustomers(bytes, 'fleet.csv');
    expect(problems).toEqual([]);
    const dir = mkdtempSync(join(tmpdir(), 'import-'));
    for (const one of profiles) writeFileSync(join(dir, `${one.id}.yaml`), one.text);
    const [gaon, nuri] = (await loadCustomers(dir)).map((one) => one.customer);
    expect(gaon).toMatchObject({ name: '가온물산', appliances: [{ id: 'first', wanted: { sendingIps: [{ ip: '203.0.113.10' }, { ip: '203.0.113.11' }], maxRecipients: 3000 } }, { id: 'second', kind: 'tmw', wanted: { filters: ['hourly-connections', 'max-sessions'] } }] });
    expect(nuri).toMatchObject({ name: '누리교육, 본사', appliances: [{ id: 'main', signIn: { account: 'shared', password: 'ask:' }, wanted: { filters: 'all', sendingIps: [] } }] });
  }
});

test('every problem is told with its line, and the value of a password is not', () => {
  const wrong = [
    'id,name,kind,url,user,password,policy,ips,max_recipients', 'aa-one,하나,tmse,http://mail.aa.example,admin,hunter2hunter2,정책,203.0.113.300,3000', 'bb-two,둘,tmz,https://b.example,admin,,정책,203.0.113.1,many', 'bb-two,셋,tmw,https://c.example,admin,,정책,,',
  ].join('\n');
  const { profiles, problems } = importCustomers(Buffer.from(wrong), 'fleet.csv');
  expect(profiles).toEqual([]);
  expect(problems.map((one) => `${one.where.split(' ')[0] ?? ''} ${one.code}`).toSorted()).toEqual([
    'fleet.csv:2 ip.octet-range', 'fleet.csv:2 profile.plain-http', 'fleet.csv:2 secret.literal', 'fleet.csv:3 number.not-whole', 'fleet.csv:3 profile.one-of', 'fleet.csv:4 csv.other-name', 'fleet.csv:4 profile.same-appliance',
  ]);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('unknown, missing and repeated columns, uneven lines, an empty table and no table', () => {
  const codes = (text: string | Buffer): string[] => importCustomers(Buffer.from(text), 'fleet.csv').problems.map((one) => one.code);
  expect(codes('id,name,kind,url,user,color\na,b,c,d,e,f\n')).toEqual(['csv.unknown-column', 'csv.missing-column']);
  expect(codes('acme,가온물산,tmse,https://a.example,admin,Hunter2pass!\nb,c,d,e,f,g\n')).toEqual(['csv.no-heading']);
  expect(JSON.stringify(importCustomers(Buffer.from('acme,Hunter2pass!\nb,c\n'), 'fleet.csv').problems)).not.toContain('Hunter2');
  for (const number of ['007', '1e3', '０']) expect(codes(`id,name,kind,url,user,policy,max_recipients\naa,b,tmw,https://c.example,e,f,${number}\n`), number).toEqual([expect.stringMatching(/^number\./)]);
  expect(codes('id,id,name,kind,url,user,policy\na,a,b,c,d,e,f\n')).toContain('csv.column-twice');
  expect(codes('id,name,kind,url,user,policy\na,b,c\n')).toEqual(['csv.uneven']);
  expect(codes('id,name,kind,url,user,policy\n')).toEqual(['csv.empty']);
  expect(codes('id,"name\n')).toEqual(['csv.broken']);
  expect(codes(Buffer.from([0xff, 0xfe, 0x69, 0]))).toEqual(['file.utf16']);
});

test('customers import writes all or nothing, and never over a profile', async () => {
  const base = mkdtempSync(join(tmpdir(), 'import-'));
  const dir = join(base, 'customers');
  const file = join(base, 'fleet.csv');
  writeFileSync(file, table);
  const run = (...more: string[]) => command(['customers', 'import', file, '--customers', dir, ...more], { env: { RUNBOOK_LANG: 'ko' } });
  expect((await run('--check')).code).toBe(0);
  expect((await run()).code).toBe(0);
  expect(readdirSync(dir).toSorted()).toEqual(['gaon.yaml', 'nuri.yaml']);
  const before = readFileSync(join(dir, 'nuri.yaml'), 'utf8');
  writeFileSync(file, `${table}\r\nhani,하니,tmse,https://h.example,admin,,,,급여메일,all,,`);
  const again = await run();
  expect(again.code).toBe(1);
  expect(again.err).toContain('fleet.csv:4');
  expect(again.err).toContain('이미 있습니다');
  expect(readdirSync(dir)).toHaveLength(2);
  expect(readFileSync(join(dir, 'nuri.yaml'), 'utf8')).toBe(before);
});
