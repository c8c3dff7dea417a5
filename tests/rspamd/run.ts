import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import type { JournalLine, Mode } from '../../engine/events.ts';
import type { RunOutcome } from '../../engine/run-request.ts';
import { executeRun } from '../../engine/run.ts';
import type { Route } from '../../engine/relay/rules.ts';
import type { Runbook } from '../../engine/runbook.ts';
import { Secret } from '../../engine/secrets/secret.ts';
import type { RecordedChange } from '../../engine/walk/recorded.ts';
import type { Rspamd } from '../../fixtures/rspamd.ts';
import { testInputs, testWaits } from '../../fixtures/run-on.ts';
import { rspamd as appliance } from '../../pages/rspamd/appliance.ts';
import allowSender from '../../runbooks/rspamd/allow-sender.runbook.ts';
import { sender } from './place.ts';

export interface RspamdOrder {
  readonly rspamd: Rspamd;
  readonly browser: SharedBrowser;
  readonly mode: Mode;
  readonly password?: string;
  readonly user?: string;
  readonly stateDir?: string;
  /** The way to it, where it is not the direct one. */
  readonly route?: Route;
  /** With mode `rollback`: what is to be taken back. */
  readonly recorded?: readonly RecordedChange[];
  readonly runbook?: Runbook;
  /** Shows mail fields, for this reason. */
  readonly showMailFields?: string;
  /** Labels that the profile declares. */
  readonly masks?: readonly string[];
  /** Called with every event as it is written. */
  readonly onEvent?: (line: JournalLine) => void;
}

/** `allow-sender`, or another runbook, on a real rspamd in a browser that is shared; approved without a question. */
export const runOnRspamd = ({ rspamd, browser, mode, password = rspamd.passwords.privileged, user = 'privileged', stateDir, route = { kind: 'direct' }, recorded, runbook = { ...allowSender, observe: [] }, showMailFields, masks = [], onEvent }: RspamdOrder): Promise<RunOutcome> =>
  executeRun({
    mode, runbook, appliance, customer: { id: 'acme', name: '가온물산' },
    machine: {
      id: 'filter', url: rspamd.url, label: rspamd.label, trust: { kind: 'plain' }, route, charset: 'utf-8', user, password: () => Promise.resolve(Secret.of(password, { kind: 'fixed' })),
      dialogs: [], masks, facts: {},
    },
    inputs: { ...testInputs, sendingIps: [sender], policy: 'allowed-senders.map' }, readings: {}, who: { operator: 'tester' }, lang: 'ko',
    query: { ips: [sender], from: 0, to: Number.POSITIVE_INFINITY, pageBudget: 20, showMailFields: showMailFields !== undefined },
    recorders: showMailFields === undefined ? {} : { showMailFields }, ...(recorded ? { recorded } : {}),
    runsDir: mkdtempSync(join(tmpdir(), 'runs-')), stateDir: stateDir ?? mkdtempSync(join(tmpdir(), 'state-')), product: { version: 'test', playwright: 'test' }, waits: testWaits,
  }, browser, {
    readers: [{ name: 'test', on: (line) => onEvent?.(line) }], askSecret: undefined, signal: new AbortController().signal,
    approve: () => Promise.resolve({ outcome: 'given', by: 'test', how: 'fixture' }),
  });

/** A tunnel to rspamd that calls `onSave` when a save has come and not a byte of it has gone on: by events of the page nobody could be in time. */
export const tunnelTo = async ({ url }: Rspamd, onSave: () => void): Promise<{ route: Route; close: () => void }> => {
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [near, far]) socket.on('error', () => undefined).once('close', () => [near, far].map((one) => one.destroy()));
    near.on('data', (chunk) => {
      if (chunk.includes('POST /savemap')) onSave();
      far.write(chunk);
    });
    far.pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { route: { kind: 'local-forward', host: '127.0.0.1', port: (server.address() as AddressInfo).port }, close: () => void server.close() };
};
