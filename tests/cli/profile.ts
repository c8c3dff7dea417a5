import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProfileParts {
  readonly id?: string;
  readonly kind?: 'tmse' | 'tmw';
  readonly url?: string;
  readonly tls?: string;
  readonly label?: string;
  readonly password?: string;
  readonly account?: 'shared' | 'dedicated';
  readonly ips?: readonly string[];
  readonly readings?: boolean;
  readonly more?: string;
}

const readingLines = (kind: string): string[] => [
  '    readings:', '      sendingPermission: { is: connection-allow, confirmedBy: 이담당, on: 2025-03-04 }', '      maxRecipientsList: { is: applies-to-listed, confirmedBy: 이담당, on: 2025-03-04 }',
  ...(kind === 'tmw' ? ['      maxRecipientsNumber: { is: page-level, confirmedBy: 이담당, on: 2025-03-04 }'] : []),
];

/** A profile's text; `acme` with one TMW unless said otherwise. */
export const profileText = ({ id = 'acme', kind = 'tmw', url = 'http://127.0.0.1:9', tls, label, password = 'env:ACME_PASSWORD', account = 'dedicated', ips = ['203.0.113.10'], readings = true, more = '' }: ProfileParts = {}): string =>
  [
    `id: ${id}`, 'name: 가온물산', 'appliances:', '  - id: main', `    kind: ${kind}`, `    url: ${url}`, ...(label === undefined ? [] : ['    machine:', `      label: ${label}`]),
    ...(tls === undefined ? [] : [`    tls: ${tls}`]), '    signIn:', '      user: admin', `      password: ${password}`, `      account: ${account}`, ...(readings ? readingLines(kind) : []),
    '    wanted:', `      sendingIps: [${ips.map((ip) => `{ ip: ${ip} }`).join(', ')}]`, '      policy: 급여메일', '      filters: bulk-rate', '      maxRecipients: 3000 # 승인됨', more,
  ].join('\n');

/** A folder of profiles with `<id>.yaml` in it. */
export const customersFolder = (...profiles: readonly ProfileParts[]): string => {
  const dir = mkdtempSync(join(tmpdir(), 'customers-'));
  for (const one of profiles) writeFileSync(join(dir, `${one.id ?? 'acme'}.yaml`), profileText(one));
  return dir;
};
