import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorOptions } from '../../fixtures/simulators/start.ts';
import { expect, test } from '../../fixtures/test.ts';
import { customersFolder } from './profile.ts';
import { command } from './test-io.ts';

interface Told {
  readonly exitCode: number;
  readonly lines: readonly { readonly id: string; readonly state: string; readonly text: string; readonly next: string | null }[];
}

const folder = (name: string): string => mkdtempSync(join(tmpdir(), name));

const doctor = async (env: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Told> => {
  const said = await command(['doctor', ...argv, '--json', '--lang', 'en'], { env: { ...process.env, RUNBOOK_STATE: folder('state-'), RUNBOOK_RUNS: folder('runs-'), ...env } });
  return JSON.parse(said.out) as Told;
};

const stateOf = ({ lines }: Told, id: string) => lines.filter((one) => one.id === id).map((one) => [one.state, one.text]);

test('this computer: no browser, no Korean font; each line names the cause and what to do', async () => {
  const none = await doctor({ RUNBOOK_BROWSER: '/nowhere/chrome' });
  expect(none.exitCode).toBe(3);
  expect(none.lines.find((one) => one.id === 'browser')).toMatchObject({ state: 'fail', next: expect.stringContaining('RUNBOOK_BROWSER') });
  expect(none.lines.some((one) => one.id === 'font')).toBe(false);

  const fonts = join(folder('fonts-'), 'fonts.conf');
  writeFileSync(fonts, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/nowhere</dir></fontconfig>');
  const blind = await doctor({ FONTCONFIG_FILE: fonts });
  expect(stateOf(blind, 'browser')[0]?.[0]).toBe('ok');
  expect(blind.lines.find((one) => one.id === 'font')).toMatchObject({ state: 'fail', next: expect.stringContaining('fonts-nanum') });
  expect(blind.lines.find((one) => one.id === 'proof')).toMatchObject({ state: 'warn', next: expect.stringContaining('doctor --prove') });
});

interface Trouble {
  readonly what: string;
  readonly options?: SimulatorOptions;
  /** What the profile says of the machine, given its address and key. */
  readonly profile: (at: { readonly url: string; readonly spki: string | undefined }) => { readonly url: string; readonly tls?: string; readonly label?: string };
  readonly line: string;
  readonly says: RegExp;
  /** Stages before it that are well. */
  readonly well: readonly string[];
}

const pinned = (spki: string | undefined): string => `{ pin: 'sha256/${spki ?? ''}' }`;

const troubles: readonly Trouble[] = [
  { what: 'a closed port', profile: () => ({ url: 'http://127.0.0.1:9' }), line: 'route', says: /refused/, well: ['name'] },
  { what: 'a self-signed certificate that nobody has pinned', options: { variant: 'tls' }, profile: ({ url }) => ({ url }), line: 'key', says: /names no public key.*sha256\//, well: ['name', 'route', 'tls'] },
  { what: 'another key than the pinned one', options: { variant: 'tls' }, profile: ({ url }) => ({ url, tls: `{ pin: 'sha256/${'A'.repeat(43)}=' }` }), line: 'key', says: /not the pinned one/, well: ['name', 'route'] },
  { what: 'TLS 1.0', options: { variant: 'tls', faults: { 'old-tls': true } }, profile: ({ url, spki }) => ({ url, tls: pinned(spki) }), line: 'tls', says: /old TLS/, well: ['name', 'route'] },
  { what: 'another machine', options: { variant: 'tls', faults: { 'other-label': 'other-gw.example.co.kr' } }, profile: ({ url, spki }) => ({ url, tls: pinned(spki), label: 'mailwatcher.example.co.kr' }), line: 'page', says: /another machine.*other-gw\.example\.co\.kr/, well: ['name', 'route', 'tls', 'key'] },
  { what: 'the page of a proxy in between', options: { faults: { 'proxy-page': true } }, profile: ({ url }) => ({ url }), line: 'page', says: /proxy did not let us through/, well: ['name', 'route'] },
];

for (const { what, options, profile, line, says, well } of troubles) {
  test(`the way to a machine: ${what}`, async ({ start }) => {
    const simulator = await start({ kind: 'tmw', ...options });
    const customers = customersFolder({ ...profile(simulator), kind: 'tmw' });
    const told = await doctor({ ACME_PASSWORD: 'never-sent-1' }, '--customer', 'acme', '--customers', customers);
    expect(told.exitCode).toBe(3);
    const failed = told.lines.filter((one) => one.state === 'fail');
    expect(failed.map((one) => one.id)).toEqual([line]);
    expect(failed[0]?.text).toMatch(says);
    expect(failed[0]?.next).toMatch(/\S/);
    for (const id of well) expect(stateOf(told, id).map(([state]) => state)).toEqual(['ok']);
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0 });
  });
}

test('a machine that is well: every line is, and nothing is signed in', async ({ start }) => {
  const simulator = await start({ kind: 'tmse', variant: 'tls' });
  const customers = customersFolder({ kind: 'tmse', url: simulator.url, tls: pinned(simulator.spki) });
  const told = await doctor({}, '--customer', 'acme', '--customers', customers);
  expect(told.lines.filter((one) => one.state === 'fail')).toEqual([]);
  expect(['name', 'route', 'tls', 'key', 'page'].map((id) => stateOf(told, id)[0]?.[0])).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0, openSessions: 0 });
});
