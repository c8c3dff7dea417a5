import { FaultError } from '../faults.ts';
import type { Section } from '../runbook.ts';
import { isStill, movedParams, movedSince } from './moved.ts';
import { screenOf, type WalkParts } from './parts.ts';
import { within } from './step.ts';
import { requireInForce, stateHash, type State } from './survey.ts';

/**
 * Before each save of a section: reads its screen once more, in a tab of its own, because the form on screen holds what was stored when it was opened. What somebody else has
 * added since would be lost without a trace, or stand there twice (F-93). Between this look and the click lie milliseconds that no console can close; by hand the
 * look comes while the person's request is held. Where the page holds the session no other tab has it, and such a screen looks by itself.
 * @param expected where the section is going; undefined before its first save, when everything must be as it was
 * @throws FaultError `foreign-change` naming the screen, and what came, went or changed
 */
export const requireStill = async (parts: WalkParts, section: Section, before: State, expected: State | undefined): Promise<void> => {
  if (parts.session.inPage) return;
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
    const moved = movedSince(before, state, expected);
    if (!isStill(moved)) throw new FaultError('foreign-change', { screen: section.title, ...movedParams(moved) }, 'differs');
  } finally {
    await tab.close().catch(() => undefined);
  }
};
