import { FaultError } from '../faults.ts';
import { sameState } from '../goal.ts';
import type { Section } from '../runbook.ts';
import { screenOf, type WalkParts } from './parts.ts';
import { within } from './step.ts';
import { requireInForce, stateHash, type State } from './survey.ts';

/**
 * Before a save that replaces a whole list: reads the list once more, in a tab of its own, because the form on screen holds what was stored when it was opened. What somebody
 * else has added since would be lost without a trace (F-93). Between this look and the click lie milliseconds that no console can close; by hand the
 * look comes while the person's request is held.
 * @throws FaultError `foreign-change` naming the screen
 */
export const requireStill = async (parts: WalkParts, section: Section, before: State, expected: State): Promise<void> => {
  const tab = await parts.tab.context().newPage();
  const beside = { ...parts, tab, actions: parts.actions.apart() };
  try {
    await parts.session.enterIn(tab);
    const screen = screenOf(beside, section);
    await within(parts.waits.stepMs, section.title, section.goTo ? section.goTo(screen) : screen.goTo());
    const { state, proof } = await within(parts.waits.stepMs, section.title, screen.read());
    const picture = await parts.camera.shoot(tab, `${section.id}-still`);
    parts.journal.write({ type: 'reading', section: section.id, phase: 'converge', state, proof, hash: stateHash(state), ...(picture ? { picture } : {}) });
    await requireInForce(beside);
    // A section may save more than once: what an earlier save of ours has stored is as expected already.
    const moved = Object.keys(state).filter((field) => !sameState(state[field], before[field]) && !sameState(state[field], expected[field]));
    if (moved.length > 0) throw new FaultError('foreign-change', { screen: section.title }, 'differs');
  } finally {
    await tab.close().catch(() => undefined);
  }
};
