import { expect, test } from '../../fixtures/test.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { chapters, isAsWanted, savesFor, seedExisting, verdictsFor, wantedState, type Kind } from './chapters.ts';
import { choicesFor, variantWords } from './choices.ts';

const full = process.env['RUNBOOK_FULL'] === '1';

/** An apply reads as a plan does and an apply again as a verify does: in the short run only the first layout of each console walks those by themselves too. */
const whole = (n: number): boolean => full || n === 0;
const modesFor = (n: number) => (whole(n) ? (['diagnose', 'plan', 'apply', 'verify', 'apply'] as const) : (['diagnose', 'apply', 'apply'] as const));

/** Every runbook of the chapter through diagnose, plan, apply, verify, apply again; the console's ledger is the judge. */
for (const kind of ['tmse', 'tmw'] satisfies Kind[]) {
  for (const [n, choice] of choicesFor(kind, full).entries()) {
    test(`${kind} chapter: ${variantWords(choice)} · ${choice['exists']}`, async ({ start, shared }) => {
      test.setTimeout(300_000);
      const { appliance, diagnose, chapter } = chapters[kind];
      const simulator = await start({ kind, variant: variantWords(choice) });
      seedExisting(simulator, choice['exists'] ?? '');
      const neighbours = JSON.stringify(simulator.state.superWhite.policies.filter((one) => one.name !== '급여메일'));
      const seen: string[] = [];
      const problems: string[] = [];
      const saves: number[] = [];
      const modes = modesFor(n);
      for (const mode of modes) {
        const before = simulator.ledger().saves;
        // The logs were read by the diagnosis just before.
        const book = whole(n) ? chapter : { ...chapter, observe: [] };
        const run = await runOn({ simulator, browser: shared, appliance, runbook: mode === 'diagnose' ? diagnose : book, mode, stepPictures: whole(n) });
        seen.push(run.verdict);
        saves.push(simulator.ledger().saves - before);
        if (run.exitCode > 2) problems.push(`${mode}: ${run.sentence} ${JSON.stringify(run.events.flatMap((event) => (event.type === 'fault' ? [event] : [])))} ${run.dir}`);
      }
      expect(problems).toEqual([]);
      const short = modes.length < 5;
      expect(seen).toEqual(verdictsFor(choice).filter((_, i) => !short || i === 0 || i === 2 || i === 4));
      expect(saves).toEqual(short ? [0, savesFor(kind, choice), 0] : [0, 0, savesFor(kind, choice), 0, 0]);
      expect(isAsWanted(simulator, choice)).toEqual(wantedState(choice));
      expect(JSON.stringify(simulator.state.superWhite.policies.filter((one) => one.name !== '급여메일'))).toBe(neighbours);
      expect(simulator.ledger()).toMatchObject({ signIns: modes.length, signOuts: modes.length, openSessions: 0, signInsRefused: 0 });
    });
  }
}
