import type { BrowserContext } from 'playwright';
import { expect, test } from '../../../fixtures/test.ts';
import { runOn, type RunOrder } from '../../../fixtures/run-on.ts';
import type { JournalLine } from '../../../engine/events.ts';
import { DEMO_PASSWORD } from '../../../fixtures/simulators/core/seed.ts';
import { chapters } from '../../lifecycle/chapters.ts';
import tmsePermission from '../../../runbooks/tmse/sending-permission.runbook.ts';
import tmwPermission from '../../../runbooks/tmw/sending-permission.runbook.ts';

const runbooks = { tmse: { ...tmsePermission, observe: [] }, tmw: { ...tmwPermission, observe: [] } };

/** The person at the browser window: types by keys and sends the form by Enter. */
const typeAsPerson = async (context: BrowserContext, user: string, password: string): Promise<void> => {
  const [tab] = context.pages();
  if (!tab) throw new Error('no window');
  await tab.locator('form:has(input[type=password]) input[type=text]').fill(user);
  const field = tab.locator('input[type=password]');
  await field.pressSequentially(password);
  await field.press('Enter');
};

for (const kind of ['tmse', 'tmw'] as const) {
  const order = (simulator: RunOrder['simulator']) => ({ simulator, appliance: chapters[kind].appliance, runbook: runbooks[kind], mode: 'plan' as const });
  const never = async (): Promise<never> => Promise.reject(new Error('the password is not ours to ask'));

  test(`${kind}: the person signs in, and nothing is recorded before the sign of the session`, async ({ start, shared }) => {
    const simulator = await start({ kind, variant: 'v2' });
    let typed: Promise<void> | undefined;
    const run = await runOn({
      ...order(simulator), browser: { ...shared, headless: false }, machine: { byHand: true, password: never },
      onEvent: (event) => {
        if (event.type === 'person-asked') typed = typeAsPerson(onlyContext(shared.browser.contexts()), 'admin', DEMO_PASSWORD);
      },
    });
    await typed;
    expect([run.fault, run.verdict]).toEqual([undefined, 'differs']);
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signOuts: 1, openSessions: 0 });
    const before = run.events.slice(0, run.events.findIndex((event) => event.type === 'signed-in'));
    expect(before.map((event) => event.type)).toEqual(['run-started', 'person-asked']);
    expect(run.events.find((event) => event.type === 'signed-in')).toMatchObject({ source: 'by-hand' });
    expect(JSON.stringify(run.events satisfies readonly JournalLine[])).not.toContain(DEMO_PASSWORD);
  });

  test(`${kind}: a person who mistypes has one try, and another account is not taken`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const run = async (user: string, password: string) => {
      let typed: Promise<void> | undefined;
      const ended = await runOn({
        ...order(simulator), browser: { ...shared, headless: false }, machine: { byHand: true, password: never }, waits: { actionMs: 4_000 },
        onEvent: (event) => {
          if (event.type === 'person-asked') typed = typeAsPerson(onlyContext(shared.browser.contexts()), user, password);
        },
      });
      await typed;
      return ended;
    };
    expect((await run('admin', 'mistyped-1')).fault?.code).toBe('sign-in-refused');
    expect((await run('domainadmin', 'domain!2024')).fault).toMatchObject({ code: 'other-user', params: { expected: 'admin', shown: 'domainadmin' } });
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signInsRefused: 1, signOuts: 1, openSessions: 0 });
  });

  test(`${kind}: without a window nobody can sign in by hand`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const run = await runOn({ ...order(simulator), browser: shared, machine: { byHand: true, password: never } });
    expect([run.fault?.code, run.verdict]).toEqual(['person-needed', 'not-checked']);
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0 });
  });

  test(`F-49 ${kind}: a keyboard plug-in hands the sign-in to the person at the window`, async ({ start, shared }) => {
    const simulator = await start({ kind, faults: { 'keyboard-plugin': 'script' } });
    let typed: Promise<void> | undefined;
    const run = await runOn({
      ...order(simulator), browser: { ...shared, headless: false },
      onEvent: (event) => {
        if (event.type === 'person-asked') typed = typeAsPerson(onlyContext(shared.browser.contexts()), 'admin', DEMO_PASSWORD);
      },
    });
    await typed;
    expect([run.fault, run.verdict]).toEqual([undefined, 'differs']);
    expect(simulator.ledger()).toMatchObject({ signIns: 1, signInsRefused: 0, signOuts: 1 });
  });

  test(`${kind}: a person who stops the run while it waits ends it`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const stop = new AbortController();
    const run = await runOn({
      ...order(simulator), browser: { ...shared, headless: false }, machine: { byHand: true, password: never }, signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'person-asked') stop.abort();
      },
    });
    expect([run.fault?.code, run.exitCode]).toEqual(['stopped', 130]);
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 0 });
  });
}

const onlyContext = (contexts: readonly BrowserContext[]): BrowserContext => {
  const [context, ...more] = contexts;
  if (!context || more.length > 0) throw new Error(`${contexts.length} contexts`);
  return context;
};
