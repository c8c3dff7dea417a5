import type { FaultError } from '../faults.ts';
import { maySave, type SentWrite } from '../gate.ts';
import type { Difference } from '../goal.ts';
import { allOfOursStand, anyOfOursCame } from './ours-in.ts';
import type { Proof } from './prove.ts';
import type { State } from './survey.ts';

/** What the saves of a section were to bring, from what, and how they ended. */
export interface Acted {
  readonly before: State;
  readonly meant: readonly Difference[];
  readonly sent: readonly SentWrite[];
  readonly fault: FaultError | undefined;
}

/**
 * What became of a section's saves, by what was read afterwards (law 1). A save without an answer may yet be stored, and a stale read never refutes one that was answered without
 * an error sign (F-30): while not all that was meant stands there, such a save stays unknown and open, so that the same command does not make it again. What else has changed on
 * the screen says nothing about it.
 */
export const outcomeBy = (proof: Proof, { before, meant, sent, fault }: Acted): 'changed' | 'failed' | 'unknown' => {
  if (proof.kind === 'as-expected') return 'changed';
  if (proof.kind === 'unreadable') return 'unknown';
  if (proof.kind === 'staged' || (proof.kind !== 'as-before' && allOfOursStand(meant, proof.now))) return 'failed';
  const saves = sent.filter(maySave);
  if (saves.some(({ outcome }) => outcome.kind === 'unanswered')) return 'unknown';
  // The list shows a part of the only save: it is no old one.
  if (proof.kind !== 'as-before' && saves.length === 1 && anyOfOursCame(meant, before, proof.now)) return 'failed';
  return saves.some(({ outcome }) => outcome.kind === 'answered' && outcome.status < 400) && !isErrorSign(fault) ? 'unknown' : 'failed';
};

/** Whatever stopped the section counts as the console's error sign, but a dialog that says that it is done (F-28: neither the one nor the other is believed). */
const isErrorSign = (fault: FaultError | undefined): boolean => fault !== undefined && !(fault.fault.code === 'undeclared-dialog' && saysDone(String(fault.fault.params['text'] ?? '')));

const saysDone = (text: string): boolean => /(되었|됐|하였|했)습니다|완료|success|saved|completed/i.test(text) && !/실패|오류|못|않|없|error|fail|unable|cannot|not /i.test(text);
