import { generate } from 'selfsigned';
import { spkiOf } from './spki.ts';
import type { RelayKey } from './relay.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes the key with which the relay answers the browser's TLS: one elliptic-curve key and one self-signed
 * certificate for every host, because the browser trusts it by its public key alone. It lives in memory only.
 */
export async function makeRelayKey(): Promise<RelayKey> {
  const made = await generate([{ name: 'commonName', value: 'terrace-runbooks relay' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A clock set back during the run must not end it: the browser judges the key, not the dates.
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 30 * DAY_MS),
  });
  return { key: made.private, cert: made.cert, spki: spkiOf(made.cert) };
}
