import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '../../fixtures/test.ts';
import type { JournalLine } from '../../engine/events.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { customersFolder } from '../cli/profile.ts';
import { changedKeys, settingsOf, unmet, wantedOf } from '../model/settings.ts';
import { writingRunbooks } from '../model/runbooks.ts';
import { newestLock } from '../engine/state/lock-folder.ts';
import { applyArguments, CommandProcess, commandPlace, processesWith, rollbackArguments, type CommandPlace } from './command-process.ts';

const customersOf = (simulator: Simulator): string => customersFolder({ kind: simulator.kind, url: simulator.url, label: simulator.state.label });
const apply = (runbook: string, simulator: Simulator, place: CommandPlace): CommandProcess => new CommandProcess(applyArguments(runbook, customersOf(simulator)), place);

interface Point {
  readonly kind: 'tmse' | 'tmw';
  readonly runbook: (typeof writingRunbooks)[number];
  readonly at: JournalLine['type'];
  /** The n-th such line. The intents of TMW's slide 3: [>>], inner, outer. */
  readonly nth: number;
}

/** Each kind of journal line once, and those around a save on the slide with two saves and on the other console. Every line of every runbook, chapters too, is the long run's. */
const points: readonly Point[] = [
  ...(['run-started', 'signed-in', 'section-started', 'step-started', 'reading', 'planned', 'approval', 'resolved', 'admin-log', 'signed-out', 'relay', 'run-ended'] as const).map((at) => ({ kind: 'tmw', runbook: 'sending-permission', at, nth: 1 }) as const),
  ...([['intent', 2], ['write-outcome', 2], ['intent', 3]] as const).map(([at, nth]) => ({ kind: 'tmw', runbook: 'max-recipients', at, nth }) as const),
  { kind: 'tmse', runbook: 'super-white-ip', at: 'intent', nth: 1 },
];

/** The saves that each runbook makes on a console that has nothing of it. */
const saves: Readonly<Record<string, number>> = {
  'tmse sending-permission': 1, 'tmse super-white-ip': 1, 'tmse max-recipients': 1, 'tmse bulk-mail': 3,
  'tmw sending-permission': 1, 'tmw super-white-ip': 2, 'tmw max-recipients': 2, 'tmw bulk-mail': 5,
};

for (const { kind, runbook, at, nth } of points) {
  test(`F-95 F-100 F-102 ${kind} ${runbook} killed at ${at} ${nth}: the same command again ends as wanted without a second save`, async ({ start, shared }) => {
    test.setTimeout(600_000);
    const simulator = await start({ kind });
    const place = commandPlace(shared);
    expect(await apply(runbook, simulator, place).killWhen((lines) => lines.filter((line) => line.type === at).length >= nth), 'it was killed').toBe(undefined);
    const savesBefore = simulator.ledger().saves;
    await expect.poll(() => processesWith(place.temporary), { message: 'browsers of the killed run' }).toEqual([]);
    expect(await apply(runbook, simulator, place).ended()).toBe(0);
    expect(unmet(wantedOf(kind, runbook, ['203.0.113.10']), settingsOf(simulator.state))).toEqual([]);
    expect(simulator.ledger().saves, `${savesBefore} before the second run`).toBe(saves[`${kind} ${runbook}`]);
    expect(readdirSync(place.temporary), 'left of the browsers').toEqual([]);
  });
}

/** A rollback that is killed as soon as its journal says so, and the same again. @returns what is wrong after both; `ended` when it was not killed any more */
const killedRollback = async (runbook: Point['runbook'], simulator: Simulator, place: CommandPlace, due: (lines: readonly JournalLine[]) => boolean) => {
  const before = settingsOf(simulator.state);
  const applied = apply(runbook, simulator, place);
  expect(await applied.ended()).toBe(0);
  const savesBefore = simulator.ledger().saves;
  const args = rollbackArguments(applied.dir ?? '', customersOf(simulator));
  const killed = new CommandProcess(args, place);
  const ended = (await killed.killWhen(due)) !== undefined;
  const doing = (JSON.parse(readFileSync(newestLock(place.state), 'utf8')) as { doing: string }).doing;
  const exit = await new CommandProcess(args, place).ended();
  return { ended, lines: killed.lines().length, doing, found: { exit, undone: simulator.ledger().saves - savesBefore, left: changedKeys(before, settingsOf(simulator.state)) } };
};

for (const at of ['intent', 'write-outcome'] as const) {
  test(`F-100 tmw a rollback killed at ${at}: the same rollback again undoes once`, async ({ start, shared }) => {
    const simulator = await start({ kind: 'tmw' });
    const { ended, doing, found } = await killedRollback('sending-permission', simulator, commandPlace(shared), (lines) => lines.some((line) => line.type === at));
    expect(ended, 'it was killed').toBe(false);
    expect(found).toEqual({ exit: 0, undone: 1, left: [] });
    expect(doing, 'the lock tells the line').toMatch(/^rollback tmw\/sending-permission \S+$/);
  });
}

if (process.env['RUNBOOK_FULL'] === '1') {
  for (const kind of ['tmse', 'tmw'] as const) {
    test(`F-100 ${kind} a rollback killed at every line of its journal: the same rollback again undoes once`, async ({ start, shared }) => {
      test.setTimeout(0);
      const wrong: string[] = [];
      for (let reached = 0, isOver = false; !isOver; ) {
        const simulator = await start({ kind });
        const past = reached;
        const { ended, lines, found } = await killedRollback('sending-permission', simulator, commandPlace(shared), (seen) => seen.length > past);
        if (found.exit !== 0 || found.undone !== 1 || found.left.length > 0) wrong.push(`killed at line ${lines}: ${JSON.stringify(found)}`);
        isOver = ended;
        reached = Math.max(past + 1, lines);
        await simulator.close();
      }
      expect(wrong).toEqual([]);
    });

    for (const runbook of writingRunbooks) {
      test(`F-100 ${kind} ${runbook} killed at every line of its journal: the same command again, one save of each`, async ({ start, shared }) => {
        test.setTimeout(0);
        const ips = ['203.0.113.10'];
        const wrong: string[] = [];
        const reached = new Set<number>();
        // A burst of lines may pass before the kill; the next try begins behind what was reached.
        for (let line = 1, ended = false; !ended; line = Math.max(line, ...reached) + 1) {
          const simulator = await start({ kind });
          const place = commandPlace(shared);
          const killed = apply(runbook, simulator, place);
          ended = (await killed.killWhen((lines) => lines.length >= line)) !== undefined;
          reached.add(killed.lines().length);
          const before = simulator.ledger().saves;
          const exit = await apply(runbook, simulator, place).ended();
          const found = { exit, saves: simulator.ledger().saves, unmet: unmet(wantedOf(kind, runbook, ips), settingsOf(simulator.state)) };
          if (exit !== 0 || found.saves !== saves[`${kind} ${runbook}`] || found.unmet.length > 0) wrong.push(`killed at line ${killed.lines().length}, ${before} saves before: ${JSON.stringify(found)}`);
          await simulator.close();
          if (readdirSync(place.state, { recursive: true, encoding: 'utf8' }).some((file) => /intents.*\.json$/.test(file))) wrong.push(`killed at line ${killed.lines().length}: an open intent is left`);
        }
        expect(reached.size).toBeGreaterThan(10);
        expect(wrong).toEqual([]);
      });
    }
  }
}
