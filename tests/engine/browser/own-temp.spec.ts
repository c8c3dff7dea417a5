import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inOwnTemp, sweepDead, systemTemp } from '../../../engine/browser/own-temp.ts';
import { thisProcess } from '../../../engine/state/this-host.ts';

test('F-100 F-102: a start takes away what dead processes of this host left, and nothing of a live, foreign or unsigned one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'temp-'));
  const here = thisProcess();
  const left = (name: string, owner?: object): void => {
    const path = join(folder, name);
    mkdirSync(join(path, 'profile'), { recursive: true });
    if (owner) writeFileSync(join(path, 'owner.json'), JSON.stringify(owner));
  };
  // A pid above what any system gives.
  left('runbook-browser-dead', { ...here, pid: 2 ** 30 });
  left('runbook-browser-restarted', { ...here, boot: 'an earlier one' });
  left('runbook-browser-live', here);
  left('runbook-browser-elsewhere', { ...here, pid: 2 ** 30, hostKey: 'another' });
  left('runbook-browser-unsigned');
  left('runbook-browser-old');
  utimesSync(join(folder, 'runbook-browser-old'), new Date(0), new Date(0));
  left('somebody-else', { ...here, pid: 2 ** 30 });
  sweepDead(folder, here);
  const restarted = here.boot === undefined ? ['runbook-browser-restarted'] : [];
  expect(readdirSync(folder).sort()).toEqual(['runbook-browser-elsewhere', 'runbook-browser-live', ...restarted, 'runbook-browser-unsigned', 'somebody-else']);
});

test('while browsers start, the temporary folder is this process\'s own; afterwards it is the system\'s again', async () => {
  const system = tmpdir();
  const seen: string[] = [];
  const look = async (): Promise<void> => {
    seen.push(tmpdir(), systemTemp());
    return Promise.resolve();
  };
  await Promise.all([inOwnTemp(look), inOwnTemp(look)]);
  await inOwnTemp(() => Promise.reject(new Error('did not start'))).catch(() => undefined);
  const [own] = seen as [string];
  expect(seen).toEqual([own, system, own, system]);
  expect(dirname(own)).toBe(system);
  expect(existsSync(join(own, 'owner.json'))).toBe(true);
  expect(tmpdir()).toBe(system);
});
