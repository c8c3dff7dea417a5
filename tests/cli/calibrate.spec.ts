import { expect, test } from '@playwright/test';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

const text = `format: terrace-runbooks/calibration/1
appliance: tmw
customer: { id: acme, machine: main }
version: "7.0.0"
author: { by: "이담당 (os-user)", on: "2026-11-25" }
values:
  menu.filters: { is: 필터 설정, by: 이담당, on: "2026-11-25" }
elements:
  super-white-ip.addIcon: { in: list, find: { kind: nth, heading: 대상 IP, tag: a, n: 2 }, by: 이담당, on: "2026-11-25" }
requests:
  - { method: POST, path: /tmw/menu.do, fields: [menu], fixed: { menu: filter }, is: read, by: 이담당, on: "2026-11-25" }
walk: { at: "2026-11-25T00:00:00.000Z", found: 80, missing: [], notReached: [] }
`;

const folders = (content: string | undefined): readonly string[] => {
  const dir = mkdtempSync(join(tmpdir(), 'calibrations-'));
  mkdirSync(join(dir, 'tmw'));
  if (content !== undefined) writeFileSync(join(dir, 'tmw', 'acme.yaml'), content);
  return ['--customer', 'acme', '--customers', customersFolder({}), '--calibrations', dir];
};

test('--print makes the text for selectors.ts, with who saw it', async () => {
  const { code, out } = await command(['calibrate', '--print', ...folders(text)]);
  expect(code).toBe(0);
  expect(out).toContain("menu.filters: { from: '7.0.0', ko: '필터 설정' }, // 7.0.0, 이담당 2026-11-25");
  expect(out).toContain(`'super-white-ip.addIcon': { from: '7.0.0', in: 'list', find: {"kind":"nth","heading":"대상 IP","tag":"a","n":2} }`);
  expect(out).toContain(`path: '/tmw/menu.do', fields: ["menu"], fixed: {"menu":"filter"} }`);
});

test('--review: not by the author, not without an answer; then the hash of what was seen is in the file', async () => {
  const place = folders(text);
  const file = join(place.at(-1) ?? '', 'tmw', 'acme.yaml');
  const env = (name: string) => ({ env: { RUNBOOK_OPERATOR: name } });
  const own = await command(['calibrate', '--review', ...place, '--yes', 'acme'], env('이담당'));
  expect([own.code, own.err]).toEqual([1, expect.stringContaining('author cannot review')]);
  const silent = await command(['calibrate', '--review', ...place], env('김검토'));
  expect([silent.code, silent.err]).toEqual([1, expect.stringContaining('--yes acme')]);
  const no = await command(['calibrate', '--review', ...place], { ...env('김검토'), answers: { yes: [false] } });
  expect(no.code).toBe(2);
  expect(readFileSync(file, 'utf8')).not.toContain('reviewer');
  const yes = await command(['calibrate', '--review', ...place], { ...env('김검토'), answers: { yes: [true] } });
  expect([yes.code, yes.asked[0]]).toEqual([0, expect.stringContaining('super-white-ip.addIcon')]);
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ reviewer: { by: '김검토 (os-user)', hash: expect.stringMatching(/^[0-9a-f]{16}$/) } });
});

test('a file that is not there, or broken, is told before a browser opens', async () => {
  const none = await command(['calibrate', '--print', ...folders(undefined)]);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('Run runbook calibrate first')]);
  const broken = folders(text.replace('kind: nth', 'kind: js'));
  for (const argv of [['calibrate', '--print'], ['plan'], ['rehearse']]) {
    const { code, err } = await command([...argv, ...broken], { env: { ACME_PASSWORD: 'a-password-1' } });
    expect([code, err], argv.join(' ')).toEqual([1, expect.stringMatching(/acme\.yaml elements\.super-white-ip\.addIcon\.find/)]);
  }
});
