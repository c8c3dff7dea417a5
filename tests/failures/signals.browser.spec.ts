import { expect, test } from '../../fixtures/test.ts';
import type { JournalLine } from '../../engine/events.ts';
import { customersFolder } from '../cli/profile.ts';
import { applyArguments, CommandProcess, commandPlace, processesWith } from './command-process.ts';

const isSave = (line: JournalLine): boolean => line.type === 'intent' && !line.path.endsWith('Move.do');

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`F-99 F-102 ${name} while a save is unanswered: the save is resolved by reading, the session given back, no browser left`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmw', faults: { 'save-delay': 3_000 } });
    const place = commandPlace(shared);
    // Two saves: the second is not made any more.
    const args = applyArguments('super-white-ip', customersFolder({ kind: 'tmw', url: simulator.url, label: simulator.state.label }));
    const run = new CommandProcess(args, place);
    const exit = await run.when((lines) => lines.some(isSave) && simulator.ledger().saves === 1, () => run.signal(name));
    expect(exit).toBe(4);
    expect(simulator.ledger()).toMatchObject({ saves: 1, signIns: 1, signOuts: 1, openSessions: 0 });
    expect(run.lines().filter((line) => line.type === 'resolved').map((line) => line.outcome)).toEqual(['changed']);
    expect(run.lines().at(-1)).toMatchObject({ type: 'run-ended', verdict: 'failed', exitCode: 4 });
    await expect.poll(() => processesWith(place.temporary)).toEqual([]);
  });
}

test('F-99 SIGINT twice: ended at once with 130, the intent stays in the journal, and the next run resolves it by reading first', async ({ start, shared }) => {
  const simulator = await start({ kind: 'tmw', faults: { 'save-delay': 20_000 } });
  const place = commandPlace(shared);
  const args = applyArguments('sending-permission', customersFolder({ kind: 'tmw', url: simulator.url, label: simulator.state.label }));
  const run = new CommandProcess(args, place);
  // What comes within a second is the same key press (npm passes each on once more), so it is asked until it is gone.
  const insist = (): void => {
    const asking = setInterval(() => run.signal('SIGINT'), 50);
    void run.ended().finally(() => clearInterval(asking));
  };
  expect(await run.when((lines) => lines.some(isSave) && simulator.ledger().saves === 1, insist)).toBe(130);
  expect(run.lines().some((line) => line.type === 'resolved')).toBe(false);
  simulator.faults.clear();
  const again = new CommandProcess(args, place);
  expect(await again.ended()).toBe(0);
  const events = again.lines();
  const resolved = events.findIndex((line) => line.type === 'resolved');
  expect(events[resolved]).toMatchObject({ outcome: 'changed', how: 'resumed' });
  expect(events.findIndex((line) => line.type === 'planned')).toBeGreaterThan(resolved);
  expect(simulator.ledger().saves).toBe(1);
  await expect.poll(() => processesWith(place.temporary)).toEqual([]);
});
