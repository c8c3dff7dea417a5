import type { SectionResult } from '../events.ts';
import { FaultError } from '../faults.ts';
import { maySave, type SentWrite } from '../gate.ts';
import type { Difference } from '../goal.ts';
import type { Procedure, Section } from '../runbook.ts';
import type { Screen } from '../screen.ts';
import { expandSteps, leadingLooks } from './expand.ts';
import { screenOf, type WalkParts } from './parts.ts';
import { outcomeBy } from './outcome.ts';
import { prove, type Proof } from './prove.ts';
import { requireStill } from './still.ts';
import { skipStep, startSection, walkStep } from './step.ts';
import { approach, readScreen, requireInForce, type State } from './survey.ts';

/** How one section ended, and whether the walk may go on. */
export interface Converged {
  readonly result: SectionResult;
  readonly goOn: boolean;
  /** The fault that stopped it, already in the journal. */
  readonly fault?: FaultError;
}

/** One section's acts: which steps, from what was read, towards which whole state. */
export interface Order {
  readonly section: Section;
  readonly procedure: Procedure;
  readonly differences: readonly Difference[];
  /** The whole state that must be read afterwards. */
  readonly expected: State;
  /** Throws when what is read now is not what the plan was made from. */
  readonly recheck: (now: State) => void;
  readonly result: (verdict: SectionResult['verdict'], note?: string) => SectionResult;
}

/** Goes there again, acts, and proves by reading. Never throws a fault: what was sent is always resolved by reading. */
export const actAndProve = async (parts: WalkParts, order: Order): Promise<Converged> => {
  const { section, procedure } = order;
  startSection(parts, section, 'converge', procedure.slide);
  const screen = screenOf(parts, section);
  let before: State = {};
  let fault: FaultError | undefined;
  try {
    await approach(parts, section, screen, 'converge', expandSteps(section.steps, order.differences).length);
    before = await readScreen(parts, section, screen, 'converge', () => keysOf(order.differences.filter((one) => one.before !== undefined && !(one.missing && one.path.length === 1))));
    await recheck(parts, order, before);
    screen.before = before;
    parts.gate.means({ before, meant: order.differences, ...(section.of === undefined ? {} : { of: section.of }) });
    parts.gate.saveOnly((saved) => requireStill(parts, section, before, saved ? order.expected : undefined));
    await walkActs(parts, order, screen);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    fault = error;
  }
  const sent = parts.gate.taken();
  if (fault && !sent.some(maySave)) return { result: order.result(fault.fault.verdict === 'unknown' ? 'failed' : fault.fault.verdict, fault.fault.code), goOn: false, fault };
  const proof = await prove(parts, section, { before, expected: order.expected, changed: keysOf(order.differences) });
  return conclude(parts, order, before, sent, proof, fault ?? lateDialog(parts, section) ?? (proof.kind === 'staged' ? proof.fault : undefined));
};

/** The entries of a list, or the fields, that a change is about: what a reader looks for in the picture. */
const keysOf = (differences: readonly Difference[]): string[] => [...new Set(differences.flatMap(({ path, missing, removed }) => (path[1] === undefined ? (missing ?? removed ?? path) : path[1])))];

/** A dialog that nobody declared stops the run even when it came after the save's own step. */
const lateDialog = (parts: WalkParts, section: Section): FaultError | undefined => {
  try {
    parts.actions.requireNoDialog();
    return undefined;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    parts.journal.write({ type: 'fault', fault: error.fault, section: section.id });
    return error;
  }
};

const recheck = async (parts: WalkParts, { section, recheck: check }: Order, now: State): Promise<void> => {
  try {
    await requireInForce(parts);
    check(now);
  } catch (error) {
    if (error instanceof FaultError) parts.journal.write({ type: 'fault', fault: error.fault, section: section.id });
    throw error;
  }
};

const walkActs = async (parts: WalkParts, { section, procedure, differences }: Order, screen: Screen<State>): Promise<void> => {
  const planned = expandSteps(procedure.steps, differences);
  // A procedure of ours begins on the screen; the guide's steps begin with the way to it, which was just walked.
  const skip = procedure.slide === section.slide ? leadingLooks(section.steps).length : 0;
  for (const [i, { step, needed }] of planned.entries()) {
    if (i < skip) continue;
    const place = { section, slide: procedure.slide, phase: 'converge' as const, n: i + 1, of: planned.length };
    if (needed) await walkStep(parts, screen, step, place);
    else await skipStep(parts, place, step);
  }
};

/** What the machine holds is decided by reading, never by a message or a status (law 1). */
const conclude = (parts: WalkParts, { section, result, differences }: Order, before: State, sent: readonly SentWrite[], proof: Proof, fault: FaultError | undefined): Converged => {
  const outcome = outcomeBy(proof, { before, meant: differences, sent, fault });
  const how = proof.kind === 'unreadable' ? proof.fault.fault.code : proof.kind;
  parts.journal.write({ type: 'resolved', section: section.id, intents: sent.map((one) => one.intent), outcome, how });
  if (outcome !== 'unknown') parts.gate.close(sent.map((one) => one.intent));
  // A save without an answer that reading confirms is a change like any other; every other fault stops the run.
  const stops = fault !== undefined && fault.fault.code !== 'save-unresolved';
  if (outcome === 'changed') return stops ? { result: result('failed', 'changed-but-stopped'), goOn: false, fault } : { result: result('changed'), goOn: true };
  const because = fault ?? reasonOf(proof, outcome);
  return { result: result(outcome, how), goOn: false, ...(because ? { fault: because } : {}) };
};

/** What reading found is a fault like any other, so that whoever watches is shown it. A save that was answered and does not show must not be made again. */
const reasonOf = (proof: Proof, outcome: 'failed' | 'unknown'): FaultError | undefined => {
  if (proof.kind === 'as-expected') return undefined;
  return proof.kind !== 'unreadable' && outcome === 'unknown' ? new FaultError('not-saved', { ...proof.fault.fault.params, how: 'answered' }, 'unknown') : proof.fault;
};
