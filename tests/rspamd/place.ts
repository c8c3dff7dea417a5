import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rspamd } from '../../fixtures/rspamd.ts';
import { command, type Said } from '../cli/test-io.ts';

/** The sending IP of the tests, which the list does not hold at the start. */
export const sender = '203.0.113.10';

export interface PlaceParts {
  readonly password?: string;
  readonly user?: string;
  readonly label?: string;
  readonly signal?: AbortController;
}

/** A customer with this rspamd and folders of its own; a person is there, because nothing proves the machine before its sign-in. */
export const place = (rspamd: Rspamd, { password = rspamd.passwords.privileged, user = 'privileged', label = rspamd.label }: PlaceParts = {}) => {
  const base = mkdtempSync(join(tmpdir(), 'rspamd-cli-'));
  const lines = [
    'id: acme', 'name: 가온물산', 'appliances:', '  - id: filter', '    kind: rspamd', `    url: ${rspamd.url}`, `    machine: { label: ${label} }`,
    '    signIn:', `      user: ${user}`, '      password: env:ACME_PASSWORD', '      account: dedicated', '    wanted:', `      sendingIps: [{ ip: ${sender} }]`, '      policy: allowed-senders.map',
  ];
  writeFileSync(join(base, 'acme.yaml'), lines.join('\n'));
  const env = { ...process.env, ACME_PASSWORD: password, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_CUSTOMERS: base, RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state') };
  const run = (...argv: string[]): Promise<Said> => command([...argv, '--customer', 'acme', '--headless'], { env, answers: { yes: [true] } });
  return { base, runs: join(base, 'runs'), state: join(base, 'state'), run };
};

export const who = ['--ticket', 'T-1', '--requested-by', '홍길동', '--yes', 'acme'];

/** The run folder that a command ended with. */
export const folderOf = ({ out }: Said): string => out.trimEnd().split('\n').at(-1) ?? '';
