import { FaultError } from '../faults.ts';
import { diffGoal, sameState } from '../goal.ts';
import { faultOf } from '../playwright-errors.ts';
import type { Section } from '../runbook.ts';
import { keyOf } from './moved.ts';
import { screenOf, type WalkParts } from './parts.ts';
import { startSection, within } from './step.ts';
import { readScreen, type State } from './survey.ts';

/** What reading afresh says of a section after its acts. */
export type Proof =
  | { readonly kind: 'as-expected'; readonly waitedMs: number }
  /** Nothing changed through the whole bounded polling. */
  | { readonly kind: 'as-before'; readonly fault: FaultError }
  /** The list shows it, and the console says that it is not in force (F-29). */
  | { readonly kind: 'staged'; readonly fault: FaultError }
  /** The same entry stands twice: an alarm; nothing is deleted (F-24). */
  | { readonly kind: 'duplicate'; readonly fault: FaultError; readonly now: State }
  /** Neither before nor before + ours: a part is done, or somebody else changed something. */
  | { readonly kind: 'other'; readonly fault: FaultError; readonly now: State }
  | { readonly kind: 'unreadable'; readonly fault: FaultError };

/** What a proof compares with, and which entries or fields its picture is to show. */
export interface Proven {
  readonly before: State;
  readonly expected: State;
  readonly changed: readonly string[];
}

/** Enters the screen afresh through the menu and reads the whole list, again and again within the bound (reads only, F-30). */
export const prove = async (parts: WalkParts, section: Section, about: Proven): Promise<Proof> => {
  startSection(parts, section, 'prove');
  const started = performance.now();
  let last: Proof;
  let pauseMs = 100;
  do {
    last = await readOnce(parts, section, about, started);
    if (last.kind === 'as-expected' || last.kind === 'duplicate' || last.kind === 'staged') break;
    if (last.kind === 'unreadable' && ended.has(last.fault.fault.code)) break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    pauseMs = Math.min(pauseMs * 2, 2_000);
  } while (performance.now() - started < parts.waits.proveMs);
  if (last.kind !== 'as-expected') {
    parts.journal.write({ type: 'fault', fault: last.fault.fault, section: section.id });
  }
  return last;
};

/** Faults after which reading again in this session is pointless. */
const ended: ReadonlySet<string> = new Set(['signed-out', 'other-machine', 'access-denied', 'sign-in-refused']);

const readOnce = async (parts: WalkParts, section: Section, { before, expected, changed }: Proven, started: number): Promise<Proof> => {
  try {
    parts.actions.quiet();
    await parts.session.home();
    await parts.session.check();
    const screen = screenOf(parts, section);
    await within(parts.waits.stepMs, section.title, section.goTo ? section.goTo(screen) : screen.goTo());
    const now = await readScreen(parts, section, screen, 'prove', (state) => (sameState(state, expected) ? changed : []));
    const waiting = await parts.session.pending(parts.tab);
    if (sameState(now, expected) && waiting !== undefined) return { kind: 'staged', fault: new FaultError('changes-pending', { text: waiting }, 'failed') };
    if (sameState(now, expected)) return { kind: 'as-expected', waitedMs: Math.round(performance.now() - started) };
    const because = (code: 'not-saved' | 'duplicate-present'): FaultError => new FaultError(code, { screen: section.title }, 'failed');
    if (sameState(now, before)) return { kind: 'as-before', fault: because('not-saved') };
    if (hasDuplicate(now) || diffGoal(section.goal, now).some((one) => one.twice)) return { kind: 'duplicate', fault: because('duplicate-present'), now };
    return { kind: 'other', fault: because('not-saved'), now };
  } catch (error) {
    return { kind: 'unreadable', fault: faultOf(section.title, error) };
  }
};

/** Whether any list of the state, or of an entry in it, holds the same canonical item, or the same policy name, twice. */
const hasDuplicate = (value: unknown): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if (!Array.isArray(value)) return Object.values(value).some(hasDuplicate);
  const keys = value.map(keyOf);
  return new Set(keys).size < keys.length || value.some(hasDuplicate);
};
