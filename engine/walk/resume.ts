import { readJournal } from '../evidence/read-journal.ts';
import type { JournalLine } from '../events.ts';
import { FaultError } from '../faults.ts';
import { diffGoal, sameState, type Difference } from '../goal.ts';
import type { Section } from '../runbook.ts';
import { localClock } from '../session/machine-clock.ts';
import { openIntents, registerOf, type OpenIntent, type OpenRun } from '../state/intents.ts';
import { folderTime } from '../state/state-file.ts';
import { expandSteps } from './expand.ts';
import { anyOfOursCame, nameOf, shareOf } from './ours-in.ts';
import type { WalkParts } from './parts.ts';
import { lastState, meantBy } from './recorded.ts';
import { refutableFrom } from './refutable.ts';
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
  const aheadMs = folderTime(stateDir) - Date.now();
  let left = 0;
  let until: number | undefined;
  for (const all of byScreen(run.intents)) {
    const [{ section: id, means }] = all;
    const section = sections.find((one) => one.id === id && (means === undefined || one.of === means.of));
    const settle = (intents: readonly string[], outcome: 'changed' | 'failed'): void => {
      if (intents.length > 0) parts.journal.write({ type: 'resolved', section: id, intents, outcome, how: 'resumed' });
      for (const intent of intents) register.resolve(intent);
    };
    const meant = means?.meant ?? meantBy(lines, id);
    const seen = seenStored(all.map((one) => one.intent), lines, id, meant);
    settle(seen, 'changed');
    const open = all.filter((one) => !seen.includes(one.intent)).map((one): Open => ({
      intent: one.intent, before: lastState(linesBefore(lines, [one.intent]), id) ?? means?.before, meant: meant && shareOf(meant, one),
      refutableMs: refutableFrom(one, lines, parts.waits) - aheadMs,
    }));
    if (open.length === 0) continue;
    const outcomes = section ? await outcomesOf(parts, section, sections, open) : new Map<string, 'changed' | 'failed'>();
    for (const outcome of ['changed', 'failed'] as const) settle(open.map((one) => one.intent).filter((intent) => outcomes.get(intent) === outcome), outcome);
    const still = open.filter((one) => !outcomes.has(one.intent));
    left += still.length;
    if (section) until = still.map((one) => one.refutableMs).filter((ms) => ms > Date.now()).reduce((latest: number | undefined, ms) => Math.max(latest ?? 0, ms), until);
  }
  return { left, until };
};

/** The open saves of each screen; two policies' own pages are two screens. */
const byScreen = (intents: readonly OpenIntent[]): (readonly [OpenIntent, ...OpenIntent[]])[] => {
  const groups = new Map<string, [OpenIntent, ...OpenIntent[]]>();
  for (const one of intents) {
    const key = JSON.stringify([one.section, one.means?.of]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
};

/** An open save: the screen before it, what it was to bring, and from when on a list that is as before refutes it (ms since the epoch, by this host's clock). */
interface Open {
  readonly intent: string;
  readonly before: State | undefined;
  readonly meant: readonly Difference[] | undefined;
  readonly refutableMs: number;
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

/**
 * Each save by itself: changed when something of what it was to bring stands there now; failed when nothing does at a time that refutes it, whatever somebody else has changed
 * meanwhile. One that cannot be decided yet is not in the result. A run waits here as long as an answer and a proof may take together.
 */
const outcomesOf = async (parts: WalkParts, section: Section, sections: readonly Section[], open: readonly Open[]): Promise<Map<string, 'changed' | 'failed'>> => {
  const found = new Map<string, 'changed' | 'failed'>();
  const lookOnce = async (): Promise<void> => {
    const now = await look(parts, section, sections);
    for (const one of open) {
      if (found.has(one.intent) || now === undefined) continue;
      if (isStored(section, one, now)) found.set(one.intent, 'changed');
      else if (one.before !== undefined && one.refutableMs <= Date.now()) found.set(one.intent, 'failed');
    }
  };
  await lookOnce();
  const waitMs = Math.max(...open.filter((one) => !found.has(one.intent) && one.before !== undefined).map((one) => one.refutableMs - Date.now()));
  if (waitMs <= 0 || waitMs > parts.waits.answerMs + parts.waits.proveMs) return found;
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  await lookOnce();
  return found;
};

/** Without the earlier reading only a goal that holds decides. */
const isStored = (section: Section, { before, meant }: Open, now: State): boolean => {
  if (!before) return diffGoal(section.goal, now).length === 0;
  return meant ? anyOfOursCame(meant, before, now) : !sameState(now, before);
};

/** The screen as it is now; that of an entry which is not in its list any more is as a new one. Undefined where it cannot be found. */
const look = async (parts: WalkParts, section: Section, sections: readonly Section[]): Promise<State | undefined> => {
  const walk = async (one: Section): Promise<State> => visit(parts, one, 'survey', expandSteps(one.steps, []).length);
  try {
    const parent = section.of === undefined ? undefined : sections.find((one) => one.id === section.within);
    if (parent && section.fresh && !hasEntry(await walk(parent), section.of)) return section.fresh;
    return await walk(section);
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'not-found') return undefined;
    throw error;
  }
};

const hasEntry = (state: State, name: string | undefined): boolean => Object.values(state).some((list) => Array.isArray(list) && list.some((one: unknown) => nameOf(one) === name));
