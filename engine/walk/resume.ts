import { readJournal } from '../evidence/read-journal.ts';
import type { JournalLine } from '../events.ts';
import { FaultError } from '../faults.ts';
import { diffGoal, sameState, type Difference } from '../goal.ts';
import type { Section } from '../runbook.ts';
import { localClock } from '../session/machine-clock.ts';
import { openIntents, registerOf, type OpenIntent, type OpenRun } from '../state/intents.ts';
import { anyOfOursCame } from './ours-in.ts';
import { meantBy, lastState } from './recorded.ts';
import { expandSteps } from './expand.ts';
import type { WalkParts } from './parts.ts';
import { visit, type State } from './survey.ts';

/**
 * Resolves by reading what earlier runs left open on this machine, before anything else (law 2). What this runbook has no screen for stays open: a run that may write
 * refuses then, one that only reads goes on.
 * @throws FaultError `open-intent` naming the run that must be resolved first
 */
export const resolveOpenIntents = async (parts: WalkParts, at: { readonly stateDir: string; readonly machine: string }, sections: readonly Section[]): Promise<void> => {
  for (const run of openIntents(at.stateDir, at.machine)) {
    const { left, until } = await resolveRun(parts, at.stateDir, run, sections);
    if (left > 0 && (parts.mode === 'apply' || parts.mode === 'rollback')) throw new FaultError('open-intent', { run: run.runDir, ...(until === undefined ? {} : { until: localClock(until) }) }, 'unknown');
  }
};

const resolveRun = async (parts: WalkParts, stateDir: string, run: OpenRun, sections: readonly Section[]): Promise<{ left: number; until: number | undefined }> => {
  const register = registerOf(stateDir, run);
  const lines = await readJournal(run.runDir).then((journal) => journal.lines).catch(() => []);
  let left = 0;
  let until: number | undefined;
  for (const id of new Set(run.intents.map((one) => one.section))) {
    const section = sections.find((one) => one.id === id);
    const meant = meantBy(lines, id);
    const all = run.intents.filter((one) => one.section === id);
    const settle = (intents: readonly string[], outcome: 'changed' | 'failed'): void => {
      if (intents.length > 0) parts.journal.write({ type: 'resolved', section: id, intents, outcome, how: 'resumed' });
      for (const intent of intents) register.resolve(intent);
    };
    const seen = seenStored(all.map((one) => one.intent), lines, id, meant);
    settle(seen, 'changed');
    const open = all.filter((one) => !seen.includes(one.intent));
    if (open.length === 0) continue;
    const intents = open.map((one) => one.intent);
    const refutable = refutableFrom(open, lines, parts.waits.proveMs);
    const outcome = section && (await outcomeOf(parts, section, { before: lastState(linesBefore(lines, intents), id), meant }, refutable));
    if (outcome) {
      settle(intents, outcome);
      continue;
    }
    left += intents.length;
    if (section && refutable > Date.now()) until = Math.max(until ?? 0, refutable);
  }
  return { left, until };
};

/** What an earlier run knew of a section before it acted. */
interface Earlier {
  readonly before: State | undefined;
  readonly meant: readonly Difference[] | undefined;
}

/** The journal up to the first of these intents; whole where none of them stands in it. */
const linesBefore = (lines: readonly JournalLine[], intents: readonly string[]): readonly JournalLine[] => {
  const at = lines.findIndex((line) => line.type === 'intent' && intents.includes(line.intent));
  return at < 0 ? lines : lines.slice(0, at);
};

/**
 * Of these saves, those whose effect the run itself has still read: something of ours stood there between such a save and the next one that had not stood there before it.
 * They are proven whatever became of the later ones (an inner save that is stored, and a kill before the outer one is answered, F-100).
 */
export const seenStored = (intents: readonly string[], lines: readonly JournalLine[], section: string, meant: readonly Difference[] | undefined): string[] =>
  intents.filter((intent) => {
    const earlier = linesBefore(lines, [intent]);
    const before = lastState(earlier, section);
    const rest = lines.slice(earlier.length + 1);
    const next = rest.findIndex((line) => line.type === 'intent' && line.section === section);
    const after = lastState(next < 0 ? rest : rest.slice(0, next), section);
    return before !== undefined && after !== undefined && meant !== undefined && anyOfOursCame(meant, before, after);
  });

/** After this time no list is still taken for old. */
const staleMs = 600_000;

/**
 * From when on a list that is as before says that these saves were not stored (ms since the epoch). A stale read never refutes a save that was answered, so that the same
 * command right after an `unknown` does not save it again (F-30); without an answer the bound of the proof does.
 */
export const refutableFrom = (open: readonly Pick<OpenIntent, 'intent' | 'at'>[], lines: readonly JournalLine[], proveMs: number): number => {
  const answered = (intent: string): boolean => lines.some((line) => line.type === 'write-outcome' && line.intent === intent && line.outcome.kind === 'answered' && line.outcome.status < 400);
  return Math.max(...open.map(({ intent, at }) => Date.parse(at) + (answered(intent) ? staleMs : proveMs)));
};

/**
 * Changed when something of what that run meant stands there now; failed when nothing does at a time that refutes it, whatever somebody else has changed meanwhile. Without the
 * earlier reading only a goal that holds decides.
 */
const outcomeOf = async (parts: WalkParts, section: Section, { before, meant }: Earlier, refutable: number): Promise<'changed' | 'failed' | undefined> => {
  const look = (): Promise<State> => visit(parts, section, 'survey', expandSteps(section.steps, []).length);
  const now = await look();
  if (!before) return diffGoal(section.goal, now).length === 0 ? 'changed' : undefined;
  const stored = (state: State): boolean => (meant ? anyOfOursCame(meant, before, state) : !sameState(state, before));
  if (stored(now)) return 'changed';
  const waitMs = refutable - Date.now();
  if (waitMs <= 0) return 'failed';
  if (waitMs > parts.waits.proveMs) return undefined;
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  return stored(await look()) ? 'changed' : 'failed';
};
