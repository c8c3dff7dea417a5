import { openBrowser } from '../../engine/browser/shared.ts';
import { startDisplay } from '../../fixtures/display.ts';
import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmwSlide from '../../runbooks/tmw/sending-permission.runbook.ts';

test('F-112 the same slide in a window: changed once, and pictures as without one', async ({ start }) => {
  const simulator = await start({ kind: 'tmw', variant: 'frameset,popup' });
  const display = await startDisplay('1400x1000');
  const shared = await openBrowser({ headless: false, env: { ...process.env, DISPLAY: display.name } });
  try {
    const run = await runOn({ simulator, browser: shared, appliance: tmw, runbook: { ...tmwSlide, observe: [] }, mode: 'apply', stepPictures: true });
    expect(run.verdict, run.sentence).toBe('changed');
    expect(simulator.ledger()).toMatchObject({ saves: 1, signIns: 1, signOuts: 1, openSessions: 0 });
    const readings = run.events.flatMap((event) => (event.type === 'reading' && event.picture ? [event.picture] : []));
    expect(readings.map(({ width, height }) => [width, height])).toEqual(readings.map(() => [1280, 800]));
    expect(readings.length).toBeGreaterThan(1);
  } finally {
    await shared.close();
    await display.close();
  }
});
