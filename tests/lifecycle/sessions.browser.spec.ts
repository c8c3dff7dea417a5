import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters, type Kind } from './chapters.ts';

/** What stands between the sign-in and the first screen; whatever it is, a session that was opened is given back (F-38). */
const obstacles = [
  { name: 'a notice over the page (F-10)', faults: { 'notice-layer': true }, code: 'notice-page', text: /점검/, open: 1 },
  { name: 'an untried version (F-47)', faults: { 'other-version': '9.9.9' }, code: 'unknown-version', text: undefined, open: 1 },
  { name: 'an address that is not admitted (F-45)', faults: { 'access-denied': '200' }, code: 'access-denied', text: /접속 허용 IP/, open: 0 },
] as const;

for (const kind of ['tmse', 'tmw'] satisfies Kind[]) {
  const { appliance, chapter } = chapters[kind];

  for (const variant of ['page', 'frameset,v2']) {
    for (const { name, faults, code, text, open } of obstacles) {
      test(`${kind} ${variant}: ${name}`, async ({ start, shared }) => {
        const simulator = await start({ kind, variant, faults });
        const run = await runOn({ simulator, browser: shared, appliance, runbook: chapter, mode: 'apply' });
        expect([run.verdict, run.fault?.code]).toEqual(['not-checked', code]);
        if (text) expect(run.fault?.params['text']).toMatch(text);
        expect(simulator.ledger()).toMatchObject({ saves: 0, signIns: open, signOuts: open, openSessions: 0 });
      });
    }
  }

  test(`${kind}: a refused sign-in is told in the console's words, and not tried again (F-39)`, async ({ start, shared }) => {
    const simulator = await start({ kind });
    const run = await runOn({ simulator, browser: shared, appliance, runbook: chapter, mode: 'plan', password: 'not-the-right-1' });
    expect([run.verdict, run.fault?.code]).toEqual(['not-checked', 'sign-in-refused']);
    expect(run.fault?.params['text']).toContain('비밀번호가 올바르지 않습니다');
    expect(simulator.ledger()).toMatchObject({ signIns: 0, signInsRefused: 1, signOuts: 0 });
  });

  test(`${kind}: a session that ends while a list is read is told as such (F-36)`, async ({ start, shared }) => {
    const simulator = await start({ kind, variant: 'iframe', faults: { 'page-size': 4 } });
    const ended = { done: false };
    const run = await runOn({
      simulator, browser: shared, appliance, runbook: chapter, mode: 'plan',
      onEvent: (event) => {
        if (ended.done || event.type !== 'step-finished' || !/^TM.+-2.*\.2$/.test(event.ref)) return;
        ended.done = true;
        simulator.expireSessions();
      },
    });
    expect([run.verdict, run.fault?.code]).toEqual(['not-checked', 'signed-out']);
    expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
  });
}
