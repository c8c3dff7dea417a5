import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters, isAsWanted, savesFor, seedExisting, verdictsFor, wantedState, type Kind } from './chapters.ts';
import { choicesFor, variantWords } from './choices.ts';

const full = process.env['RUNBOOK_FULL'] === '1';

const walks = ['diagnose', 'plan', 'apply', 'verify', 'apply'] as const;

/**
 * Which of them, by their place. An apply reads as a plan does, and its proof as a verify does: in the short run only the first layout of each console walks them all; of the
 * others each second one is diagnosed too, which reads its logs.
 */
const whole = (n: number): boolean => full || n === 0;
const walksFor = (n: number): readonly number[] => (whole(n) ? [0, 1, 2, 3, 4] : n % 2 === 1 ? [0, 2] : [2]);

/** Every runbook of the chapter through diagnose, plan, apply, verify, apply again; the console's ledger is the judge. */
for (const kind of ['tmse', 'tmw'] satisfies Kind[]) {
  for (const [n, choice] of choicesFor(kind, full).entries()) {
    test(`${kind} chapter: ${variantWords(choice)} · ${choice['exists']}`, async ({ start, shared }) => {
      test.setTimeout(600_000);
      const { appliance, diagnose, chapter } = chapters[kind];
      const simulator = await start({ kind, variant: variantWords(choice) });
      seedExisting(simulator, choice['exists'] ?? '');
      const neighbours = JSON.stringify(simulator.state.superWhite.policies.filter((one) => one.name !== '급여메일'));
      const seen: string[] = [];
      const problems: string[] = [];
      const saves: number[] = [];
      const chosen = walksFor(n);
      for (const walk of chosen) {
        const mode = walks[walk] ?? 'apply';
        const before = simulator.ledger().saves;
        // The logs are the diagnosis's to read.
        const book = whole(n) ? chapter : { ...chapter, observe: [] };
        const run = await runOn({ simulator, browser: shared, appliance, runbook: mode === 'diagnose' ? diagnose : book, mode, stepPictures: whole(n), ...(whole(n) ? { waits: { freshMs: 0 } } : {}) });
        seen.push(run.verdict);
        saves.push(simulator.ledger().saves - before);
        if (run.exitCode > 2) problems.push(`${mode}: ${run.sentence} ${JSON.stringify(run.events.flatMap((event) => (event.type === 'fault' ? [event] : [])))} ${run.dir}`);
      }
      expect(problems).toEqual([]);
      expect(seen).toEqual(chosen.map((walk) => verdictsFor(choice)[walk]));
      expect(saves).toEqual(chosen.map((walk) => (walk === 2 ? savesFor(kind, choice) : 0)));
      expect(isAsWanted(simulator, choice)).toEqual(wantedState(choice));
      expect(JSON.stringify(simulator.state.superWhite.policies.filter((one) => one.name !== '급여메일'))).toBe(neighbours);
      expect(simulator.ledger()).toMatchObject({ signIns: chosen.length, signOuts: chosen.length, openSessions: 0, signInsRefused: 0 });
    });
  }
}
