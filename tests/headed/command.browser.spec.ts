import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../cli/io.ts';
import { main } from '../../cli/program.ts';
import { Panel } from '../../engine/panel/panel.ts';
import { expect, test } from '../../fixtures/headed.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import { customersFolder } from '../cli/profile.ts';
import { testIo } from '../cli/test-io.ts';
import { personAt } from './panel.ts';

/** Sits at the terminal and answers nothing: what is asked there is answered in the panel. */
const silent = (): Person => {
  const until = (withdrawn: AbortSignal | undefined): Promise<undefined> => new Promise((resolve) => {
    if (!withdrawn || withdrawn.aborted) resolve(undefined);
    withdrawn?.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return { text: (_, withdrawn) => until(withdrawn), secret: () => until(undefined), yes: (_, withdrawn) => until(withdrawn), choose: (_question, _choices, withdrawn) => until(withdrawn) };
};

test('the command with a window as a whole: approved by the id typed into the panel, changed once, and open until it is closed', async ({ start, display }) => {
  test.setTimeout(480_000);
  const simulator = await start({ kind: 'tmw' });
  const base = mkdtempSync(join(tmpdir(), 'cli-'));
  const env = {
    ...process.env, DISPLAY: display.name, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_OPERATOR: '김운영', RUNBOOK_LANG: 'ko', RUNBOOK_RUNS: join(base, 'runs'), RUNBOOK_STATE: join(base, 'state'),
    RUNBOOK_CUSTOMERS: customersFolder({ url: simulator.url, label: simulator.state.label }),
  };
  const { io, texts } = testIo({ env, answers: {}, display: true });
  const open = Panel.open.bind(Panel);
  const opened = new Promise<Panel>((resolve) => {
    Panel.open = async (wish) => {
      const panel = await open(wish);
      resolve(panel);
      return panel;
    };
  });
  try {
    const argv = ['apply', 'sending-permission', '--customer', 'acme', '--headed', '--ticket', 'T-1', '--requested-by', '홍길동', '--json'];
    const running = main(argv, { ...io, person: () => silent() });
    const { page } = await Promise.race([opened, running.then((code) => Promise.reject(new Error(`ended with ${code}: ${texts.err}`)))]);
    await expect(page.locator('#typed')).toBeFocused({ timeout: 180_000 });
    expect(simulator.ledger().saves).toBe(0);
    // The two windows stand side by side.
    const [console] = page.context().browser()?.contexts().filter((one) => one !== page.context()).flatMap((one) => one.pages()) ?? [];
    if (!console) throw new Error('no console');
    const windows = await Promise.all([console, page].map(async (one) => (await (await one.context().newCDPSession(one)).send('Browser.getWindowForTarget')).bounds));
    expect(windows.map((one) => [one.left, (one.left ?? 0) + (one.width ?? 0) <= 1440])).toEqual([[0, true], [1440, false]]);
    expect(texts.err).not.toContain('화면이 좁아');
    await page.keyboard.type('acme');
    await page.keyboard.press('Enter');
    await expect(page.locator('#verdict')).toContainText('변경 완료', { timeout: 180_000 });
    expect(simulator.ledger()).toMatchObject({ saves: 1, openSessions: 0 });
    const person = personAt(page);
    // The evidence is made before the end is told.
    await expect(person.button('close')).toBeVisible({ timeout: 180_000 });
    await person.close();
    expect(await running, texts.err).toBe(0);
    expect(JSON.parse(texts.out)).toMatchObject({ verdict: 'changed', approval: { outcome: 'given', by: '김운영 (os-user)', how: 'typed in the panel' } });
    expect(page.isClosed()).toBe(true);
  } finally {
    Panel.open = open;
  }
});
