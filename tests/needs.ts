import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Specs that need programs of the system: each with the package that brings it. */
const needs: readonly { readonly specs: RegExp; readonly programs: Readonly<Record<string, string>> }[] = [
  { specs: /[\\/]tests[\\/]rspamd[\\/][^\\/]+\.browser\.spec\.ts$/, programs: { 'rspamd': 'rspamd', 'redis-server': 'redis-server' } },
  { specs: /[\\/]tests[\\/](?:headed[\\/][^\\/]+|failures[\\/]headed)\.browser\.spec\.ts$/, programs: { Xvfb: 'xvfb' } },
  { specs: /[\\/]tests[\\/]engine[\\/]evidence[\\/]openssh\.spec\.ts$/, programs: { 'ssh-keygen': 'openssh-client', 'sha256sum': 'coreutils' } },
];

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
const isThere = (program: string): boolean => folders.some((folder) => existsSync(join(folder, program)));

/** Specs that cannot run on this computer. They are left out and that is said: a test that is skipped would count as failed. */
export const leftOut = needs.flatMap(({ specs, programs }) => {
  const missing = Object.entries(programs).filter(([program]) => !isThere(program)).map(([, name]) => name);
  return missing.length === 0 ? [] : [{ specs, missing }];
});
