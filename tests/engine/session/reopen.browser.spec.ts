import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../../fixtures/test.ts';
import type { SharedBrowser } from '../../../engine/browser/shared.ts';
import { DialogOwner } from '../../../engine/dialogs.ts';
import type { JournalLine } from '../../../engine/events.ts';
import { Journal } from '../../../engine/journal.ts';
import type { Relay } from '../../../engine/relay/relay.ts';
import { startRelay } from '../../../engine/relay/start.ts';
import { Secret } from '../../../engine/secrets/secret.ts';
import { Session } from '../../../engine/session.ts';
import type { SessionTarget } from '../../../engine/session/parts.ts';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import type { Simulator } from '../../../fixtures/simulators/start.ts';
import { chapters } from '../../lifecycle/chapters.ts';

/** A session alone, without a walk. */
const withSession = async (simulator: Simulator, shared: SharedBrowser, more: Partial<SessionTarget>, work: (session: Session<unknown>, relay: Relay) => Promise<void>): Promise<JournalLine[]> => {
  const { appliance } = chapters[simulator.kind];
  const events: JournalLine[] = [];
  const journal = new Journal(mkdtempSync(join(tmpdir(), 'session-')), { readers: [{ name: 'test', on: (line) => void events.push(line) }], redact: (line) => line });
  const relay = await startRelay({ origin: simulator.url, charset: 'utf-8', trust: { kind: 'plain' }, route: { kind: 'direct' }, rules: appliance.rules(), connectTimeoutMs: 3_000 }, shared.key);
  await appliance.prepare((await import('playwright')).selectors);
  const context = await shared.browser.newContext({ proxy: { server: relay.server, bypass: '<-loopback>' } });
  try {
    const dialogs = new DialogOwner(context, appliance.dialogs);
    const target: SessionTarget = {
      url: simulator.url, user: 'admin', password: async () => Promise.resolve(Secret.of(DEMO_PASSWORD, { kind: 'fixed' })), facts: {}, requireAllowed: () => undefined, rememberRefusal: () => undefined, ...more,
    };
    const session = new Session<unknown>({ tab: await context.newPage(), appliance, target, relay, journal, limitMs: 6_000, dialog: () => dialogs.interruption });
    await work(session, relay);
    await session.close();
  } finally {
    await context.close();
    await relay.close();
    journal.close();
  }
  return events;
};

for (const kind of ['tmse', 'tmw'] as const) {
  test(`${kind}: a session that outlived the wait is not opened again`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    await withSession(simulator, shared, {}, async (session) => {
      await session.open();
      expect(await session.reopenOnce()).toBe(false);
      await session.check();
    });
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1, openSessions: 0 });
  });

  test(`${kind}: a session that ended while the approval waited is opened once more, with what stands before the console`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'legal-banner': '점검 안내를 모두 읽었습니다.' } });
    const asked: (boolean | undefined)[] = [];
    const confirmMachine = async (again?: boolean): Promise<boolean> => {
      asked.push(again);
      return Promise.resolve(true);
    };
    const events = await withSession(simulator, shared, { pages: [{ text: '점검 안내를 모두 읽었습니다.', press: '확인' }], confirmMachine }, async (session) => {
      await session.open();
      simulator.expireSessions();
      expect(await session.reopenOnce()).toBe(true);
      await session.check();
      simulator.expireSessions();
      await expect(session.reopenOnce()).rejects.toThrow('signed-out');
    });
    expect(events.flatMap((event) => (event.type === 'signed-in' ? [event.reopened ?? false] : []))).toEqual([false, true]);
    expect(asked).toEqual([false, true]);
    expect(simulator.ledger()).toMatchObject({ signIns: 2, signInsRefused: 0, openSessions: 0 });
  });

  test(`${kind}: never after a write, and not on another machine`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    await withSession(simulator, shared, {}, async (session, relay) => {
      await session.open();
      simulator.expireSessions();
      (relay.counts as { writes: number }).writes = 1;
      await expect(session.reopenOnce()).rejects.toThrow('signed-out');
    });
    expect(simulator.ledger().signIns).toBe(1);
    const { label } = simulator.state;
    for (const [profile, signIns] of [[{ label }, 2], [{}, 3]] as const) {
      simulator.seed({ label });
      await withSession(simulator, shared, profile, async (session) => {
        await session.open();
        simulator.expireSessions();
        simulator.seed({ label: 'mail-gw.other.example' });
        await expect(session.reopenOnce()).rejects.toThrow('other-machine');
      });
      expect(simulator.ledger().signIns).toBe(signIns);
    }
  });
}
